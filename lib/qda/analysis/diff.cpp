#include "qda/analysis/diff.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "qda/text/display.hpp"

namespace qda {

namespace {

using Counted = std::pair<std::string, std::size_t>;

template <class List>
std::size_t& count_of(List& list, const std::string& name)
{
    const auto at = std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.first == name; });
    if (at != list.end()) return at->second;
    return list.emplace_back(name, std::size_t{0}).second;
}

void add_text(Column& column, const std::string& text)
{
    if (text.empty())
        column.add(NotAvailable{});
    else
        column.add(text);
}

}  // namespace

std::string summary_of(const Differences& comparison)
{
    std::vector<std::pair<std::string, std::vector<Counted>>> kinds;
    for (const Change& change : comparison.changes) {
        auto at = std::find_if(kinds.begin(), kinds.end(), [&](const auto& one) { return one.first == change.kind; });
        if (at == kinds.end()) at = kinds.insert(kinds.end(), {change.kind, {}});
        ++count_of(at->second, change.what);
    }
    std::string text;
    for (auto& [kind, tallies] : kinds) {
        std::sort(tallies.begin(), tallies.end());
        text += (text.empty() ? "" : "; ") + kind + "s: ";
        const char* between = "";
        for (const auto& [what, n] : tallies) text += fmt::format("{}{} {}", std::exchange(between, ", "), n, what);
    }
    return text.empty() ? "no difference" : text;
}

Table table_of(const Differences& comparison)
{
    Table table;
    table.title = "Differences";
    table.notes.push_back(summary_of(comparison));
    table.notes.insert(table.notes.end(), comparison.notes.begin(), comparison.notes.end());
    for (const char* name : {"kind", "what", "where"}) table.add_column(name, Role::key);
    for (const char* name : {"old", "new", "reason"}) table.add_column(name, Role::text);
    for (const Change& change : comparison.changes) {
        table.columns[0].add(change.kind);
        table.columns[1].add(change.what);
        table.columns[2].add(change.where);
        add_text(table.columns[3], change.before);
        add_text(table.columns[4], change.now);
        add_text(table.columns[5], change.reason);
    }
    return table;
}

std::string sentence_of(const Change& change)
{
    std::string text;
    if (change.kind == "cell")
        text = fmt::format("{}: {} {}, now {}", change.where, change.what == "exchanged" ? "still" : "was", change.before, change.now);
    else if (!change.before.empty() && !change.now.empty())
        text = fmt::format("{} {} {}: was {}, now {}", change.kind, change.where, change.what, change.before, change.now);
    else if (!change.before.empty() || !change.now.empty())
        text = fmt::format("{} {} {}: {}", change.kind, change.where, change.what, change.before + change.now);
    else
        text = fmt::format("{} {} {}", change.kind, change.where, change.what);
    if (!change.reason.empty()) text += " (" + change.reason + ")";
    std::string line;
    append_visible(line, text);
    return line;
}

}  // namespace qda
