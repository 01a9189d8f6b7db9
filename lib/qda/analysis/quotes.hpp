#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "qda/base/diagnostics.hpp"
#include "qda/model/corpus.hpp"
#include "qda/model/universe.hpp"
#include "qda/table/table.hpp"

namespace qda {

/// Which quotations to list, and how.
struct QuotesOptions {
    std::string level = "code";            ///< of the list: the quotations under each of its values
    std::string rows = "respondent";       ///< of the grid
    std::string columns = "variable";      ///< of the grid
    std::vector<std::string> values;       ///< only these of `level` (grid: `columns`), by id or label, or what lies below them
    std::optional<std::size_t> per_respondent;  ///< under each value, the first so many of each respondent; at least 1
    bool words = false;                    ///< also texts and comments: participants' words
    std::string title;                     ///< instead of ours
};

/// The quotations under each value of a level, by source: a row for each value and source that a quotation carries, as
/// qda-count counts them. Order: values and sources as the codebook has them, documents by name, then by place where all
/// of a document are known, else as in the input.
///
/// Columns: the level, `source`, `respondent` (where the project has any), `document`, `quotation`, `start`, `end`,
/// `positions`, `codes`, and with `words` `text` and `comment`. Several respondents or codes in a cell are parted by `|`
/// (a literal one is `\|`). What is unknown is `NA`; a value without any quotation has one row, all `NA` but for its name.
///
/// \param corpus  closed; its texts are only looked at with `words`.
/// \throws Error  for a level or value that is not there.
Table quote_list(const Corpus& corpus, const Universe& universe, const QuotesOptions& options, Diagnostics& diagnostics);

/// A table of two levels with the quotations themselves in its cells: with `words` each text and its location, parted by
/// line feeds, else the locations, parted by `; `. A location is the id of a quotation, behind its document where two
/// documents have the same id.
Table quote_grid(const Corpus& corpus, const Universe& universe, const QuotesOptions& options, Diagnostics& diagnostics);

}  // namespace qda
