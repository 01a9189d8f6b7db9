#pragma once

#include <string>

#include "qda/analysis/count.hpp"
#include "qda/model/corpus.hpp"
#include "qda/table/table.hpp"

namespace qda {

/// Which cell to explain, and how.
struct ExplainOptions {
    CellName cell;
    bool words = false;  ///< also texts and comments: participants' words
    std::string title;   ///< instead of ours
};

/// What is read of the rows: all that the counter and the corpus need.
Needs explain_needs(const Counter& counter, bool words);

/// The quotations behind a cell of a table of counts: a row each, in the order of the input, with what it adds to the
/// number. The column `adds` (a count, in the unit of the table) sums to the cell.
///
/// Columns: `document`, `quotation`, `adds`, `counted` (units codings, respondents, distinct: the codes that count, or the
/// values that the quotation brings), `coder` (where the project has coders), then as quote_list() `start`, `end`,
/// `positions`, `codes`, and with `words` `text` and `comment`.
///
/// \param counter  made with CountOptions::traced, after its last batch
/// \param corpus   the same reading, closed
/// \throws Error   as Counter::behind() does
Table explain_cell(Counter& counter, const CountOptions& counting, const Corpus& corpus, const Universe& universe,
                   const ExplainOptions& options);

}  // namespace qda
