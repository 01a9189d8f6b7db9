#include "qda/codebook/declare.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "qda/text/normal.hpp"

namespace qda {

namespace {

void say(Entry& entry, std::string_view key, const std::string& value)
{
    if (!value.empty()) entry.add(key, value);
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

// Its own, then those of what it is part of, from the nearest on.
std::vector<Attribute> attributes_with_inherited(const Codebook& codebook, const CodebookSource& source)
{
    std::vector<Attribute> all = source.attributes;
    const CodebookSource* above = &source;
    for (std::size_t steps = 0; steps < codebook.sources.size() && !above->parent.empty(); ++steps) {
        const auto parent = std::find_if(codebook.sources.begin(), codebook.sources.end(),
                                         [&](const CodebookSource& other) { return other.id == above->parent; });
        if (parent == codebook.sources.end()) break;
        above = &*parent;
        for (const Attribute& attribute : above->attributes)
            if (std::none_of(all.begin(), all.end(), [&](const Attribute& own) { return own.name == attribute.name; }))
                all.push_back(attribute);
    }
    return all;
}

void add_unmentioned_names(const std::vector<const NamePattern*>& patterns, Registry& registry)
{
    std::unordered_set<std::string> present;
    for (const Entry& entry : registry) present.insert(normal_name(entry.name));
    for (const NamePattern* pattern : patterns)
        if (!pattern->starred() && present.insert(pattern->text).second) registry.intern(pattern->text);
}

}  // namespace

Declaration::Declaration(const Codebook& codebook)
{
    for (const Dimension& dimension : codebook.dimensions) add_dimension(dimension);
    add_sources(codebook, false);
    add_sources(codebook, true);
    for (const BackgroundVariable& variable : codebook.background) add_background(variable);
}

void Declaration::add_level(Entry level)
{
    level_names_.insert(level.name);
    levels_.push_back(std::move(level));
}

void Declaration::add_dimension(const Dimension& dimension)
{
    for (std::size_t i = 0; i < dimension.levels.size(); ++i) {
        Entry level{dimension.levels[i].name, {}};
        if (i > 0) level.add("parent", dimension.levels[i - 1].name);
        level.add("of", "code");
        if (i == 0) say(level, "role", dimension.role);
        if (i == 0) say(level, "scale", dimension.scale);
        add_level(std::move(level));
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
        values_.push_back(std::move(value));
    }
}

void Declaration::add_sources(const Codebook& codebook, bool respondents)
{
    const std::string level = respondents ? "respondent" : "source";
    bool any = false;
    for (const CodebookSource& source : codebook.sources) {
        if (respondents && !source.respondent) continue;
        any = true;
        Value value{level, source.id, {source.label, {}}};
        if (!respondents) say(value.entry, "source_kind", source.kind);
        say(value.entry, "parent", source.parent);
        for (const Attribute& attribute : attributes_with_inherited(codebook, source)) {
            say(value.entry, attribute.name, attribute.value);
            source_keys_.insert(attribute.name);
        }
        values_.push_back(std::move(value));
    }
    const bool named = respondents && !codebook.cases.singular.empty();
    if (!any && !named) return;
    Entry entry{level, {{"of", "document"}}};
    if (named) entry.keys.insert(entry.keys.end(), {{"label", codebook.cases.singular}, {"plural", codebook.cases.plural}});
    add_level(std::move(entry));
}

void Declaration::add_background(const BackgroundVariable& variable)
{
    add_level({variable.id, {{"of", "document"}, {"label", variable.label}, {"scale", variable.scale}}});
    for (const BackgroundValue& value : variable.values) values_.push_back({variable.id, value.id, {value.label, {}}});
}

const Declaration::Names& Declaration::keys_of(const std::string& level) const
{
    return level == "source" || level == "respondent" ? source_keys_ : code_keys_;
}

// Our keys come first, and what follows is not ours to say.
bool Declaration::stands_in(const Value& present, const Value& declared) const
{
    const std::vector<Key>& keys = present.entry.keys;
    const std::vector<Key>& ours = declared.entry.keys;
    if (present.level != declared.level || present.id != declared.id || present.entry.name != declared.entry.name ||
        keys.size() < ours.size() || !std::equal(ours.begin(), ours.end(), keys.begin()))
        return false;
    const Names& known = keys_of(present.level);
    return std::none_of(keys.begin() + static_cast<std::ptrdiff_t>(ours.size()), keys.end(),
                        [&](const Key& key) { return known.contains(key.name); });
}

bool Declaration::levels_stand_in(const Universe& universe) const
{
    auto next = levels_.begin();
    for (const Entry& level : universe.levels) {
        if (!ours(level)) continue;
        if (next == levels_.end() || level.name != next->name || level.keys != next->keys) return false;
        ++next;
    }
    return next == levels_.end();
}

bool Declaration::values_stand_in(const Universe& universe) const
{
    auto next = values_.begin();
    for (const Value& value : universe.values) {
        if (!ours(value)) continue;
        if (next == values_.end() || !stands_in(value, *next)) return false;
        ++next;
    }
    return next == values_.end();
}

void Declaration::write_values(Universe& universe) const
{
    std::vector<Value> wanted = values_;
    for (Value& value : wanted) {
        const std::size_t before = universe.find_value(value.level, value.id);
        if (before == Universe::npos) continue;
        for (const Key& key : universe.values[before].entry.keys)
            if (!keys_of(value.level).contains(key.name)) value.entry.add(key.name, key.value);
    }
    universe.replace_values(replaced(universe.values, wanted, [&](const Value& value) { return ours(value); }));
}

void Declaration::write(Universe& universe) const
{
    if (!levels_stand_in(universe))
        universe.levels = replaced(universe.levels, levels_, [&](const Entry& level) { return ours(level); });
    if (!values_stand_in(universe)) write_values(universe);
}

void declare(const Codebook& codebook, Universe& universe) { Declaration(codebook).write(universe); }

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
