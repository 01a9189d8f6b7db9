#include "qda/analysis/merge_parts.hpp"

#include <algorithm>
#include <unordered_set>

#include "qda/analysis/merging.hpp"

namespace qda::merging {

bool is_key(const Column& column) { return column.role == Role::key; }

bool says(const Column& column, std::string_view key, std::string_view value)
{
    const std::string* said = column.get(key);
    return said && *said == value;
}

// \throws Error if the column cannot be added up.
void must_add_up(const Column& column, const Location& where)
{
    const std::string name = "column '" + column.name + "' ";
    if (column.role == Role::text) throw Error(where, name + "holds texts, and only counts add up", "cat joins streams of segments");
    if (column.role == Role::share || column.role == Role::statistic)
        throw Error(where, name + "does not add up: it is worked out from the whole",
                    "merge the counts (without --share, --per-characters), or make it of all documents at once");
    if (column.get("level") || says(column, "total", "yes"))
        throw Error(where, name + "is one of a matrix", "merge long tables: make those of the parts with --long");
    if (says(column, "merge", "no")) {
        const std::string* why = column.get("why");
        throw Error(where, name + "does not add up" + (why ? ": " + *why : ""), "make it of all documents at once");
    }
    if (!says(column, "merge", "sum"))
        throw Error(where, name + "does not say that it adds up (merge:sum)", "was its table made with --bare, or by another program?");
}

std::vector<std::string> fixed_notes(const Table& table)
{
    std::unordered_set<std::string> counted = {std::string(kDashNote)};
    for (const Tally& tally : table.tallies) counted.insert(note_of(tally));
    std::vector<std::string> fixed = table.notes;
    std::erase_if(fixed, [&](const std::string& note) { return counted.contains(note); });
    return fixed;
}

// Everything but where values stand, which depends on the values that have rows.
std::vector<std::pair<std::string, std::string>> lasting_keys(const Column& column)
{
    auto keys = column.keys;
    std::erase_if(keys, [](const auto& key) { return key.first == "order" || key.first == "positions"; });
    return keys;
}

std::string names_of(const Table& table)
{
    std::string names;
    for (const Column& column : table.columns) names += (names.empty() ? "" : ", ") + column.name;
    return names;
}

void must_be_alike(const TablePart& part, const TablePart& first, bool notes)
{
    const Table& a = part.table;
    const Table& b = first.table;
    const std::string other = first.where.file;
    const auto fail = [&](const std::string& what) { throw Error(part.where, what, kSameOptions); };
    const auto made_by = [](const Table& table) {
        std::string line = table.history.empty() ? std::string("a tool that it does not name") : table.history.back();
        std::replace(line.begin(), line.end(), '\t', ' ');
        return line;
    };
    if (made_by(a) != made_by(b)) fail("was made by " + made_by(a) + "; " + other + " by " + made_by(b));
    if (names_of(a) != names_of(b)) fail("has the columns " + names_of(a) + "; those of " + other + " are " + names_of(b));
    for (std::size_t i = 0; i < a.columns.size(); ++i)
        if (a.columns[i].role != b.columns[i].role || lasting_keys(a.columns[i]) != lasting_keys(b.columns[i]))
            fail("column '" + a.columns[i].name + "' is not the one of " + other + " (role, unit, totals)");
    if (a.title != b.title) fail("has the title '" + a.title + "'; that of " + other + " is '" + b.title + "'");
    if (notes && fixed_notes(a) != fixed_notes(b)) fail("counts something else than " + other + ": their notes differ");
}

std::int64_t sum(std::int64_t a, std::int64_t b, const Location& where)
{
    std::int64_t both = 0;
    if (__builtin_add_overflow(a, b, &both)) throw Error(where, "the counts add up to more than 64 bits hold");
    return both;
}

void add_tallies(std::vector<Tally>& into, const std::vector<Tally>& more, const Location& where)
{
    const auto same = [](const Tally& x, const Tally& y) { return x.name == y.name && x.keys == y.keys && x.of.has_value() == y.of.has_value(); };
    if (!std::equal(into.begin(), into.end(), more.begin(), more.end(), same))
        throw Error(where, "its #tally lines are not those of the other tables", kSameOptions);
    for (std::size_t i = 0; i < into.size(); ++i) {
        into[i].n = sum(into[i].n, more[i].n, where);
        if (into[i].of) into[i].of = sum(*into[i].of, *more[i].of, where);
    }
}

void take_history(Table& whole, const std::vector<TablePart>& parts)
{
    const auto add_once = [](std::vector<std::string>& into, const std::string& line) {
        if (std::find(into.begin(), into.end(), line) == into.end()) into.push_back(line);
    };
    for (const TablePart& part : parts) {
        const auto& history = part.table.history;
        for (std::size_t i = 0; i + 1 < history.size(); ++i) add_once(whole.history, history[i]);
        for (const std::string& line : part.table.carried) add_once(whole.carried, line);
    }
    const auto& first = parts.front().table.history;
    if (!first.empty()) whole.history.push_back(first.back());
}

void say_counts(Table& whole)
{
    for (const Tally& tally : whole.tallies)
        if (std::string note = note_of(tally); !note.empty()) whole.notes.push_back(std::move(note));
    if (has_dash(whole)) whole.notes.emplace_back(kDashNote);
}

}  // namespace qda::merging
