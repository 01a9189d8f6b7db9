#include "qda/stream/header_lines.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "qda/table/fields.hpp"

namespace qda {

namespace {

std::vector<KeyValue> keys_of(std::string_view line, const Location& where)
{
    std::vector<std::string_view> fields;
    split_fields(line, fields);
    std::vector<KeyValue> keys;
    for (std::size_t i = 1; i < fields.size(); ++i) {
        try {
            keys.push_back(split_key_value(fields[i]));
        } catch (const FieldError& error) {
            throw Error(where, error.what(), "header lines hold key:value fields, parted by tabs");
        }
    }
    return keys;
}

// The value of a key that the line must have; taken out of `keys`.
std::string take(std::vector<KeyValue>& keys, std::string_view key, std::string_view tag, const Location& where)
{
    const auto at = std::find_if(keys.begin(), keys.end(), [&](const KeyValue& k) { return k.key == key; });
    if (at == keys.end() || at->value.empty())
        throw Error(where, std::string(tag) + " line without " + std::string(key),
                    "write " + std::string(key) + ":... as its first field");
    std::string value = std::move(at->value);
    keys.erase(at);
    return value;
}

void read_entry(std::string_view tag, Registry& registry, std::vector<KeyValue>& keys, const Location& where)
{
    Entry& entry = registry[registry.intern(take(keys, "name", tag, where))];
    for (const KeyValue& key : keys) add_declared_key(entry, tag.substr(1), key.key, key.value, where);
}

void read_level(std::vector<KeyValue>& keys, const Location& where, Universe& universe)
{
    const std::string name = take(keys, "name", "#level", where);
    if (is_reserved_name(name))
        throw Error(where, "a level may not be called '" + name + "'", "that name has another meaning in a stream");
    Entry& level = universe.declare_level(name);
    for (const KeyValue& key : keys) level.add(key.key, key.value);
}

void read_value(std::vector<KeyValue>& keys, const Location& where, Universe& universe)
{
    const std::string level = take(keys, "level", "#value", where);
    Value& value = universe.declare_value(level, take(keys, "id", "#value", where));
    for (const KeyValue& key : keys) {
        if (key.key == "name")
            value.entry.name = key.value;
        else
            value.entry.add(key.key, key.value);
    }
}

void add_once(std::vector<std::string>& lines, std::string_view line)
{
    if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.emplace_back(line);
}

}  // namespace

void read_header_line(std::string_view line, const Location& where, Universe& universe)
{
    const std::string_view tag = line.substr(0, line.find('\t'));
    if (tag == "#by") {
        if (tag.size() < line.size()) add_once(universe.history, line.substr(tag.size() + 1));
        return;
    }
    Registry* registry = tag == "#document"   ? &universe.documents
                         : tag == "#code"     ? &universe.codes
                         : tag == "#coder"    ? &universe.coders
                         : tag == "#category" ? &universe.categories
                                              : nullptr;
    if (!registry && tag != "#level" && tag != "#value") {
        add_once(universe.carried, line);
        return;
    }
    std::vector<KeyValue> keys = keys_of(line, where);
    if (registry)
        read_entry(tag, *registry, keys, where);
    else if (tag == "#level")
        read_level(keys, where, universe);
    else
        read_value(keys, where, universe);
}

void append_entry(std::string& out, std::string_view tag, std::string_view name, const std::vector<Key>& keys)
{
    out += tag;
    out += '\t';
    append_key_value(out, "name", name);
    for (const Key& key : keys) {
        out += '\t';
        append_key_value(out, key.name, key.value);
    }
    out += '\n';
}

}  // namespace qda
