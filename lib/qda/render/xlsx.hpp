#pragma once

#include "qda/base/output.hpp"
#include "qda/render/page.hpp"

namespace qda {

/// A workbook for Excel, the same bytes for the same page. The first sheet is the table: headings that stay in sight, the
/// columns that name a row too, numbers as numbers with all their digits, shown with the decimals of the page, totals set
/// off. The second says what the numbers count: caption, notes, and the tools that made them.
///
/// A text is a text whatever it begins with: Excel takes none for a formula, nor when the cell is edited. Missing and not
/// looked for are the texts `NA` and an en dash. Whole numbers beyond 15 digits, which Excel would round, are texts.
///
/// \throws Error  for more rows, columns or characters in a cell than a sheet holds, and where the temporary file in which
///                the workbook is put together cannot be written.
///
/// Limits: Microsoft, "Excel specifications and limits": 1,048,576 rows, 16,384 columns, 32,767 characters in a cell.
void render_xlsx(const Page& page, Output& out);

}  // namespace qda
