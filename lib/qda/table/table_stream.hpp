#pragma once

#include <vector>

#include "qda/base/output.hpp"
#include "qda/base/source.hpp"
#include "qda/table/table.hpp"

namespace qda {

// A table between two tools:
//
//     #qda      1     table
//     #by       qda-count 0.1.0     --rows respondent
//     #title    Fragmenten per respondent
//     #note     unit: quotations
//     #column   name:respondent     role:key
//     #column   name:quotations     role:count     merge:sum
//     respondent     quotations
//     Respondent 1   12
//     #end

/// Writes `table`; `bare` leaves out every line that begins with `#`.
///
/// \throws std::invalid_argument  where a history or carried line would break the stream, or columns differ in length.
void write_table(const Table& table, Output& out, bool bare);

/// How a table is read.
struct TableReading {
    bool partial = false;  ///< take a table that was cut: one without its `#end`
};

/// Reads one table: ours, or a plain one (with `--bare`, or by another program) that has no `#` lines.
///
/// Cells of a key column are texts, whatever they look like (`NA`, `007`); other cells are what parse_cell() says. A
/// number that is whole reads back as an integer, also one that was a `double`.
///
/// A column without a `#column` line is a key if it is the first or holds a text; otherwise it is a count if all its
/// numbers are whole, and a statistic if not (or if it has none).
///
/// \throws Error  for an empty input, a table without `#end`, a stream of segments, a row with another number of fields
///                than there are columns, an escape or header line that cannot be read, and a second table.
Table read_table(Source& source, const TableReading& reading = {});

/// Reads all tables of an input that holds several streams one after another (`cat a b`); at least one.
std::vector<Table> read_tables(Source& source, const TableReading& reading = {});

}  // namespace qda
