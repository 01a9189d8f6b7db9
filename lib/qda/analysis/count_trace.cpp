// Which quotations are behind a cell: the fold of count_fold.cpp tells them while it counts, so that no rule of counting
// stands twice.

#include "qda/analysis/count_trace.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "qda/analysis/count_parts.hpp"
#include "qda/analysis/trace_shares.hpp"
#include "qda/base/choice.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

constexpr const char* kTotal = "total";
constexpr const char* kMissing = "NA";

std::string value_hint(const Level& level, const std::string& value)
{
    if (level.values.empty()) return "the level has no value";
    std::vector<std::string> ids;
    for (const LevelValue& one : level.values)
        if (one.id.size() > 2) ids.push_back(one.id);  // near to a short one is anything
    for (const std::vector<std::string>& known : {level.names(), ids})
        if (const std::string near = nearest_name(value, known); !near.empty()) return "did you mean '" + near + "'?";
    if (level.values.size() <= 20) return "its values are " + list_of(level.names());
    return "values are given by id or label, as the table shows them";
}

// What each quotation adds, where each of its things counts once in the cell.
class FirstTime {
public:
    std::uint64_t add(const std::vector<Id>& things)
    {
        std::uint64_t fresh = 0;
        for (const Id thing : things) fresh += seen_.insert(thing).second ? 1U : 0U;
        return fresh;
    }

private:
    std::set<Id> seen_;
};

}  // namespace

CellName parse_cell_name(const std::vector<std::string>& texts)
{
    CellName name;
    for (const std::string& text : texts) {
        bool first = true;
        for (std::size_t from = 0; from <= text.size();) {
            const std::size_t comma = std::min(text.find(',', from), text.size());
            const std::string piece = text.substr(from, comma - from);
            from = comma + 1;
            const std::size_t equals = piece.find('=');
            if (equals != std::string::npos && equals > 0)
                name.emplace_back(normal_name(piece.substr(0, equals)), piece.substr(equals + 1));
            else if (!first)
                name.back().second += "," + piece;
            else
                throw Error({}, fmt::format("--cell '{}' names no level", text), "write it as --cell respondent=2,variable=leadership");
            first = false;
        }
    }
    for (auto& [level, value] : name) value = normal_name(value);
    return name;
}

// Called for each cell that a quotation (or a coding of it) comes to, before it counts there.
void Counter::Parts::record(Id row, Id column, const LoggedQuotation& quotation, const CodingKey* coding)
{
    tracing = nullptr;
    const CellKey key{row, column};
    if (!options.traced || (watched && *watched != key)) return;
    std::vector<Id> here;
    if (coding) here.push_back(coding->code);
    if (counted)
        for (const Id thing : things)
            if (counts_in(thing, row, column)) here.push_back(thing);
    std::vector<Trace>& list = traces[key];
    const bool again = !list.empty() && list.back().quotation == quotation.quotation;
    if (counted && here.empty() && !again) {
        without_things[key].insert(quotation.quotation);
        return;
    }
    if (counted) without_things[key].erase(quotation.quotation);
    if (!again) list.push_back({quotation.quotation, quotation.document, {}, {}, {}});
    tracing = &list.back();
    tracing->things.insert(tracing->things.end(), here.begin(), here.end());
}

Id Counter::Parts::watched_key(Side& side, const CellName& name, std::vector<char>& used, bool columns_side) const
{
    if (side.levels().empty()) return 0;
    std::vector<Id> values;
    std::vector<std::string> totals;
    for (const Level& level : side.levels()) {
        const bool twice = columns_side && std::any_of(rows->levels().begin(), rows->levels().end(), [&](const Level& other) { return other.name == level.name; });
        const std::string shown = twice ? level.name + "_2" : level.name;
        const auto at = std::find_if(name.begin(), name.end(), [&](const auto& one) { return one.first == shown; });
        if (at == name.end()) {
            totals.push_back(shown);
            continue;
        }
        used[static_cast<std::size_t>(at - name.begin())] = 1;
        const Id value = level.find(at->second);
        if (value == kNone && at->second == kTotal) {
            totals.push_back(shown);
        } else if (value == kNone && at->second == kMissing) {
            if (!options.unlabelled)
                throw Error({}, fmt::format("--cell {}=NA: what has no value of {} is left out of the table", shown, level.name), "--unlabelled shows it");
            values.push_back(kNone);
        } else if (value == kNone) {
            throw Error({}, fmt::format("--cell: level {} has no value '{}'", level.name, at->second), value_hint(level, at->second));
        } else {
            values.push_back(value);
        }
    }
    if (values.empty()) return Cells::kAll;
    if (!totals.empty())
        throw Error({}, fmt::format("--cell gives no value of {}", list_of(totals)), "nested levels have a total together only: give a value of each, or of none");
    return side.intern(values);
}

void Counter::Parts::watch(const CellName& name)
{
    std::vector<char> used(name.size(), 0);
    const Id row = watched_key(*rows, name, used, false);
    const Id column = watched_key(*columns, name, used, true);
    std::vector<std::string> known = options.rows;
    for (const std::string& level : options.columns)
        known.push_back(std::find(options.rows.begin(), options.rows.end(), level) == options.rows.end() ? level : level + "_2");
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (used[i] != 0) continue;
        const std::string& level = name[i].first;
        if (std::find(known.begin(), known.end(), level) != known.end())
            throw Error({}, fmt::format("--cell names '{}' twice", level), "a cell has one value of each level");
        const std::string near = nearest_name(level, known);
        throw Error({}, fmt::format("--cell: the table has no level '{}'", level),
                    near.empty() ? "its levels are " + list_of(known) : "did you mean '" + near + "'?");
    }
    watched = CellKey{row, column};
}

CellTrace Counter::Parts::traced(Id row, Id column)
{
    CellTrace trace;
    const auto labels = [](const Side& side, Id key, std::vector<std::string>& into) {
        for (std::size_t i = 0; key != Cells::kAll && i < side.levels().size(); ++i) {
            const Id value = side.value(key, i);
            into.push_back(value == kNone ? kMissing : side.levels()[i].values[value].name);
        }
    };
    labels(*rows, row, trace.rows);
    labels(*columns, column, trace.columns);
    trace.value = cell(row, column);
    trace.looked_for = looked_for(row, column);
    if (!options.share.empty() || options.per_characters) trace.divided_by = denominator(row, column);
    const std::vector<Trace>& found = traces[{row, column}];
    trace.without = without_things[{row, column}].size();
    std::vector<TracedSpans> spans;
    if (unit == Unit::characters || unit == Unit::words)
        for (const Trace& one : found) spans.push_back({one.document, one.spans});
    const std::vector<std::uint64_t> fresh = unit == Unit::words ? new_pieces(spans) : new_units(spans);
    FirstTime first;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const Trace& one = found[i];
        Contribution& to = trace.quotations.emplace_back(Contribution{one.quotation, one.document, 1, {}});
        if (unit == Unit::codings) to.adds = one.things.size();
        if (unit == Unit::documents) to.adds = first.add({one.document});
        if (unit == Unit::present) to.adds = first.add({0});
        if (counted) to.adds = first.add(one.things);
        if (unit == Unit::characters || unit == Unit::words) to.adds = one.spans.empty() ? one.length : fresh[i];
        std::set<Id> told;
        for (const Id thing : one.things) {
            if (unit == Unit::codings) to.counted.push_back(universe.codes.name(thing));
            else if (told.insert(thing).second) to.counted.push_back(counted->values[thing].name);
        }
    }
    return trace;
}

CellTrace Counter::behind(const CellName& cell)
{
    Parts& parts = *parts_;
    parts.resolve();
    parts.watch(cell);
    parts.fold();
    parts.warn_of_coders();
    parts.find_reaches();
    CellTrace trace = parts.traced(parts.watched->first, parts.watched->second);
    parts.say_unit(trace.notes);
    return trace;
}

std::vector<CellTrace> Counter::all_behind()
{
    Parts& parts = *parts_;
    parts.resolve();
    parts.fold();
    parts.warn_of_coders();
    parts.find_shown();
    std::vector<Id> rows = parts.shown_rows;
    rows.push_back(Cells::kAll);
    std::vector<Id> columns = {0};
    if (!parts.columns->levels().empty()) {
        columns = parts.shown_columns;
        columns.push_back(Cells::kAll);
    }
    std::vector<CellTrace> all;
    for (const Id row : rows) {
        for (const Id column : columns) {
            if (!parts.traces.contains({row, column})) continue;
            all.push_back(parts.traced(row, column));
            parts.say_unit(all.back().notes);
        }
    }
    return all;
}

}  // namespace qda
