#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "qda/model/batch.hpp"

namespace qda {

/// Counts by row and column key, with totals under kAll. Dense while that fits, else sparse.
class Cells {
public:
    static constexpr Id kAll = kNone;

    /// `rows` and `columns`: keys known so far; more may come up.
    Cells(std::size_t rows, std::size_t columns);

    void add(Id row, Id column, std::uint64_t n)
    {
        if (row < rows_ && column < columns_)
            dense_[row * columns_ + column] += n;
        else if (row == kAll || column == kAll)
            total(row, column) += n;
        else
            sparse_[key(row, column)] += n;
    }
    /// Adds one unless this thing was counted in the cell before.
    void add_distinct(Id row, Id column, Id thing)
    {
        if (seen_[key(row, column)].insert(thing).second) add(row, column, 1);
    }
    std::uint64_t get(Id row, Id column) const
    {
        return row < rows_ && column < columns_ ? dense_[row * columns_ + column] : get_other(row, column);
    }
    /// Cells that are not zero, totals left out.
    std::size_t filled() const;

private:
    std::uint64_t get_other(Id row, Id column) const;
    std::uint64_t& total(Id row, Id column)
    {
        if (row == kAll && column == kAll) return all_;
        std::vector<std::uint64_t>& totals = row == kAll ? column_totals_ : row_totals_;
        const Id at = row == kAll ? column : row;
        if (at >= totals.size()) totals.resize(at + 1, 0);
        return totals[at];
    }
    static std::uint64_t key(Id row, Id column) { return (std::uint64_t{row} << 32) | column; }

    std::size_t rows_ = 0;
    std::size_t columns_ = 0;
    std::vector<std::uint64_t> dense_;
    std::vector<std::uint64_t> row_totals_;
    std::vector<std::uint64_t> column_totals_;
    std::uint64_t all_ = 0;
    std::unordered_map<std::uint64_t, std::uint64_t> sparse_;
    std::unordered_map<std::uint64_t, std::unordered_set<Id>> seen_;
};

/// How much text lies under each cell: the union of spans in each document, so that overlap counts once; of quotations
/// without a usable span the sum of their lengths.
class Extents {
public:
    struct Extent {
        std::uint64_t units = 0;    ///< covered by spans, and the lengths added
        std::uint64_t pieces = 0;   ///< spans after overlapping ones are merged, and the lengths added
        bool unknown = false;       ///< the length of some quotation is not known
        bool overlap_kept = false;  ///< some lengths were summed
    };

    void add_span(Id row, Id column, Id document, Span span);
    /// nullopt: unknown.
    void add_length(Id row, Id column, std::optional<std::uint64_t> length);
    /// After everything was added. Works a cell out once.
    Extent get(Id row, Id column);

private:
    struct Cell {
        std::vector<std::pair<Id, Span>> spans;  // until they are merged into `extent`
        Extent extent;
    };
    static void merge(Cell& cell);
    std::unordered_map<std::uint64_t, Cell> cells_;
};

}  // namespace qda
