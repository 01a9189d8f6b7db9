#include "qda/model/levels.hpp"

#include <algorithm>

#include "qda/text/normal.hpp"

namespace qda {

std::span<const Id> Level::carried(const CodingKey& coding, std::vector<Id>& room) const
{
    const auto at = [](const std::vector<std::vector<Id>>& lists, Id id) -> std::span<const Id> {
        if (id >= lists.size()) return {};
        return lists[id];
    };
    if (scope == Scope::code) return at(of_code_, coding.code);
    if (!of_coder_.empty()) return at(of_coder_, coding.coder);
    if (label_column_ && coding.labels) {
        const std::span<const Id> own = at(of_cell_, coding.labels[*label_column_]);
        if (!own.empty()) return own;
    }
    if (via_) {
        std::vector<Id> base_room;
        room.clear();
        for (const Id base : via_->carried(coding, base_room))
            for (const Id mapped : of_via_[base])
                if (std::find(room.begin(), room.end(), mapped) == room.end()) room.push_back(mapped);
        if (!room.empty()) return room;
    }
    return at(of_document_, coding.document);
}

bool Level::respondent_has(Id respondent, Id value) const
{
    if (!via_ || respondent >= of_via_.size()) return true;
    const std::vector<Id>& own = of_via_[respondent];
    return std::find(own.begin(), own.end(), value) != own.end();
}

std::span<const Id> Level::of_document(Id document, std::vector<Id>& room) const
{
    return carried({document, kNone, kNone, nullptr}, room);
}

Id Level::find(std::string_view id_or_name) const
{
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i].id == id_or_name) return static_cast<Id>(i);
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i].name == id_or_name) return static_cast<Id>(i);
    const std::string normal = normal_name(id_or_name);
    for (std::size_t i = 0; i < values.size(); ++i)
        if (normal_name(values[i].id) == normal) return static_cast<Id>(i);
    for (std::size_t i = 0; i < values.size(); ++i)
        if (normal_name(values[i].name) == normal) return static_cast<Id>(i);
    return kNone;
}

std::vector<std::string> Level::names() const
{
    std::vector<std::string> out;
    for (const LevelValue& value : values) out.push_back(value.name);
    return out;
}

std::vector<std::string> split_cell(std::string_view cell)
{
    std::vector<std::string> values(1);
    for (std::size_t i = 0; i < cell.size(); ++i) {
        if (cell[i] == '\\' && i + 1 < cell.size() && cell[i + 1] == '|')
            values.back() += cell[++i];
        else if (cell[i] == '|')
            values.emplace_back();
        else
            values.back() += cell[i];
    }
    std::erase(values, std::string());
    return values;
}

}  // namespace qda
