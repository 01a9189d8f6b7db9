#pragma once

#include "qda/import/database.hpp"
#include "qda/model/intake.hpp"

namespace qda {

/// Has the database the tables of a QualCoder project?
bool is_qualcoder(const Database& database);

/// Reads `data.qda` of a QualCoder project (versions v1 to v17): one row of `intake` for each coding, document by
/// document, in the order of their places.
///
/// | in the file                    | in the stream                                                                |
/// | ------------------------------ | ---------------------------------------------------------------------------- |
/// | source                         | documents, in file order, also without a coding; `length` of those with text |
/// | code_name, code_cat            | codes with `category`, `color`, `parent` (v16); categories with `parent`     |
/// | code_text                      | rows; equal spans of a document are one quotation, named 1, 2, ...           |
/// | code_av                        | rows in milliseconds, in documents without a text                            |
/// | code_image                     | rows without a position; `reference` says the area                           |
/// | owner of a coding, coder_names | coders, with `coded` for the documents they coded                            |
/// | cases, case_text               | sources of documents or, where they have parts, of rows (project_cases.hpp)  |
/// | attribute                      | keys of sources (cases) and documents (files)                                |
/// | seltext, memo, date            | `text`, `comment`, `created`, where asked for                                |
/// | memos of all others            | `comment`, where comments are asked for                                      |
///
/// Places are code points or UTF-16 units, row by row (stored_segments.hpp). What is not carried is counted in a note:
/// annotations, journals.
/// \throws Error where tables are damaged or no tables, and where categories or codes stand below themselves.
void read_qualcoder(Database& database, Intake& intake);

}  // namespace qda
