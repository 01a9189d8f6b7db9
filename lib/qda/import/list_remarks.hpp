#pragma once

#include <string>
#include <vector>

#include "qda/base/diagnostics.hpp"
#include "qda/import/code_cells.hpp"
#include "qda/import/list_header.hpp"
#include "qda/import/quotation_rows.hpp"

namespace qda {

/// What to say of a list that is not one of quotations: what it is, and what to do.
Error not_quotations(const Records& records, const ListHeader& header);

/// Says which columns were told by their cells, which stand twice, and which are not read.
void remark_on_header(const Records& records, const ListHeader& header, Diagnostics& diagnostics);

/// Says which codes are inferred or open, where numbers of codes differ, and which codes are not among the `known` ones.
void remark_on_codes(const Records& records, const QuotationRows& rows, const SplitCells& codes,
                     const std::vector<std::string>& known, Diagnostics& diagnostics);

}  // namespace qda
