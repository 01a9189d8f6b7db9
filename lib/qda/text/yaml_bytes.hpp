#pragma once

#include <string>
#include <string_view>

namespace qda {

// What yaml-cpp takes in silence: a byte 4 is the end of the input to it, what is not UTF-8 is replaced, and a
// quotation mark without its end swallows the rest of a file that ends with a line feed.

/// \throws Error for the first byte that is not UTF-8, or a control character other than a tab and line ends.
void check_yaml_bytes(const std::string& name, std::string_view text);

/// Does the quotation mark that `text` begins with have its end? `\"` within double ones and `''` within single ones
/// are none.
bool quote_ends(std::string_view text);

std::string_view without_byte_order_mark(std::string_view text);

/// Does the indentation of a line hold a tab?
bool indented_by_tab(std::string_view line);

}  // namespace qda
