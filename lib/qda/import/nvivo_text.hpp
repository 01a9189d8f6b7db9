#pragma once

#include "qda/base/source.hpp"
#include "qda/import/options.hpp"
#include "qda/model/intake.hpp"

namespace qda {

/// Does a text begin like NVivo's export of one code: `<Files\\Interviews\\Anna> - § 2 references coded [1.20% Coverage]`?
bool is_nvivo_text(std::string_view head, const ReadOptions& options);

/// Reads NVivo's export of the passages of one code; the name of the file is the code, so that all files of a project
/// together are its codings. Documents are named by the last part of their path, the folders are a group. There are no
/// positions and no coders. A quotation is known by the words of its passage, so one that stands under several codes, in
/// several files, is one quotation; its id is a number made of these words.
/// \throws Error for standard input, which has no name, and a document that says other numbers of references than follow.
void read_nvivo_text(Source& source, std::uint64_t skip, const ReadOptions& options, Intake& intake);

}  // namespace qda
