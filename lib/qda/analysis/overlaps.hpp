#pragma once

#include <cstddef>
#include <vector>

#include "qda/model/corpus.hpp"

namespace qda {

/// Do two places of one document overlap, as Relation::overlap has it (places.hpp)? They do if they share at least one
/// unit: those that only touch do not, and an empty or unknown place overlaps nothing.
bool overlap(const Span& first, const Span& second);

/// By quotation of the corpus: the other quotations of its document that overlap it, in ascending order. Takes
/// n log(n) steps and one for each pair.
std::vector<std::vector<std::size_t>> overlaps(const Corpus& corpus);

}  // namespace qda
