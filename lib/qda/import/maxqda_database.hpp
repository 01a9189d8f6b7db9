#pragma once

#include "qda/import/database.hpp"
#include "qda/model/intake.hpp"

namespace qda {

/// Has the database the tables of a MAXQDA project?
bool is_maxqda_database(const Database& database);

/// Reads a MAXQDA project or exchange file (`.mx24` and its like, `.mex`): one row of `intake` for each coding,
/// document by document, in the order of their places.
///
/// | in the file          | in the stream                                                                           |
/// | -------------------- | --------------------------------------------------------------------------------------- |
/// | Texts                | documents, in file order, also without a coding; no `length`                            |
/// | Textgroups, Textsets | `group` of documents                                                                    |
/// | Codewords            | codes with `parent` and `color`; names that occur twice with their parents              |
/// | Codings              | rows; equal spans of a document are one quotation, named 1, 2, ...                      |
/// | Author, Date, Weight | coders, with `coded` for the documents they coded; `created`, `weight`, where asked for |
/// | CommentL, Preview    | `comment`; `text` where the preview is all of the segment; where asked for              |
///
/// The texts are encrypted and are not read, so positions cannot be checked. Places that are not in a text (areas of
/// pages and pictures, times) are unknown positions, with what the file says as `reference`. Rows marked as deleted are
/// counted.
/// \throws Error where tables are damaged or no tables, and where codes stand below themselves.
void read_maxqda_database(Database& database, Intake& intake);

}  // namespace qda
