#include "qda/edit/left_out.hpp"

#include <cstring>
#include <set>

#include "qda/edit/holding.hpp"

namespace qda {

void RowsSeen::add(const Batch& batch, std::size_t row, bool selected)
{
    bool same = last_number_ != kNone;
    const auto take = [&](std::size_t at, Id value) {
        same = same && last_[at] == value;
        last_[at] = value;
    };
    take(0, batch.document[row]);
    take(1, batch.coder.empty() ? kNone : batch.coder[row]);
    for (std::size_t i = 2; i < width_; ++i) take(i, label_of(batch, i - 2, row));
    if (!same) last_number_ = numbers_.intern({reinterpret_cast<const char*>(last_.data()), width_ * sizeof(Id)});
    if (last_number_ == selected_.size()) selected_.push_back(0);
    if (selected) selected_[last_number_] = 1;
}

LeftOut RowsSeen::left_out() const
{
    std::set<std::pair<Id, Id>> coders;
    std::set<std::pair<Id, std::vector<Id>>> cells;
    LeftOut left_out;
    std::vector<Id> row(width_);
    for (const bool selected : {true, false}) {  // what selected rows say is said
        for (Id number = 0; number < selected_.size(); ++number) {
            if ((selected_[number] != 0) != selected) continue;
            std::memcpy(row.data(), numbers_.name(number).data(), width_ * sizeof(Id));
            const std::pair<Id, Id> coder{row[1], row[0]};
            std::pair<Id, std::vector<Id>> of_document{row[0], {row.begin() + 2, row.end()}};
            if (coders.insert(coder).second && !selected && row[1] != kNone) left_out.coders.push_back(coder);
            if (cells.insert(of_document).second && !selected) left_out.cells.push_back(std::move(of_document));
        }
    }
    return left_out;
}

}  // namespace qda
