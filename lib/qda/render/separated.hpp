#pragma once

#include <string>
#include <string_view>

#include "qda/base/output.hpp"
#include "qda/render/page.hpp"

namespace qda {

/// Comma-separated values after RFC 4180, but with lines that end in a line feed. A text that a spreadsheet would take
/// for a formula, one that begins with `=`, `+`, `-`, `@`, a tab or a carriage return, gets an apostrophe before it;
/// numbers do not.
void render_csv(const Page& page, Output& out);

/// Tab-separated values, escaped as in a table stream (fields.hpp), without its header lines.
void render_tsv(const Page& page, Output& out);

/// Appends one field of a CSV record, in double quotes where it needs them.
void append_csv(std::string& out, std::string_view field);

}  // namespace qda
