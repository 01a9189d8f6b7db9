#pragma once

#include <string_view>

#include "qda/table/table.hpp"

namespace qda {

/// What a field of a table says where it is not part of a key: `NA`, an en dash (not looked for), a whole number, a
/// real number, or else a text (not yet unescaped).
///
/// Whole numbers are written plainly: an optional minus, no leading zeros, at most 64 bits. Reals are finite decimals
/// or `inf`. Anything else (`007`, `+5`, `1e999`, `nan`, an identifier of twenty digits) stays a text: as a number it
/// would lose something.
Cell parse_cell(std::string_view field);

}  // namespace qda
