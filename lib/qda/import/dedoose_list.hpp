#pragma once

#include "qda/import/list_file.hpp"
#include "qda/import/options.hpp"
#include "qda/model/intake.hpp"
#include "qda/table/records.hpp"

namespace qda {

/// How to tell Dedoose's export of excerpts: `Media Title`, and `Excerpt Range` or columns like `Code: A Applied`.
ListWish dedoose_list_wish(const ReadOptions& options, const Needs& needs);

/// Reads Dedoose's export of excerpts (XLSX, CSV), one row an excerpt of one person. Codes are the columns
/// `Code: Parent\Child Applied` (all of them are known, used or not); who made an excerpt coded it; excerpts of several
/// people on the same range of a document are one quotation. Positions are code points as the file gives them (`12-56`,
/// in a PDF with its page). Descriptors are groups of documents, `Gender::F`.
/// \throws Error for a row without a document.
void read_dedoose_list(const Records& records, const ReadOptions& options, Intake& intake);

}  // namespace qda
