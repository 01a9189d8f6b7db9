#pragma once

#include <string>
#include <string_view>

#include "qda/base/source.hpp"
#include "qda/model/intake.hpp"

namespace qda {

/// The whole of a text input, with one line feed for each line end. \throws Error for more than 1 GiB, and for bytes that
/// are not UTF-8.
std::string read_whole_text(Source& source);

/// The name of an input as a document or code has it: without folders and the last ending; `input` for standard input.
std::string stem_of(const std::string& input);

/// Makes a document known of which the input holds the text, without its marks: length, positions in code points, and the
/// text itself where Needs asks for it. `where` is for messages.
Id declare_text_document(std::string_view name, const std::string& text, const Location& where, Intake& intake);

}  // namespace qda
