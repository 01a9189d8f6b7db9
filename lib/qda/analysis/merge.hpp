#pragma once

#include <vector>

#include "qda/base/error.hpp"
#include "qda/table/table.hpp"

namespace qda {

/// The table of one part of the documents, and where it was read.
struct TablePart {
    Table table;
    Location where;
};

/// The table of the whole from those of its parts, where each document with all its rows lies in one part. It is the
/// table, to the byte, that one run over all documents writes.
///
/// Takes long tables, and those with one column of counts. Counts whose column says `merge:sum` add up, and so do the
/// counts behind notes (`#tally`). `NA` and a number are `NA`; a dash (not looked for) and a number are the number. Rows
/// come in the codebook's order (`order:` keys of the columns), then by code point, then `NA`, then totals. History: what
/// made the inputs of any part, then the analysis itself.
///
/// \throws Error  for tables of different titles, columns, notes or options; for columns that do not add up (shares,
///                distinct respondents), with the reason; for a key that comes twice in a table, and sums beyond 64 bits.
Table merge_tables(const std::vector<TablePart>& parts);

}  // namespace qda
