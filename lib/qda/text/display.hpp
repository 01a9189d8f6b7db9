#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace qda {

/// Appends `text` so that nothing in it steers a terminal or breaks a page: control characters, line separators and
/// changes of writing direction are shown as `\n \t \r` or `\x1b`, `\u202e`; bytes that are no UTF-8 as U+FFFD.
/// `kept` names control characters that may pass (a caller escapes those itself).
void append_visible(std::string& out, std::string_view text, std::string_view kept = {});

/// Columns of a terminal that a visible text takes: East Asian wide and full-width characters and emoji take two,
/// combining marks and format characters none.
std::size_t display_width(std::string_view text);

}  // namespace qda
