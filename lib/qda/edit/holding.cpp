#include "qda/edit/holding.hpp"

#include <algorithm>

namespace qda {

RowMarks::RowMarks(const Condition& condition, std::size_t n_labels)
    : condition_(condition), labels_(n_labels, kNone), of_row_(condition.width()), marks_(condition.width())
{
}

const std::vector<std::uint8_t>& RowMarks::of(const Batch& batch, std::size_t row)
{
    if (!same_context(batch, row)) {
        std::fill(of_row_.begin(), of_row_.end(), 0);
        condition_.mark_row({document_, kNone, coder_, labels_.data()}, of_row_.data());
    }
    marks_ = of_row_;
    condition_.mark_code(batch.code[row], marks_.data());
    return marks_;
}

bool RowMarks::same_context(const Batch& batch, std::size_t row)
{
    bool same = true;
    const auto take = [&same](Id& into, Id value) {
        same = same && into == value;
        into = value;
    };
    take(document_, batch.document[row]);
    take(coder_, batch.coder.empty() ? kNone : batch.coder[row]);
    for (std::size_t i = 0; i < labels_.size(); ++i) take(labels_[i], label_of(batch, i, row));
    return same;
}

std::vector<char> holding(const Condition& condition, const std::vector<Batch>& batches, std::size_t n_labels)
{
    const std::size_t bytes = condition.width();
    std::vector<std::uint8_t> marks;
    std::vector<char> seen;
    RowMarks of_rows(condition, n_labels);
    for (const Batch& batch : batches) {
        for (std::size_t row = 0; row < batch.rows; ++row) {
            const std::size_t quotation = batch.quotation[row];
            if (quotation >= seen.size()) {
                seen.resize(quotation + 1, 0);
                marks.resize(seen.size() * bytes, 0);
            }
            seen[quotation] = 1;
            const std::vector<std::uint8_t>& of_row = of_rows.of(batch, row);
            for (std::size_t i = 0; i < bytes; ++i) marks[quotation * bytes + i] |= of_row[i];
        }
    }
    for (std::size_t quotation = 0; quotation < seen.size(); ++quotation)
        seen[quotation] = seen[quotation] != 0 && condition.holds(marks.data() + quotation * bytes);
    return seen;
}

}  // namespace qda
