#pragma once

#include "qda/base/source.hpp"
#include "qda/import/options.hpp"
#include "qda/model/intake.hpp"

namespace qda {

/// Does a text begin like a source of the Reproducible Open Coding Kit: has it a section break, an anchor, a known
/// identifier, or two lines that end in marks?
bool is_rock(std::string_view head, const ReadOptions& options);

/// Reads a ROCK source, one document a file, named like the file. A line is an utterance; the text is that of all lines
/// that have any, without marks, one line feed between two; a quotation is a line with a code or value, its span that of
/// the whole line. Quotations have the uid of the line, else its number among the utterances.
///
/// - Codes are named by their whole path, `parent>child`, as written; trees in YAML blocks are known, used or not.
/// - `[[coderId=...]]` is the coder of its line and those behind it, until the next one; so is `[[cid=...]]` (or `caseId`)
///   the label `respondent`. Other identifiers, and `[[ci--...]]`, are labels of their line by their own name; on a line
///   without text, of all lines behind it.
/// - Values, `[[intensity||3]]`, are labels of their line.
/// - `ROCK_attributes` of cases are attributes of respondents.
/// - A file whose first uid was read before is another coder's copy: if its text is the same it is the same document.
void read_rock(Source& source, std::uint64_t skip, const ReadOptions& options, Intake& intake);

}  // namespace qda
