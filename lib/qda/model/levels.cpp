#include "qda/model/levels.hpp"

#include <algorithm>

namespace qda {

void Level::carried(const CodingKey& coding, std::vector<Id>& out) const
{
    const auto add = [&out](const std::vector<std::vector<Id>>& lists, Id id) {
        if (id == kNone || id >= lists.size()) return false;
        out.insert(out.end(), lists[id].begin(), lists[id].end());
        return !lists[id].empty();
    };
    if (scope == Scope::code) {
        add(of_code_, coding.code);
        return;
    }
    if (!of_coder_.empty()) {
        add(of_coder_, coding.coder);
        return;
    }
    if (label_column_ && coding.labels && add(of_cell_, coding.labels[*label_column_])) return;
    if (via_) {
        std::vector<Id> base;
        via_->carried(coding, base);
        const std::size_t before = out.size();
        for (const Id value : base)
            for (const Id mapped : of_via_[value])
                if (std::find(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(), mapped) == out.end())
                    out.push_back(mapped);
        if (out.size() > before) return;
    }
    add(of_document_, coding.document);
}

const std::vector<Id>& Level::of_document(Id document) const
{
    static const std::vector<Id> kNothing;
    return document < of_document_.size() ? of_document_[document] : kNothing;
}

Id Level::find(std::string_view id_or_name) const
{
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i].id == id_or_name) return static_cast<Id>(i);
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i].name == id_or_name) return static_cast<Id>(i);
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
