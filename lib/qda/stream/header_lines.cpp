#include "qda/stream/header_lines.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "qda/table/fields.hpp"
#include "qda/text/utf8.hpp"

namespace qda {

namespace {

// A header line that is wrong, at a byte of it.
class LineError : public std::runtime_error {
public:
    LineError(std::size_t at, const std::string& what, std::string what_to_do)
        : std::runtime_error(what), offset(at), hint(std::move(what_to_do))
    {
    }
    std::size_t offset;
    std::string hint;
};

struct PlacedKey {
    KeyValue pair;
    std::size_t offset;
};

class HeaderLine {
public:
    HeaderLine(std::string_view line, Universe& universe)
        : line_(line), tag_(line.substr(0, line.find('\t'))), universe_(universe)
    {
    }

    void read()
    {
        if (const std::size_t broken = utf8_error(line_); broken != std::string_view::npos)
            throw LineError(broken, "a header line that is not UTF-8 text", "save the file as UTF-8");
        if (const std::size_t at = line_.find('\r'); at != std::string_view::npos)
            throw LineError(at, "a carriage return within a header line", "write it as \\r");
        if (const std::size_t at = line_.find('\0'); at != std::string_view::npos)
            throw LineError(at, "a NUL byte within a header line", "no name has one");
        if (tag_ == "#by") {
            auto& history = universe_.history;
            const std::string_view by = line_.substr(std::min(tag_.size() + 1, line_.size()));
            if (!by.empty() && std::find(history.begin(), history.end(), by) == history.end()) history.emplace_back(by);
        } else if (Registry* registry = registry_of()) {
            read_keys();
            read_entry(*registry);
        } else if (tag_ == "#level") {
            read_keys();
            read_level();
        } else if (tag_ == "#value") {
            read_keys();
            read_value();
        } else if (tag_ == "#rows") {
            read_keys();
            read_rows();
        } else {
            universe_.carry(line_);
        }
    }

private:
    Registry* registry_of() const
    {
        if (tag_ == "#document") return &universe_.documents;
        if (tag_ == "#code") return &universe_.codes;
        if (tag_ == "#coder") return &universe_.coders;
        if (tag_ == "#category") return &universe_.categories;
        return nullptr;
    }

    void read_keys()
    {
        std::vector<std::string_view> fields;
        split_fields(line_, fields);
        for (std::size_t i = 1; i < fields.size(); ++i) {
            const auto offset = static_cast<std::size_t>(fields[i].data() - line_.data());
            try {
                keys_.push_back({split_key_value(fields[i]), offset});
            } catch (const FieldError& error) {
                throw LineError(offset + error.offset(), error.what(),
                                "header lines hold key:value fields, parted by tabs");
            }
        }
    }

    // The value of a key that the line must have; taken out of the keys.
    std::string take(std::string_view key)
    {
        const auto at = std::find_if(keys_.begin(), keys_.end(), [&](const PlacedKey& k) { return k.pair.key == key; });
        if (at == keys_.end() || at->pair.value.empty())
            throw LineError(at == keys_.end() ? 0 : at->offset, std::string(tag_) + " line without " + std::string(key),
                            "write " + std::string(key) + ":... as its first field");
        std::string value = std::move(at->pair.value);
        keys_.erase(at);
        return value;
    }

    void read_entry(Registry& registry)
    {
        Entry& entry = registry[registry.intern(take("name"))];
        for (const auto& [key, offset] : keys_) {
            if (tag_ == "#document") check_value(key, offset);
            try {
                add_declared_key(entry, tag_.substr(1), key.key, key.value, {});
            } catch (const Error& error) {
                throw LineError(offset, error.problems().front().what, error.problems().front().hint);
            }
        }
    }

    static void check_value(const KeyValue& key, std::size_t offset)
    {
        static const std::vector<std::string> kUnits = {"codepoint", "paragraph", "page:codepoint", "millisecond", "none"};
        if (key.key == "positions" && std::find(kUnits.begin(), kUnits.end(), key.value) == kUnits.end())
            throw LineError(offset, "no unit of positions '" + key.value + "'",
                            "units are codepoint, paragraph, page:codepoint, millisecond and none");
        const bool number = !key.value.empty() && key.value.size() <= 18 &&
                            key.value.find_first_not_of("0123456789") == std::string::npos;
        if (key.key == "length" && !number)
            throw LineError(offset, "the length of a document must be a whole number",
                            "leave the key out where it is unknown");
    }

    void read_level()
    {
        const std::string name = take("name");
        if (is_reserved_name(name))
            throw LineError(0, "a level may not be called '" + name + "'", "that name has another meaning in a stream");
        Entry& level = universe_.declare_level(name);
        for (const PlacedKey& key : keys_) level.add(key.pair.key, key.pair.value);
    }

    void read_value()
    {
        const std::string level = take("level");
        Value& value = universe_.declare_value(level, take("id"));
        for (const auto& [key, offset] : keys_) {
            if (key.key == "name")
                value.entry.name = key.value;
            else
                value.entry.add(key.key, key.value);
        }
    }

    void read_rows()
    {
        Entry rows{take("name"), {}};
        for (const PlacedKey& key : keys_) rows.add(key.pair.key, key.pair.value);
        universe_.add_other_rows(std::move(rows));
    }

    std::string_view line_;
    std::string_view tag_;
    Universe& universe_;
    std::vector<PlacedKey> keys_;
};

}  // namespace

void read_header_line(std::string_view line, const std::function<Location(std::size_t offset)>& place, Universe& universe)
{
    try {
        HeaderLine(line, universe).read();
    } catch (const LineError& error) {
        throw Error(place(error.offset), error.what(), error.hint);
    }
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
