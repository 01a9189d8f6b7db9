#include "qda/codebook/declare.hpp"

#include <algorithm>
#include <set>
#include <unordered_set>
#include <utility>

#include "qda/text/normal.hpp"

namespace qda {

namespace {

using Names = std::set<std::string, std::less<>>;

// What the codebook says: levels and values as they shall stand, and the keys that are its to say.
struct Declared {
    std::vector<Entry> levels;
    std::vector<Value> values;
    Names level_names;
    Names code_keys = {"parent", "role", "conclusion", "recommendation", "source_kind"};
    Names source_keys = {"parent", "source_kind"};

    void add_level(Entry level)
    {
        level_names.insert(level.name);
        levels.push_back(std::move(level));
    }

    const Names& keys_of(const std::string& level) const
    {
        return level == "source" || level == "respondent" ? source_keys : code_keys;
    }
};

void say(Entry& entry, std::string_view key, const std::string& value)
{
    if (!value.empty()) entry.add(key, value);
}

void add_dimension(const Dimension& dimension, Declared& out)
{
    for (std::size_t i = 0; i < dimension.levels.size(); ++i) {
        Entry level{dimension.levels[i].name, {}};
        if (i > 0) level.add("parent", dimension.levels[i - 1].name);
        level.add("of", "code");
        if (i == 0) say(level, "role", dimension.role);
        out.add_level(std::move(level));
    }
    const std::vector<PlacedValue> values = values_in_order(dimension);
    for (const PlacedValue& placed : values) {
        const CodebookValue& said = *placed.value;
        Value value{dimension.levels[placed.depth].name, said.id, {said.label, {}}};
        if (placed.parent != PlacedValue::npos) value.entry.add("parent", values[placed.parent].value->id);
        say(value.entry, "role", said.role);
        say(value.entry, "conclusion", said.conclusion);
        say(value.entry, "recommendation", said.recommendation);
        for (const std::string& kind : said.source_kinds) value.entry.add("source_kind", kind);
        out.values.push_back(std::move(value));
    }
}

void add_sources(const Codebook& codebook, bool respondents, Declared& out)
{
    const std::string level = respondents ? "respondent" : "source";
    bool any = false;
    for (const CodebookSource& source : codebook.sources) {
        if (respondents && !source.respondent) continue;
        any = true;
        Value value{level, source.id, {source.label, {}}};
        if (!respondents) say(value.entry, "source_kind", source.kind);
        for (const Attribute& attribute : source.attributes) {
            say(value.entry, attribute.name, attribute.value);
            out.source_keys.insert(attribute.name);
        }
        out.values.push_back(std::move(value));
    }
    if (any) out.add_level({level, {{"of", "document"}}});
}

Declared declared_by(const Codebook& codebook)
{
    Declared out;
    for (const Dimension& dimension : codebook.dimensions) add_dimension(dimension, out);
    add_sources(codebook, false, out);
    add_sources(codebook, true, out);
    return out;
}

// The list with everything that is ours replaced by `ours`, where the first of it stood.
template <class T, class IsOurs>
std::vector<T> replaced(const std::vector<T>& list, const std::vector<T>& ours, IsOurs is_ours)
{
    std::vector<T> out;
    bool done = false;
    for (const T& item : list) {
        if (!is_ours(item)) {
            out.push_back(item);
        } else if (!std::exchange(done, true)) {
            out.insert(out.end(), ours.begin(), ours.end());
        }
    }
    if (!done) out.insert(out.end(), ours.begin(), ours.end());
    return out;
}

bool same(const Value& a, const Value& b)
{
    return a.level == b.level && a.id == b.id && a.entry.name == b.entry.name && a.entry.keys == b.entry.keys;
}

void replace_levels(const Declared& declared, Universe& universe)
{
    universe.levels = replaced(universe.levels, declared.levels,
                               [&](const Entry& level) { return declared.level_names.contains(level.name); });
}

void replace_values(Declared& declared, Universe& universe)
{
    for (Value& value : declared.values) {
        const std::size_t before = universe.find_value(value.level, value.id);
        if (before == Universe::npos) continue;
        for (const Key& key : universe.values[before].entry.keys)
            if (!declared.keys_of(value.level).contains(key.name)) value.entry.add(key.name, key.value);
    }
    const auto is_ours = [&](const Value& value) { return declared.level_names.contains(value.level); };
    std::vector<Value> present;
    std::copy_if(universe.values.begin(), universe.values.end(), std::back_inserter(present), is_ours);
    if (std::equal(present.begin(), present.end(), declared.values.begin(), declared.values.end(), same)) return;
    universe.replace_values(replaced(universe.values, declared.values, is_ours));
}

void add_unmentioned_names(const std::vector<const NamePattern*>& patterns, Registry& registry)
{
    std::unordered_set<std::string> present;
    for (const Entry& entry : registry) present.insert(normal_name(entry.name));
    for (const NamePattern* pattern : patterns)
        if (!pattern->starred() && present.insert(pattern->text).second) registry.intern(pattern->text);
}

}  // namespace

void declare(const Codebook& codebook, Universe& universe)
{
    Declared declared = declared_by(codebook);
    replace_levels(declared, universe);
    replace_values(declared, universe);
}

void add_unmentioned(const Codebook& codebook, Universe& universe)
{
    std::vector<const NamePattern*> codes;
    std::vector<const NamePattern*> documents;
    for (const Dimension& dimension : codebook.dimensions)
        for (const PlacedValue& placed : values_in_order(dimension))
            for (const NamePattern& code : placed.value->codes) codes.push_back(&code);
    for (const CodebookSource& source : codebook.sources)
        for (const NamePattern& document : source.documents) documents.push_back(&document);
    add_unmentioned_names(codes, universe.codes);
    add_unmentioned_names(documents, universe.documents);
}

}  // namespace qda
