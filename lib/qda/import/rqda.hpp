#pragma once

#include "qda/import/database.hpp"
#include "qda/model/intake.hpp"

namespace qda {

/// Has the database the tables of an RQDA project?
bool is_rqda(const Database& database);

/// Reads an RQDA project (`.rqda`): one row of `intake` for each live coding, document by document, in the order of
/// their places. Live is what has status 1, and whose code and document have; what was deleted is counted in a note.
///
/// | in the file                | in the stream                                                                    |
/// | -------------------------- | -------------------------------------------------------------------------------- |
/// | source                     | documents with `length`, in file order, also without a coding                    |
/// | filecat, treefile          | `group` of documents                                                             |
/// | freecode, codecat, treecode | codes with `color` and a `category` for each they are in; categories             |
/// | coding                     | rows; equal spans of a document are one quotation, named 1, 2, ...                |
/// | owner of a coding          | coders, with `coded` for the documents they coded                                |
/// | cases, caselinkage         | sources of documents or, where they have parts, of rows (project_cases.hpp)      |
/// | caseAttr, fileAttr         | keys of sources (cases) and documents (files), but for the value NA              |
/// | seltext, memo, date        | `text`, `comment`, `created`, where asked for                                    |
/// | memos of the others        | `comment`, where comments are asked for                                          |
///
/// Places are code points, but stand beside the words in some projects; see stored_segments.hpp for the repair. Not
/// carried, and counted: the second round (coding2), pictures, annotations, journals.
/// \throws Error where tables are damaged or no tables.
void read_rqda(Database& database, Intake& intake);

}  // namespace qda
