#pragma once

#include "qda/import/list_file.hpp"
#include "qda/import/options.hpp"
#include "qda/model/intake.hpp"
#include "qda/table/records.hpp"

namespace qda {

/// How to tell Taguette's list of highlights: columns `document`, `tag` and `content`, and mostly `id`.
ListWish taguette_list_wish(const ReadOptions& options, const Needs& needs);

/// Reads Taguette's list of highlights (CSV, XLSX), one row for each tag of a highlight. Quotations have the ids of the
/// list; where it has none, rows in succession with the same document and content are one highlight, with a note.
/// \throws Error for a row without a document or tag.
void read_taguette_list(const Records& records, const ReadOptions& options, Intake& intake);

}  // namespace qda
