#pragma once

#include <vector>

#include "qda/base/diagnostics.hpp"
#include "qda/model/finding.hpp"
#include "qda/codebook/codebook.hpp"
#include "qda/model/corpus.hpp"
#include "qda/model/universe.hpp"

namespace qda {

/// What is checked: the quotations of an export, its universe (labelled, and without what only the codebook mentions),
/// and the codebook where there is one. Without it, the `#level` and `#value` lines of a labelled stream say what codes,
/// sources and kinds there are; then findings have no place in a codebook.
struct CheckInput {
    const Corpus& corpus;
    const Universe& universe;
    const Codebook* codebook = nullptr;
};

/// How an export and its codebook fit, and what is odd about the export itself. Of one kind in the order of the codebook,
/// or of the file. `remarks` are those of reading: what is said one by one here is left out.
std::vector<Finding> export_findings(const CheckInput& input, const Diagnostics& remarks);

}  // namespace qda
