#pragma once

#include <cstdint>
#include <vector>

#include "qda/model/batch.hpp"

namespace qda {

/// The places of one quotation of a cell: of its text, or of its words.
struct TracedSpans {
    Id document = kNone;
    std::vector<Span> spans;
};

/// Of each quotation the units (code points) that none before it covers: together Extents::Extent::units.
std::vector<std::uint64_t> new_units(const std::vector<TracedSpans>& quotations);

/// Of each quotation the pieces (spans, overlapping ones merged) of which it is the first to have a part: together
/// Extents::Extent::pieces.
std::vector<std::uint64_t> new_pieces(const std::vector<TracedSpans>& quotations);

}  // namespace qda
