#pragma once

#include "qda/import/list_file.hpp"
#include "qda/import/list_header.hpp"
#include "qda/import/options.hpp"
#include "qda/model/intake.hpp"
#include "qda/table/records.hpp"

namespace qda {

/// Is this the beginning of a list of quotations, as ATLAS.ti's quotation manager exports it (Windows, Mac or Web; any
/// choice and order of columns; several languages)?
bool is_quotation_list(const Records& head, const ReadOptions& options = {});

/// For the beginning of an input that no reader wants. \throws Error where it is another list or table of ATLAS.ti: what
/// it is, and which export or option to use instead.
void refuse_other_list(const Records& head);

/// Which sheet of a workbook is a list of quotations, and which of its columns will be looked at: texts that nobody needs
/// are not kept.
ListWish quotation_list_wish(const ReadOptions& options, const Needs& needs);

/// Reads a list of quotations. One row a quotation; its codes stand in one cell (code_cells.hpp), and become one row
/// each of `intake`, or one row without a code. Names of codes come from the lists of `options.codes` first, which are
/// declared, too.
///
/// - Documents get `group:` keys from the column of document groups, and, where positions are needed, `positions:`; see
///   reference.hpp. In a document with references of several kinds the commonest kind counts, of equal ones the first;
///   the others have no position, with a note.
/// - Without a column of ids (the Web product has none) quotations are numbered in their document, in file order.
/// - "Created by" is quotation_by, and with `options.coder_from_quotation_by` the coder; never the program's own user.
///
/// Everything odd or left out is counted and said once. \throws Error where the list cannot be used.
void read_quotation_list(const Records& records, const ReadOptions& options, Intake& intake);

}  // namespace qda
