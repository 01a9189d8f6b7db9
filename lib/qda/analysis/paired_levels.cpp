#include "qda/analysis/cooccur_parts.hpp"

namespace qda {

PairedLevels::PairedLevels(Level first, std::optional<Level> second, std::size_t n_codes)
    : first_(std::move(first)), second_(std::move(second)),
      of_codes_(first_.scope == Scope::code && (!second_ || second_->scope == Scope::code))
{
    if (!of_codes_) return;
    std::vector<Id> room;
    begin_.push_back(0);
    for (Id code = 0; code < n_codes; ++code) {
        const CodingKey key{kNone, code, kNone, nullptr};
        append(first_, 0, key, room, by_code_);
        if (second_) append(*second_, begin_second(), key, room, by_code_);
        begin_.push_back(by_code_.size());
    }
}

const LevelValue& PairedLevels::value(Id number) const
{
    return second_ && number >= begin_second() ? second_->values[number - begin_second()] : first_.values[number];
}

const Level& PairedLevels::level_of(Id number) const
{
    return second_ && number >= begin_second() ? *second_ : first_;
}

void PairedLevels::append(const Level& level, Id offset, const CodingKey& key, std::vector<Id>& room, std::vector<Id>& values) const
{
    for (const Id value : level.carried(key, room)) values.push_back(offset + value);
}

void PairedLevels::carried(Id document, const LoggedRow& row, std::vector<Id>& room, std::vector<Id>& values) const
{
    if (of_codes_) {
        if (row.code == kNone) return;
        const std::span<const Id> here = of_code(row.code);
        values.insert(values.end(), here.begin(), here.end());
        return;
    }
    const CodingKey key{document, row.code, row.coder, row.labels};
    append(first_, 0, key, room, values);
    if (second_) append(*second_, begin_second(), key, room, values);
}

}  // namespace qda
