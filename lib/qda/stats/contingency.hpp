#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

namespace qda {

/// Counts of units by two classifications: rows by columns, each unit in one cell.
class Contingency {
public:
    Contingency(std::size_t rows, std::size_t columns);
    /// \throws std::invalid_argument  if the rows are not of one length.
    Contingency(std::initializer_list<std::initializer_list<std::uint64_t>> rows);

    std::uint64_t& at(std::size_t row, std::size_t column) { return cells_[row * columns_ + column]; }
    std::uint64_t at(std::size_t row, std::size_t column) const { return cells_[row * columns_ + column]; }
    std::size_t rows() const { return rows_; }
    std::size_t columns() const { return columns_; }

    std::vector<std::uint64_t> row_totals() const;
    std::vector<std::uint64_t> column_totals() const;
    std::uint64_t total() const;

    /// Without the rows and columns that hold no unit: nothing can be expected there.
    Contingency without_empty() const;
    Contingency transposed() const;

private:
    std::size_t rows_;
    std::size_t columns_;
    std::vector<std::uint64_t> cells_;  // row by row
};

}  // namespace qda
