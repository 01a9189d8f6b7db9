#include "qda/analysis/quotes_chosen.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "qda/analysis/merging.hpp"
#include "qda/base/choice.hpp"
#include "qda/text/normal.hpp"

namespace qda::quotes {

namespace {

using Names = std::vector<std::string>;

// Is the value `id` of `level` part of `above`, a value of a level higher up?
bool is_below(const Universe& universe, std::string_view level, std::string_view id, const Value& above)
{
    for (std::size_t steps = 0; steps <= universe.levels.size(); ++steps) {
        if (level == above.level && id == above.id) return true;
        const std::size_t at = universe.find_value(level, id);
        const qda::Entry* declared = universe.level(level);
        const std::string* parent = at == Universe::npos ? nullptr : universe.values[at].entry.get("parent");
        const std::string* level_above = declared ? declared->get("parent") : nullptr;
        if (!parent || !level_above) return false;
        level = *level_above;
        id = *parent;
    }
    return false;
}

// The values of `level` that are part of `above`; of codes, those that are labelled with it.
void add_below(const Universe& universe, const Level& level, const Value& above, std::set<Id>& wanted)
{
    for (Id value = 0; value < level.values.size(); ++value) {
        const std::string& id = level.values[value].id;
        const Id code = level.name == "code" ? universe.codes.find(id) : kNone;
        if (code == kNone ? is_below(universe, level.name, id, above) : universe.codes[code].has(above.level, above.id))
            wanted.insert(value);
    }
}

void add_wanted(const Universe& universe, const Level& level, const std::string& name, std::set<Id>& wanted)
{
    if (const Id value = level.find(name); value != kNone) {
        wanted.insert(value);
        return;
    }
    const std::size_t before = wanted.size();
    Names known = level.names();
    for (const Value& value : universe.values) {
        if (value.level == level.name) continue;
        known.push_back(value.entry.name);
        if (value.id == name || normal_name(value.entry.name) == normal_name(name))
            add_below(universe, level, value, wanted);
    }
    if (wanted.size() > before) return;
    const std::string near = nearest_name(name, known);
    throw Error({}, "level '" + level.name + "' has no value '" + name + "', and none lies below one of that name",
                near.empty() ? "values are given by id or label" : "did you mean '" + near + "'?");
}

// The pairs of values of two levels that a quotation carries. Where one belongs to the row and the other to the code, the
// same coding must have both.
std::set<std::pair<Id, Id>> crossed(const Level& a, const Level& b, std::span<const CodingKey> codings)
{
    std::set<std::pair<Id, Id>> pairs;
    const auto add = [&](std::span<const CodingKey> some) {
        const std::vector<Id> ones = carried(a, some);
        const std::vector<Id> others = carried(b, some);
        for (const Id one : ones)
            for (const Id other : others) pairs.emplace(one, other);
    };
    const bool of_coding = (a.scope == Scope::row && b.scope == Scope::code) || (a.scope == Scope::code && b.scope == Scope::row);
    if (of_coding)
        for (const CodingKey& coding : codings) add({&coding, 1});
    else
        add(codings);
    return pairs;
}

// By quotation of the corpus: its place in the order of quotations within one value.
std::vector<std::size_t> ranks(const Corpus& corpus, const Universe& universe)
{
    std::vector<char> placed(universe.documents.size(), 1);  // all quotations of the document have a known place
    for (std::size_t at = 0; at < corpus.size(); ++at)
        if (!corpus[at].span.known()) placed[corpus[at].document] = 0;
    const auto key = [&](std::size_t at) {
        const Quotation one = corpus[at];
        const bool by_place = placed[one.document] != 0;
        return std::make_tuple(std::string_view(universe.documents.name(one.document)), by_place ? one.span.start : 0,
                               by_place ? one.span.end : 0, at);
    };
    std::vector<std::size_t> order(corpus.size());
    for (std::size_t at = 0; at < order.size(); ++at) order[at] = at;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
    std::vector<std::size_t> rank(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
    return rank;
}

std::string number(std::size_t n) { return std::to_string(n); }

// Takes out what is beyond the first `most` quotations of each respondent under each value.
void keep_first(const Corpus& corpus, std::size_t most, Chosen& chosen)
{
    std::map<std::pair<Id, std::size_t>, bool> shown;  // by value and quotation
    std::map<std::pair<Id, Id>, std::size_t> told;     // by value and respondent
    std::map<Id, std::pair<std::size_t, std::size_t>> counts;  // by value: shown, all
    for (const Entry& entry : chosen.entries) {
        const auto [at, fresh] = shown.try_emplace({entry.value, entry.quotation}, true);
        if (!fresh) continue;
        const std::vector<Id> speakers = carried(*chosen.respondents, corpus[entry.quotation].codings);
        at->second = speakers.empty() || std::any_of(speakers.begin(), speakers.end(),
                                                     [&](Id one) { return told[{entry.value, one}] < most; });
        auto& [some, all] = counts[entry.value];
        ++all;
        if (!at->second) continue;
        ++some;
        for (const Id one : speakers) ++told[{entry.value, one}];
    }
    std::erase_if(chosen.entries, [&](const Entry& entry) { return !shown.at({entry.value, entry.quotation}); });
    for (const auto& [value, count] : counts)
        if (count.first < count.second)
            chosen.notes.push_back(chosen.level.values[value].name + ": " + number(count.first) + " of " +
                                   number(count.second) + " quotations are shown, the first " + number(most) +
                                   " of each respondent");
}

// What the entries do not show by themselves.
void say_of(const Corpus& corpus, Chosen& chosen)
{
    std::map<std::size_t, std::size_t> times;
    std::set<Id> found;
    for (const Entry& entry : chosen.entries) {
        ++times[entry.quotation];
        found.insert(entry.value);
    }
    std::size_t several = 0;
    Tally joint{"joint", 0, {}, {{"unit", "quotations"}}};
    for (const auto& [quotation, n] : times) {
        if (n > 1) ++several;
        if (chosen.respondents && carried(*chosen.respondents, corpus[quotation].codings).size() > 1) ++joint.n;
    }
    if (several > 0)
        chosen.notes.push_back(number(several) + (several == 1 ? " quotation stands under several values: it appears in each"
                                                               : " quotations stand under several values: they appear in each"));
    if (joint.n > 0) chosen.notes.push_back(note_of(joint));
    if (found.size() < chosen.values.size())
        chosen.notes.push_back(number(chosen.values.size() - found.size()) + " of " + number(chosen.values.size()) +
                               " values have no quotation");
}

std::optional<Level> respondents_of(const Universe& universe, Diagnostics& diagnostics)
{
    const Names known = known_levels(universe);
    const bool named = std::find(known.begin(), known.end(), "respondent") != known.end();
    if (!named && universe.values_of("respondent").empty()) return std::nullopt;
    return resolve_level(universe, "respondent", diagnostics);
}

}  // namespace

std::vector<Id> carried(const Level& level, std::span<const CodingKey> codings)
{
    std::vector<Id> values;
    std::vector<Id> room;
    for (const CodingKey& coding : codings) {
        const std::span<const Id> here = level.carried(coding, room);
        values.insert(values.end(), here.begin(), here.end());
    }
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

std::string joined(const std::vector<std::string_view>& names)
{
    std::string out;
    for (const std::string_view name : names) {
        if (!out.empty()) out += '|';
        for (const char c : name) out += c == '|' ? std::string("\\|") : std::string(1, c);
    }
    return out;
}

Chosen choose(const Corpus& corpus, const Universe& universe, const QuotesOptions& options, const std::string& level,
              const std::string& by, bool by_first, Diagnostics& diagnostics)
{
    if (options.per_respondent == std::size_t{0})
        throw Error({}, "--per-respondent must be at least 1", "leave it out to see all quotations");
    Chosen chosen{resolve_level(universe, level, diagnostics), resolve_level(universe, by, diagnostics),
                  respondents_of(universe, diagnostics), {}, {}, {}};
    if (options.per_respondent && !chosen.respondents)
        throw Error({}, "--per-respondent needs respondents, and nothing names any",
                    "a codebook does (--codebook), or a column respondent");
    std::set<Id> wanted;
    for (const std::string& name : options.values) add_wanted(universe, chosen.level, name, wanted);
    for (Id value = 0; value < chosen.level.values.size(); ++value)
        if (options.values.empty() || wanted.contains(value)) chosen.values.push_back(value);

    std::size_t left_out = 0;
    for (std::size_t at = 0; at < corpus.size(); ++at) {
        const auto pairs = crossed(chosen.level, chosen.by, corpus[at].codings);
        if (pairs.empty()) ++left_out;
        for (const auto& [value, other] : pairs)
            if (options.values.empty() || wanted.contains(value)) chosen.entries.push_back({value, other, at});
    }
    const std::vector<std::size_t> rank = ranks(corpus, universe);
    std::sort(chosen.entries.begin(), chosen.entries.end(), [&](const Entry& a, const Entry& b) {
        return std::tuple(a.value, a.by, rank[a.quotation]) < std::tuple(b.value, b.by, rank[b.quotation]);
    });
    if (!options.values.empty()) {
        Names names;
        for (const Id value : chosen.values) names.push_back(chosen.level.values[value].name);
        chosen.notes.push_back("only the values " + list_of(names));
    }
    const Tally without{"left_out", static_cast<std::int64_t>(left_out), static_cast<std::int64_t>(corpus.size()),
                        {{"unit", "quotations"}, {"at", level == by ? level : by_first ? by + " or " + level : level + " or " + by}}};
    if (left_out > 0) chosen.notes.push_back(note_of(without));
    say_of(corpus, chosen);
    if (options.per_respondent) keep_first(corpus, *options.per_respondent, chosen);
    return chosen;
}

}  // namespace qda::quotes
