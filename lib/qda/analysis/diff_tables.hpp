#pragma once

#include "qda/analysis/diff.hpp"

namespace qda {

/// What differs between two tables: title, notes; columns and rows that are added or removed; cells that are changed, by
/// row and column. Rows are matched by their key cells, columns by name; of several alike, the first goes with the first.
/// Cells of role text are shown where they hold codes and places (start, end, positions, codes, respondent, counted,
/// coder, kind of change), and else only with `words`: they may be words of participants.
/// \throws Error where the keys of their rows are not the same columns.
Differences compare_tables(const Table& before, const Table& now, bool words);

}  // namespace qda
