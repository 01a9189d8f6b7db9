#pragma once

#include <string>
#include <string_view>

namespace qda {

/// The text of a piece of HTML: its text nodes one after another, without anything between them, as a browser would
/// find them. Tags, comments and declarations are left out; character references are decoded, and those that nobody
/// knows are text. Line ends become LF before anything else. Nothing is an error: what is no tag is text, and a tag
/// that is cut ends with the input.
///
/// \param breaks  also a line feed between two blocks (paragraphs, headings, items, cells ...) that have no white space
///                between them: for reading, not for positions.
std::string html_text(std::string_view html, bool breaks = false);

}  // namespace qda
