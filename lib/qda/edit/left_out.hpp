#pragma once

#include <utility>
#include <vector>

#include "qda/base/dictionary.hpp"
#include "qda/model/batch.hpp"

namespace qda {

/// What rows said of their documents that no selected row says.
struct LeftOut {
    std::vector<std::pair<Id, Id>> coders;              ///< coder, document
    std::vector<std::pair<Id, std::vector<Id>>> cells;  ///< document, cells by index of Universe::label_columns
};

/// Finds that out, row by row.
class RowsSeen {
public:
    explicit RowsSeen(std::size_t n_labels) : width_(2 + n_labels), last_(width_, kNone - 1) {}

    void add(const Batch& batch, std::size_t row, bool selected);

    /// In the order of first rows.
    LeftOut left_out() const;

private:
    std::size_t width_;
    std::vector<Id> last_;        // document, coder, cells
    Id last_number_ = kNone;
    Dictionary numbers_;          // of different ones, by their bytes
    std::vector<char> selected_;  // by number
};

}  // namespace qda
