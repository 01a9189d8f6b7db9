#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "qda/base/diagnostics.hpp"
#include "qda/model/batch.hpp"
#include "qda/model/universe.hpp"
#include "qda/table/table.hpp"

namespace qda {

/// What to cross with which background, and how to show it.
struct CrosstabOptions {
    std::string rows;                    ///< a level: what units carry
    std::vector<std::string> columns;    ///< levels: the background of units, each by itself
    std::string layer;                   ///< a level: a table for each of its values; empty: one table
    std::string unit = "respondents";    ///< respondents, documents, quotations, codings
    std::string share;                   ///< column, row, all, documents; empty: column, and in the wide form counts
    std::string base = "all";            ///< all units of the universe, or those that answered: carry some value of `rows`
    std::vector<std::string> breaks;     ///< LEVEL=5,10: a numeric background in groups
    std::vector<std::string> numeric;    ///< levels whose values are numbers, and taken as such
    std::vector<std::string> ordinal;    ///< levels whose values rise in the order they are declared in
    std::string interval = "wilson";     ///< of shares: wilson, exact (Clopper and Pearson)
    double confidence = 0.95;
    std::string weight;                  ///< a numeric level: how many units of the population one stands for; empty: none
    std::vector<std::string> population; ///< VALUE=N: how many units there are in that column, of which these are a sample
    bool totals = false;                 ///< a column of all units, each once
    bool long_form = false;              ///< one row a cell
    bool tests = false;                  ///< one row a test
    bool residuals = false;              ///< one row a cell: observed, expected, residuals
    bool whole = false;                  ///< tests of the rows as a whole (values that exclude each other), not one by one
    std::string test = "exact";          ///< of nominal backgrounds: exact, chi_square, g_square, yates
    double level = 0.05;                 ///< of significance
    bool anyway = false;                 ///< tests where units are not independent
    std::uint64_t work = 2'000'000;      ///< steps that one exact test may take
    std::uint64_t draws = 20'000;        ///< random tables in its place
    std::uint64_t seed = 1;
    std::string title;                   ///< empty: one that says what is crossed
};

/// Does it differ by background? Keeps the codings of a reading in little memory, then counts units of the universe.
class Crosstab {
public:
    /// \throws Error for options that contradict each other or are unknown.
    Crosstab(CrosstabOptions options, const Universe& universe, Diagnostics& diagnostics);
    ~Crosstab();

    Needs needs() const;
    void add(const Batch& batch);

    /// The table, after the last batch. Long: `row column n n_with share low high`; tests: `row by test statistic df p p_holm
    /// p_min effect effect_low effect_high note`; residuals: `row by column observed expected pearson adjusted`; with a layer,
    /// `layer` before them. \throws Error for levels that are unknown, values that are no numbers, tests that do not suit.
    Table table();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace qda
