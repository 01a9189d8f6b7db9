#pragma once

#include <cstdint>

namespace qda {

/// A position in a document, in the unit of the document. In the unit `page:codepoint` the page plus 1 stands in the
/// upper 32 bits (so that page 0 is a page too) and the code point within the page in the lower ones.
using Position = std::int64_t;

inline constexpr Position kMostUnits = 0xFFFFFFFE;  ///< the largest plain position, also within a page
inline constexpr Position kMostPages = Position{1} << 30;

constexpr Position on_page(Position page, Position within) { return ((page + 1) << 32) | within; }
constexpr bool is_paged(Position position) { return position > kMostUnits; }
constexpr Position page_of(Position position) { return (position >> 32) - 1; }
constexpr Position within_page(Position position) { return position & 0xFFFFFFFF; }

}  // namespace qda
