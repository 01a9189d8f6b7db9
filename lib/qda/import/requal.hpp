#pragma once

#include "qda/import/database.hpp"
#include "qda/model/intake.hpp"

namespace qda {

/// Has the database the tables of a Requal project?
bool is_requal(const Database& database);

/// Reads a Requal project (`.requal`): one row of `intake` for each segment, document by document, in the order of
/// their places; a segment without a code is a row without one.
///
/// | in the file                | in the stream                                                                    |
/// | -------------------------- | -------------------------------------------------------------------------------- |
/// | documents                  | documents with `length`, in file order, also without a segment                   |
/// | codes, categories          | codes with `color` (`#rrggbb`) and a `category` for each they are in; categories |
/// | segments                   | rows; equal spans of a document are one quotation, named 1, 2, ...               |
/// | users                      | coders, also those who coded nothing, with `coded` for their documents           |
/// | cases                      | sources, each the `source` of its documents                                      |
/// | attributes of all of these | keys of documents, sources and coders                                            |
/// | descriptions, memos        | `comment`, where comments are asked for                                          |
/// | projects                   | `group:project::NAME` of documents, where the file holds several                 |
///
/// Places count code points from 1 and name the last character; here they count from 0, half-open. Free memos, and
/// those on parts of documents, are counted in a note.
/// \throws Error where tables are damaged or no tables.
void read_requal(Database& database, Intake& intake);

}  // namespace qda
