#pragma once

#include <vector>

#include "qda/analysis/count.hpp"
#include "qda/analysis/diff.hpp"
#include "qda/analysis/diff_pairs.hpp"

namespace qda {

/// What differs between the cells of one count of two exports, and why.
///
/// - cell changed: another number; exchanged: the same number, of other quotations. The reason names the quotations behind
///   it that are added, removed, recoded or labelled otherwise (into the cell, or out of it), and those that add another
///   number than before (codings, characters, words).
/// - Cells that are zero in both are no change. Totals are compared where CountOptions::totals asks for them.
///
/// \param before, now  Counter::all_behind() of both, counted by the same options over the same readings as the projects
Differences compare_cells(const std::vector<CellTrace>& before, const std::vector<CellTrace>& now, const CodedProject& old_project,
                         const CodedProject& new_project, const Pairing& pairing, const CountOptions& counting);

}  // namespace qda
