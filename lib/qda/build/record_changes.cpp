#include "qda/build/record_changes.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace qda {

namespace {

constexpr std::size_t kMostListed = 10;

std::string listed(const std::vector<std::string>& names)
{
    if (names.size() <= kMostListed) return fmt::format("{}", fmt::join(names, ", "));
    return fmt::format("{} and {} more", fmt::join(names.begin(), names.begin() + kMostListed, ", "), names.size() - kMostListed);
}

std::vector<std::string> only_in(const std::vector<std::string>& some, const std::vector<std::string>& others)
{
    std::vector<std::string> only;
    const std::set<std::string_view> known(others.begin(), others.end());
    for (const std::string& one : some)
        if (!known.contains(one)) only.push_back(one);
    return only;
}

// Is it known which quotations are behind the cells?
bool is_traced(const TableRecord& record)
{
    const auto traced = [](const auto& cell) { return !cell.second.quotations.empty(); };
    return record.cells.empty() || std::any_of(record.cells.begin(), record.cells.end(), traced);
}

// ` (quotation 2:31 added; 2:14 removed)`; empty where the same are behind both.
std::string reason(const TableRecord::Cell& before, const TableRecord::Cell& now, const CountedQuotations& counted)
{
    std::vector<std::string> added, here, removed, elsewhere;
    for (std::string& one : only_in(now.quotations, before.quotations)) (counted.before.contains(one) ? here : added).push_back(std::move(one));
    for (std::string& one : only_in(before.quotations, now.quotations)) (counted.now.contains(one) ? elsewhere : removed).push_back(std::move(one));
    const std::size_t n = added.size() + here.size() + removed.size() + elsewhere.size();
    std::string text;
    const auto say = [&](const std::vector<std::string>& names, const std::string& what) {
        if (!names.empty()) text += (text.empty() ? "" : "; ") + listed(names) + " " + what;
    };
    say(added, "added");
    say(here, here.size() == 1 ? "now counts here" : "now count here");
    say(removed, "removed");
    say(elsewhere, elsewhere.size() == 1 ? "no longer counts here" : "no longer count here");
    return text.empty() ? text : fmt::format(" (quotation{} {})", n == 1 ? "" : "s", text);
}

// Two figures with as many digits as tell them apart, at least three: 0.462 and 0.474.
std::pair<std::string, std::string> told_shortly(const std::string& before, const std::string& now)
{
    const auto number = [](const std::string& text) -> std::optional<double> {
        double value = 0;
        const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), value);
        return wrong == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
    };
    const auto whole = [](const std::string& text) { return text.find_first_not_of("-0123456789") == std::string::npos; };
    const std::optional<double> first = number(before);
    const std::optional<double> second = number(now);
    const auto as_it_stands = [&](const std::string& text) { return number(text) || text == "NA" || text == "–" ? text : "'" + text + "'"; };
    if (!first || !second || (whole(before) && whole(now))) return {as_it_stands(before), as_it_stands(now)};
    for (int digits = 3; digits < 17; ++digits) {
        std::pair<std::string, std::string> told = {fmt::format("{:.{}g}", *first, digits), fmt::format("{:.{}g}", *second, digits)};
        if (told.first != told.second) return told;
    }
    return {before, now};
}

std::string without_numbers(std::string text)
{
    std::erase_if(text, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
    return text;
}

class Comparison {
public:
    Comparison(const TableRecord& before, const TableRecord& now, const CountedQuotations& counted)
        : before_(before), now_(now), counted_(counted), traced_(is_traced(before) && is_traced(now))
    {
    }

    std::vector<TableChange> changes()
    {
        if (before_.title != now_.title) add(fmt::format("title: was '{}', now '{}'", before_.title, now_.title));
        names("row", before_.rows, now_.rows);
        names("column", before_.columns, now_.columns);
        if (before_.cells_kept && now_.cells_kept) cells();
        notes();
        return std::move(changes_);
    }

private:
    // A note in which only numbers changed is one that changed.
    void notes()
    {
        std::vector<std::string> come = only_in(now_.notes, before_.notes);
        for (const std::string& gone : only_in(before_.notes, now_.notes)) {
            const auto changed = std::find_if(come.begin(), come.end(), [&](const std::string& one) { return without_numbers(one) == without_numbers(gone); });
            if (changed == come.end()) {
                add(fmt::format("note gone: '{}'", gone));
                continue;
            }
            add(fmt::format("note: was '{}', now '{}'", gone, *changed));
            come.erase(changed);
        }
        for (const std::string& note : come) add(fmt::format("note new: '{}'", note));
    }

    void add(std::string what, bool shows = true) { changes_.push_back({std::move(what), shows}); }

    void names(const char* thing, const std::vector<std::string>& before, const std::vector<std::string>& now)
    {
        const std::vector<std::string> gone = only_in(before, now);
        const std::vector<std::string> come = only_in(now, before);
        for (const std::string& name : gone) add(fmt::format("{} '{}' is gone", thing, name));
        for (const std::string& name : come) add(fmt::format("{} '{}' is new", thing, name));
        if (gone.empty() && come.empty() && before != now) add(fmt::format("the {}s stand in another order", thing));
    }

    void cells()
    {
        const TableRecord::Cell zero{"0", {}};
        const auto cell = [&](const TableRecord& record, const std::string& row, const std::string& column) -> const TableRecord::Cell& {
            const auto found = record.cells.find({row, column});
            return found == record.cells.end() ? zero : found->second;
        };
        const std::set<std::string> old_rows(before_.rows.begin(), before_.rows.end());
        const std::set<std::string> old_columns(before_.columns.begin(), before_.columns.end());
        for (const std::string& row : now_.rows) {
            for (const std::string& column : now_.columns) {
                const bool was_there = old_rows.contains(row) && old_columns.contains(column);
                const TableRecord::Cell& now = cell(now_, row, column);
                const TableRecord::Cell& before = cell(before_, row, column);
                if (was_there ? now == before : now.value == "0") continue;
                said(row, column, was_there ? &before : nullptr, now);
            }
        }
    }

    void said(const std::string& row, const std::string& column, const TableRecord::Cell* before, const TableRecord::Cell& now)
    {
        std::string name = row;
        if (now_.crossed || now_.columns.size() > 1) name += (now_.crossed ? " x " : ", ") + column;
        const std::string why = before && traced_ ? reason(*before, now, counted_) : std::string();
        const auto [was, is] = told_shortly(before ? before->value : now.value, now.value);
        if (!before)
            add(fmt::format("{}: now {}", name, is));
        else if (before->value != now.value)
            add(fmt::format("{}: was {}, now {}{}", name, was, is, why));
        else if (!why.empty())
            add(fmt::format("{}: still {}{}", name, is, why), false);
    }

    const TableRecord& before_;
    const TableRecord& now_;
    const CountedQuotations& counted_;
    bool traced_;
    std::vector<TableChange> changes_;
};

}  // namespace

void add_quotations(const TableRecord& record, std::set<std::string>& to)
{
    for (const auto& [where, cell] : record.cells) to.insert(cell.quotations.begin(), cell.quotations.end());
}

std::vector<TableChange> changes_between(const TableRecord& before, const TableRecord& now, const CountedQuotations& counted)
{
    return Comparison(before, now, counted).changes();
}

}  // namespace qda
