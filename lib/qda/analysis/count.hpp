#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "qda/analysis/count_trace.hpp"
#include "qda/base/diagnostics.hpp"
#include "qda/model/batch.hpp"
#include "qda/model/universe.hpp"
#include "qda/table/table.hpp"

namespace qda {

/// What to count, and how to show it. A quotation carries a value if its document, its row or any of its codings has
/// it; a cell counts what carries both its row value and its column value.
struct CountOptions {
    std::vector<std::string> rows;     ///< levels; several are nested
    std::vector<std::string> columns;  ///< levels; empty: one column of counts
    /// quotations (default), codings, documents, respondents, distinct:ATTRIBUTE, present (0 or 1), characters, words
    std::string unit = "quotations";
    std::string share;  ///< row, column, all, documents, respondents; empty: counts
    bool median = false;  ///< of an ordinal level on the columns: the median of each row, and of how many
    std::optional<std::int64_t> per_characters;  ///< counts per this many characters of the documents
    bool long_form = false;   ///< one row a cell
    bool zeros = false;       ///< long form: also cells that are zero
    bool totals = false;      ///< totals, counted and not summed
    bool unlabelled = false;  ///< what has no value at a level, as NA
    bool by_total = false;    ///< rows by their total, the largest first
    std::optional<std::size_t> top;  ///< only so many rows, by total
    std::string coder;        ///< only codings of this coder
    std::string coders;       ///< union: codings of all coders; consensus: only those on which all coders of the document agree
    std::string title;        ///< empty: none
    bool traced = false;      ///< keeps which quotation stands where, for behind() and all_behind()
};

/// Counts while the batches of a reading come in. Memory grows with the number of codings (some 4 to 10 bytes each),
/// not with texts.
class Counter {
public:
    /// \throws Error for options that contradict each other or are unknown.
    Counter(CountOptions options, const Universe& universe, Diagnostics& diagnostics);
    ~Counter();

    Needs needs() const;
    void add(const Batch& batch);

    /// The table, after the last batch. \throws Error for levels and values that the universe does not have.
    Table table();

    /// What lies behind one cell, instead of table(); needs `traced`. It is counted by the rules of the table, and all
    /// that its quotations add is its value.
    /// \throws Error for a level that the table does not have, a value that the level does not have, and a cell that
    /// names only some of the nested levels of a side.
    CellTrace behind(const CellName& cell);

    /// What lies behind every cell that is not zero, and behind every total, instead of table(); needs `traced`. By row and
    /// column as the table shows them, totals last. Memory grows with the quotations of all cells together.
    std::vector<CellTrace> all_behind();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace qda
