#include "qda/stats/contingency.hpp"

#include <numeric>
#include <stdexcept>

namespace qda {

Contingency::Contingency(std::size_t rows, std::size_t columns)
    : rows_(rows), columns_(columns), cells_(rows * columns, 0)
{
}

Contingency::Contingency(std::initializer_list<std::initializer_list<std::uint64_t>> rows)
    : rows_(rows.size()), columns_(rows.size() == 0 ? 0 : rows.begin()->size())
{
    for (const auto& row : rows) {
        if (row.size() != columns_) throw std::invalid_argument("rows of different lengths");
        cells_.insert(cells_.end(), row.begin(), row.end());
    }
}

std::vector<std::uint64_t> Contingency::row_totals() const
{
    std::vector<std::uint64_t> totals(rows_, 0);
    for (std::size_t row = 0; row < rows_; ++row)
        for (std::size_t column = 0; column < columns_; ++column) totals[row] += at(row, column);
    return totals;
}

std::vector<std::uint64_t> Contingency::column_totals() const
{
    std::vector<std::uint64_t> totals(columns_, 0);
    for (std::size_t row = 0; row < rows_; ++row)
        for (std::size_t column = 0; column < columns_; ++column) totals[column] += at(row, column);
    return totals;
}

std::uint64_t Contingency::total() const { return std::accumulate(cells_.begin(), cells_.end(), std::uint64_t{0}); }

Contingency Contingency::without_empty() const
{
    const std::vector<std::uint64_t> of_row = row_totals();
    const std::vector<std::uint64_t> of_column = column_totals();
    Contingency kept(0, 0);
    for (const std::uint64_t n : of_column) kept.columns_ += n > 0 ? 1 : 0;
    for (std::size_t row = 0; row < rows_; ++row) {
        if (of_row[row] == 0) continue;
        ++kept.rows_;
        for (std::size_t column = 0; column < columns_; ++column)
            if (of_column[column] > 0) kept.cells_.push_back(at(row, column));
    }
    return kept;
}

Contingency Contingency::transposed() const
{
    Contingency turned(columns_, rows_);
    for (std::size_t row = 0; row < rows_; ++row)
        for (std::size_t column = 0; column < columns_; ++column) turned.at(column, row) = at(row, column);
    return turned;
}

}  // namespace qda
