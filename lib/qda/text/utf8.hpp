#pragma once

#include <cstddef>
#include <string_view>

namespace qda {

/// Where `text` stops being UTF-8: the offset of the first byte that no well-formed text has there (overlong forms,
/// surrogates and numbers past U+10FFFF included); npos if all of it is well-formed.
std::size_t utf8_error(std::string_view text);

bool valid_utf8(std::string_view text);

/// Length in code points: the bytes that begin one. Of UTF-8 only.
std::size_t code_points(std::string_view text);

}  // namespace qda
