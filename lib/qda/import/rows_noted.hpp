#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace qda {

/// Rows of a list that have something in common, counted; the first ones are remembered for a message.
class RowsNoted {
public:
    /// `row` from 0.
    void add(std::size_t row)
    {
        if (first_.size() < kShown) first_.push_back(row);
        ++count_;
    }
    std::size_t count() const { return count_; }
    bool empty() const { return count_ == 0; }
    std::size_t first() const { return first_.front(); }

    /// `row 12` or `rows 12, 15, 17, ...`: counted from 1, as a spreadsheet shows them.
    std::string text() const;

    /// `1 row` or `17 rows`.
    std::string number() const { return std::to_string(count_) + (count_ == 1 ? " row" : " rows"); }

private:
    static constexpr std::size_t kShown = 5;
    std::vector<std::size_t> first_;
    std::size_t count_ = 0;
};

}  // namespace qda
