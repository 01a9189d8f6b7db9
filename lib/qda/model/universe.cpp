#include "qda/model/universe.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

namespace qda {

const std::string* Entry::get(std::string_view key) const
{
    for (const Key& k : keys)
        if (k.name == key) return &k.value;
    return nullptr;
}

std::vector<std::string_view> Entry::all(std::string_view key) const
{
    std::vector<std::string_view> found;
    for (const Key& k : keys)
        if (k.name == key) found.push_back(k.value);
    return found;
}

bool Entry::has(std::string_view key, std::string_view value) const
{
    return std::any_of(keys.begin(), keys.end(), [&](const Key& k) { return k.name == key && k.value == value; });
}

void Entry::add(std::string_view key, std::string_view value)
{
    if (!has(key, value)) keys.push_back({std::string(key), std::string(value)});
}

void Entry::add_all(std::string_view key, const std::vector<std::string_view>& values)
{
    std::unordered_set<std::string> known;
    for (const Key& k : keys)
        if (k.name == key) known.insert(k.value);
    for (const std::string_view value : values)
        if (known.emplace(value).second) keys.push_back({std::string(key), std::string(value)});
}

void Entry::set(std::string_view key, std::string_view value)
{
    remove(key);
    keys.push_back({std::string(key), std::string(value)});
}

void Entry::remove(std::string_view key)
{
    std::erase_if(keys, [&](const Key& k) { return k.name == key; });
}

Id Registry::intern(std::string_view name)
{
    const Id id = names_.intern(name);
    if (id == entries_.size()) entries_.push_back({std::string(name), {}});
    return id;
}

std::vector<std::string> Registry::names() const
{
    std::vector<std::string> out;
    out.reserve(entries_.size());
    for (const Entry& entry : entries_) out.push_back(entry.name);
    return out;
}

const Entry* Universe::level(std::string_view name) const
{
    const auto at = std::find_if(levels.begin(), levels.end(), [&](const Entry& e) { return e.name == name; });
    return at == levels.end() ? nullptr : &*at;
}

Entry& Universe::declare_level(std::string_view name)
{
    const auto at = std::find_if(levels.begin(), levels.end(), [&](const Entry& e) { return e.name == name; });
    if (at != levels.end()) return *at;
    levels.push_back({std::string(name), {}});
    return levels.back();
}

namespace {

std::string value_key(std::string_view level, std::string_view id)
{
    std::string key(level);
    key += '\0';
    key += id;
    return key;
}

}  // namespace

std::size_t Universe::find_value(std::string_view level, std::string_view id) const
{
    const Id at = value_ids_.find(value_key(level, id));
    return at == kNone ? npos : at;
}

Value& Universe::declare_value(std::string_view level, std::string_view id)
{
    const Id at = value_ids_.intern(value_key(level, id));
    if (at == values.size()) values.push_back({std::string(level), std::string(id), {std::string(id), {}}});
    return values[at];
}

void Universe::replace_values(std::vector<Value> others)
{
    values.clear();
    value_ids_ = {};
    for (Value& other : others) declare_value(other.level, other.id).entry = std::move(other.entry);
}

std::vector<std::size_t> Universe::values_of(std::string_view level) const
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i].level == level) found.push_back(i);
    return found;
}

void Universe::carry(std::string_view line)
{
    const std::size_t before = carried_.size();
    carried_.intern(line);
    if (carried_.size() > before) carried.emplace_back(line);
}

std::size_t Universe::find_label_column(std::string_view name) const
{
    for (std::size_t i = 0; i < label_columns.size(); ++i)
        if (label_columns[i].name == name) return i;
    return npos;
}

void Universe::add_other_rows(Entry rows)
{
    std::string all = rows.name;
    for (const Key& key : rows.keys) all += '\0' + key.name + '\0' + key.value;
    const std::size_t before = other_rows_.size();
    other_rows_.intern(all);
    if (other_rows_.size() > before) other_rows.push_back(std::move(rows));
}

void Universe::know_other_rows()
{
    for (const Entry& rows : other_rows) {
        documents.intern(rows.name);
        for (const Key& key : rows.keys) {
            const std::size_t column = find_label_column(key.name);
            if (column != npos) label_columns[column].cells.intern(key.value);
        }
    }
}

std::size_t Universe::label_column(std::string_view name)
{
    const std::size_t at = find_label_column(name);
    if (at != npos) return at;
    label_columns.push_back({std::string(name), {}});
    return label_columns.size() - 1;
}

bool is_reserved_name(std::string_view name)
{
    static constexpr std::array kReserved = {
        "document", "quotation", "start",  "end",     "code",     "coder",   "quotation_by", "text",     "comment",
        "created",  "weight",    "n_characters", "n_words", "name", "parent", "group",       "category", "codable",
        "length",   "positions", "coded", "reference"};
    return std::find(kReserved.begin(), kReserved.end(), name) != kReserved.end();
}

void add_declared_key(Entry& entry, std::string_view kind, std::string_view key, std::string_view value,
                      const Location& where)
{
    static constexpr std::array kSingle = {"length", "positions", "date", "comment", "parent", "codable"};
    const bool single = std::find(kSingle.begin(), kSingle.end(), key) != kSingle.end() ||
                        (key == "source_kind" && kind == "document");
    const std::string* before = single ? entry.get(key) : nullptr;
    if (before && *before != value)
        throw Error(where, std::string(kind) + " '" + entry.name + "' has two values for " + std::string(key) +
                               (key == "comment" ? std::string() : ": " + *before + " and " + std::string(value)),
                    "keep one of them");
    entry.add(key, value);
}

}  // namespace qda
