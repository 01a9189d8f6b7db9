#pragma once

#include "qda/import/options.hpp"
#include "qda/model/intake.hpp"
#include "qda/table/records.hpp"

namespace qda {

/// Does the command line say that the input is a table with several codes a row (`--code-separator`, `--wide-codes`)?
bool is_mapped_list(const ReadOptions& options);

/// Reads any table with several codes a row, a row a quotation. With `--code-separator` the column `code` (or `codes`, as
/// `--column` names it) holds them; with `--wide-codes FIRST:LAST` each column from the one header to the other is a code,
/// applied where its cell is not empty, 0, no or false. Other columns as in a plain table of codings: `document`, and any
/// of quotation, start, end, coder, text, comment, created, weight, quotation_by, reference; further ones are labels.
/// Without ids the same known place is one quotation, and without a place each row is one.
/// \throws Error for a column that is not there, a row without a document, and a place that is no whole numbers.
void read_mapped_list(const Records& records, const ReadOptions& options, Intake& intake);

}  // namespace qda
