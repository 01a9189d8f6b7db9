// A codebook as a list of things with fields; two lists are then compared without knowing what the things are.

#include "qda/analysis/diff_codebooks.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "qda/analysis/quotes_chosen.hpp"

namespace qda {

namespace {

using Names = std::vector<std::string>;

// A value, a code, a source: its kind, its name, and what is said of it, several texts of a field in order.
struct Thing {
    std::string kind;
    std::string where;
    std::vector<std::pair<std::string, Names>> fields;

    void add(const char* field, const std::string& text)
    {
        if (!text.empty()) fields.emplace_back(field, Names{text});
    }
    void add(const char* field, const Names& texts)
    {
        if (!texts.empty()) fields.emplace_back(field, texts);
    }
    const Names* find(const std::string& field) const
    {
        const auto at = std::find_if(fields.begin(), fields.end(), [&](const auto& one) { return one.first == field; });
        return at == fields.end() ? nullptr : &at->second;
    }
};

Names texts_of(const std::vector<NamePattern>& patterns)
{
    Names texts;
    for (const NamePattern& pattern : patterns) texts.push_back(pattern.text);
    return texts;
}

class Things {
public:
    explicit Things(const RecodeMap* map)
    {
        if (!map) return;
        for (const RecodeRule& rule : map->rules)
            for (const MappedName& from : rule.from)
                for (const MappedName& to : rule.to) codes_[from.text].push_back(to.text);
    }

    std::vector<Thing> of(const Codebook& book)
    {
        Thing& whole = add("codebook", "itself");
        whole.add("id", book.id);
        whole.add("title", book.title);
        whole.add("language", book.language);
        whole.add("quote_code", book.quote_code.text);
        for (const Dimension& dimension : book.dimensions) one_dimension(dimension);
        for (const CodebookSource& source : book.sources) one_source(source);
        for (const SourceKind& kind : book.source_kinds) add("source_kind", kind.id).add("label", kind.label);
        for (const Instrument& instrument : book.instruments) one_instrument(instrument);
        return std::move(things_);
    }

private:
    Thing& add(const char* kind, std::string where)
    {
        things_.push_back({kind, std::move(where), {}});
        return things_.back();
    }

    void one_dimension(const Dimension& dimension)
    {
        Thing& thing = add("dimension", dimension.id);
        thing.add("role", dimension.role);
        Names levels;
        for (const CodebookLevel& level : dimension.levels) levels.push_back(level.name);
        thing.add("levels", levels);
        thing.add("table number", dimension.table.number);
        thing.add("table caption", dimension.table.caption);
        const std::vector<PlacedValue> values = values_in_order(dimension);
        for (const PlacedValue& placed : values) {
            const CodebookValue& value = *placed.value;
            Thing& one = add("value", dimension.levels[placed.depth].name + " " + value.id);
            if (placed.parent != PlacedValue::npos) one.add("parent", values[placed.parent].value->id);
            one.add("label", value.label);
            one.add("source_kinds", value.source_kinds);
            const std::pair<const char*, const std::string*> texts[] = {
                {"conclusion", &value.conclusion}, {"recommendation", &value.recommendation}, {"role", &value.role},
                {"color", &value.color}, {"table number", &value.table.number}, {"table caption", &value.table.caption},
                {"definition", &value.definition}, {"include", &value.include}, {"exclude", &value.exclude},
                {"example", &value.example}, {"theory", &value.theory}};
            for (const auto& [field, text] : texts) one.add(field, *text);
            codes(value, dimension);
        }
    }

    void codes(const CodebookValue& value, const Dimension& dimension)
    {
        for (const NamePattern& pattern : value.codes) {
            const auto mapped = codes_.find(pattern.text);
            for (const std::string& code : mapped == codes_.end() ? Names{pattern.text} : mapped->second) {
                if (!codes_here_.emplace(dimension.id + " " + code, value.id).second) continue;  // merged
                add("code", dimension.id + " " + code).add("value", value.id);
            }
        }
    }

    void one_source(const CodebookSource& source)
    {
        Thing& thing = add("source", source.id);
        thing.add("label", source.label);
        thing.add("kind", source.kind);
        thing.add("documents", texts_of(source.documents));
        thing.add("speaker", texts_of(source.speaker));
        if (source.respondent) thing.add("respondent", std::string("true"));
        std::map<std::string, Names> attributes;
        for (const Attribute& attribute : source.attributes) attributes[attribute.name].push_back(attribute.value);
        for (const auto& [name, values] : attributes) thing.add(name.c_str(), values);
    }

    void one_instrument(const Instrument& instrument)
    {
        Thing& thing = add("instrument", instrument.id);
        thing.add("label", instrument.label);
        thing.add("kind", instrument.kind);
        for (std::size_t i = 0; i < instrument.questions.size(); ++i) {
            Thing& question = add("question", fmt::format("{} {}", instrument.id, i + 1));
            question.add("text", instrument.questions[i].text);
            Names asks;
            for (const AskedValue& value : instrument.questions[i].asks) asks.push_back(value.id);
            question.add("asks", asks);
        }
    }

    std::vector<Thing> things_;
    std::map<std::string, Names> codes_;  // by the map
    std::map<std::string, std::string> codes_here_;
};

// Things by kind and name, and by kind and label.
struct Index {
    explicit Index(const std::vector<Thing>& things)
    {
        for (const Thing& thing : things) {
            by_name.emplace(std::pair(thing.kind, thing.where), &thing);
            if (const Names* label = thing.find("label")) by_label.emplace(std::pair(thing.kind, label->front()), &thing);
        }
    }
    const Thing* find(const Thing& like) const
    {
        const auto at = by_name.find({like.kind, like.where});
        return at == by_name.end() ? nullptr : at->second;
    }

    std::map<std::pair<std::string, std::string>, const Thing*> by_name;
    std::multimap<std::pair<std::string, std::string>, const Thing*> by_label;
};

std::string joined(const Names& names) { return quotes::joined({names.begin(), names.end()}); }

std::string in_words(const Thing& thing)
{
    for (const char* field : {"label", "value"})
        if (const Names* texts = thing.find(field)) return joined(*texts);
    return {};
}

// One that is only in the other list, of the same kind and label.
std::string perhaps(const Thing& thing, const Index& own, const Index& others, const char* when)
{
    const Names* label = thing.find("label");
    if (!label) return {};
    const auto [from, to] = others.by_label.equal_range({thing.kind, label->front()});
    for (auto at = from; at != to; ++at)
        if (!own.find(*at->second)) return fmt::format("perhaps {} '{}', by its label", when, at->second->where);
    return {};
}

void changed_fields(const Thing& old, const Thing& now, Differences& comparison)
{
    Names fields;
    for (const Thing* thing : {&now, &old})
        for (const auto& [field, texts] : thing->fields)
            if (std::find(fields.begin(), fields.end(), field) == fields.end()) fields.push_back(field);
    for (const std::string& field : fields) {
        static const Names kNone;
        const Names& before = old.find(field) ? *old.find(field) : kNone;
        const Names& after = now.find(field) ? *now.find(field) : kNone;
        if (before == after) continue;
        if (field == "example") {  // often a participant's words
            comparison.changes.push_back({now.kind, "changed", now.where, {}, {}, "the example, whose words are not shown"});
            continue;
        }
        const bool moved = field == "parent" || (now.kind == "code" && field == "value");
        const auto shown = [&](const Names& texts) { return texts.empty() ? std::string() : (moved ? "" : field + ": ") + joined(texts); };
        comparison.changes.push_back({now.kind, moved ? "moved" : "changed", now.where, shown(before), shown(after)});
    }
}

KnownNames known_in(const Codebook& book)
{
    KnownNames known;
    for (const Dimension& dimension : book.dimensions)
        for (const PlacedValue& placed : values_in_order(dimension))
            for (const NamePattern& pattern : placed.value->codes) known.codes.push_back(pattern.text);
    for (const CodebookSource& source : book.sources)
        for (const NamePattern& pattern : source.documents) known.documents.push_back(pattern.text);
    return known;
}

}  // namespace

Differences compare_codebooks(const Codebook& before, const Codebook& now, const RecodeMap& map)
{
    for (const RecodeRule& rule : map.rules)
        if (rule.of_documents) throw Error(rule.where, "a map of two codebooks renames codes, not documents", "leave the rule out");
    check_recode_map(map, known_in(before), known_in(now));
    const std::vector<Thing> old = Things(&map).of(before);
    const std::vector<Thing> come = Things(nullptr).of(now);
    const Index old_index(old);
    const Index new_index(come);
    Differences comparison;
    comparison.notes = {"two codebooks: what each says, known by its id"};
    for (const std::string& line : in_words(map)) comparison.notes.push_back(line);
    for (const Thing& thing : old)
        if (!new_index.find(thing)) comparison.changes.push_back({thing.kind, "removed", thing.where, in_words(thing), {}, perhaps(thing, old_index, new_index, "now")});
    for (const Thing& thing : come) {
        const Thing* was = old_index.find(thing);
        if (was) changed_fields(*was, thing, comparison);
        else comparison.changes.push_back({thing.kind, "added", thing.where, {}, in_words(thing), perhaps(thing, new_index, old_index, "formerly")});
    }
    return comparison;
}

}  // namespace qda
