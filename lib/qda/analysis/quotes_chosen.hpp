#pragma once

// What list and grid share (quotes.cpp, quotes_grid.cpp): which quotation stands under which values of two levels.

#include <string>
#include <vector>

#include "qda/analysis/quotes.hpp"
#include "qda/model/levels.hpp"

namespace qda::quotes {

/// A quotation under a value of the one level and of the other.
struct Entry {
    Id value;          ///< of the level that the quotations are listed under (grid: the columns)
    Id by;             ///< a source (grid: of the rows)
    std::size_t quotation;  ///< in the corpus
};

/// The entries to show, in order, and what there is to say of the rest.
struct Chosen {
    Level level;
    Level by;
    std::optional<Level> respondents;  ///< where the project has any
    std::vector<Id> values;            ///< of `level` that are asked for, in order
    std::vector<Entry> entries;
    std::vector<std::string> notes;
};

/// \param by_first  notes name `by` before `level` (a grid has it on its rows).
/// \throws Error for levels and values that are not there, and for `per_respondent` where nobody is a respondent.
Chosen choose(const Corpus& corpus, const Universe& universe, const QuotesOptions& options, const std::string& level,
              const std::string& by, bool by_first, Diagnostics& diagnostics);

/// The values that any of the codings carries, in order.
std::vector<Id> carried(const Level& level, std::span<const CodingKey> codings);

/// Names parted by `|`, a literal one as `\|`.
std::string joined(const std::vector<std::string_view>& names);

}  // namespace qda::quotes
