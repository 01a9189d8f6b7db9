#pragma once

#include <cstdint>
#include <vector>

#include "qda/edit/condition.hpp"
#include "qda/model/batch.hpp"

namespace qda {

/// The tests of a condition that rows meet. Rows that follow each other mostly have one document and one coder, so what
/// these say is worked out once.
class RowMarks {
public:
    /// `condition` must outlive it. \param n_labels  size of Universe::label_columns
    RowMarks(const Condition& condition, std::size_t n_labels);

    /// Marks of one row, for Condition::holds(); good until the next call.
    const std::vector<std::uint8_t>& of(const Batch& batch, std::size_t row);

private:
    bool same_context(const Batch& batch, std::size_t row);

    const Condition& condition_;
    Id document_ = kNone;
    Id coder_ = kNone;
    std::vector<Id> labels_;
    std::vector<std::uint8_t> of_row_;
    std::vector<std::uint8_t> marks_;
};

/// By quotation: does the condition hold for it? A quotation meets the tests that any of its codings meets, wherever they
/// stand in the input.
std::vector<char> holding(const Condition& condition, const std::vector<Batch>& batches, std::size_t n_labels);

/// The cell of a label column in a row; kNone: empty, or the batch comes from an input without that column.
inline Id label_of(const Batch& batch, std::size_t column, std::size_t row)
{
    return column < batch.labels.size() && !batch.labels[column].empty() ? batch.labels[column][row] : kNone;
}

}  // namespace qda
