#pragma once

#include <cstddef>
#include <vector>

#include "qda/model/corpus.hpp"

namespace qda {

/// Do two places of one document overlap? They do if they share at least one unit, or are the same. Spans are half-open,
/// so those that only touch do not; an empty place overlaps no other, only the same empty place. Unknown places overlap
/// nothing.
bool overlap(const Span& first, const Span& second);

/// By quotation of the corpus: the other quotations of its document that overlap it, in ascending order. Takes
/// n log(n) steps and one for each pair.
std::vector<std::vector<std::size_t>> overlaps(const Corpus& corpus);

}  // namespace qda
