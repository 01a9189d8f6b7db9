#pragma once

#include "qda/import/database.hpp"
#include "qda/model/intake.hpp"

namespace qda {

/// Has the database the tables of Taguette?
bool is_taguette(const Database& database);

/// Reads a Taguette project (its SQLite export, or the database of the program): one row of `intake` for each tag of a
/// highlight, document by document, in the order of their places; a highlight without a tag is a row without a code.
///
/// | in the file               | in the stream                                                                       |
/// | ------------------------- | ----------------------------------------------------------------------------------- |
/// | documents                 | documents with `length`, in file order, also without a highlight                    |
/// | tags, parent_id           | codes by their paths, also unused; `parent`                                         |
/// | highlights                | quotations, by their ids                                                            |
/// | snippet                   | `text`, where asked for, with a line end between blocks                             |
/// | descriptions              | `comment`, where comments are asked for                                             |
/// | projects                  | `group:project::NAME` of documents, where the file holds several                    |
///
/// The text of a document is that of its HTML (html_text.hpp); places are code points of it. The file does not say who
/// coded.
/// \throws Error where tables are damaged or no tables, and where tags stand below themselves.
void read_taguette(Database& database, Intake& intake);

}  // namespace qda
