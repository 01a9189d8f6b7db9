#include "qda/analysis/diff_tables.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "qda/base/choice.hpp"

namespace qda {

namespace {

using Names = std::vector<std::string>;

bool may_be_shown(const Column& column, bool words)
{
    static constexpr std::array<std::string_view, 12> kPlain = {"start", "end", "positions", "codes", "respondent", "counted",
                                                                "coder", "old", "new", "reason", "conclusion", "recommendation"};
    return words || column.role != Role::text || std::find(kPlain.begin(), kPlain.end(), column.name) != kPlain.end();
}

// Names that occur twice are told apart by their number.
Names told_apart(Names names)
{
    std::map<std::string, std::size_t> seen;
    for (std::string& name : names)
        if (const std::size_t n = ++seen[name]; n > 1) name += fmt::format(" [{}]", n);
    return names;
}

Names key_names(const Table& table)
{
    Names names;
    for (const Column& column : table.columns)
        if (column.role == Role::key) names.push_back(column.name);
    return names;
}

Names row_names(const Table& table)
{
    Names names;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        std::string name;
        for (const Column& column : table.columns) {
            if (column.role != Role::key) continue;
            if (!name.empty()) name += " x ";
            column.print(row, name);
        }
        names.push_back(name.empty() ? fmt::format("row {}", row + 1) : name);
    }
    return told_apart(std::move(names));
}

struct Side {
    explicit Side(const Table& of) : table(of), rows(row_names(of))
    {
        Names names;
        for (const Column& column : of.columns) names.push_back(column.name);
        columns = told_apart(std::move(names));
        for (std::size_t i = 0; i < rows.size(); ++i) row_at[rows[i]] = i;
        for (std::size_t i = 0; i < columns.size(); ++i) column_at[columns[i]] = i;
    }

    const Table& table;
    Names rows;
    Names columns;
    std::map<std::string, std::size_t> row_at;
    std::map<std::string, std::size_t> column_at;
};

class Tables {
public:
    Tables(const Table& before, const Table& now, bool words) : before_(before), now_(now), words_(words) {}

    Differences compare()
    {
        if (before_.table.title != now_.table.title) add({"title", "changed", "the table", before_.table.title, now_.table.title});
        columns();
        rows();
        for (const std::string& note : before_.table.notes) one_note(note, now_.table.notes, "removed");
        for (const std::string& note : now_.table.notes) one_note(note, before_.table.notes, "added");
        return std::move(comparison_);
    }

private:
    void add(Change change) { comparison_.changes.push_back(std::move(change)); }

    void one_note(const std::string& note, const Names& others, const char* what)
    {
        if (std::find(others.begin(), others.end(), note) != others.end()) return;
        const bool gone = std::string_view(what) == "removed";
        add({"note", what, "of the table", gone ? note : "", gone ? "" : note});
    }

    void columns()
    {
        for (const std::string& name : before_.columns)
            if (!now_.column_at.contains(name)) add({"column", "removed", name});
        for (const std::string& name : now_.columns)
            if (!before_.column_at.contains(name)) add({"column", "added", name});
    }

    void rows()
    {
        for (const std::string& name : before_.rows)
            if (!now_.row_at.contains(name)) add({"row", "removed", name, whole_row(before_, name), {}});
        for (std::size_t row = 0; row < now_.rows.size(); ++row) {
            const auto old = before_.row_at.find(now_.rows[row]);
            if (old == before_.row_at.end()) add({"row", "added", now_.rows[row], {}, whole_row(now_, now_.rows[row])});
            else cells(old->second, row);
        }
        if (comparison_.changes.empty() && before_.rows != now_.rows) add({"row", "moved", "all", "another order", {}});
    }

    static std::string print(const Column& column, std::size_t row)
    {
        std::string text;
        column.print(row, text);
        return text;
    }

    // The figures of a row: `quotations 4`.
    std::string whole_row(const Side& side, const std::string& name) const
    {
        std::string text;
        for (std::size_t i = 0; i < side.columns.size(); ++i) {
            const Column& column = side.table.columns[i];
            if (column.role == Role::key || column.role == Role::text) continue;
            text += (text.empty() ? "" : ", ") + side.columns[i] + " " + print(column, side.row_at.at(name));
        }
        return text;
    }

    void cells(std::size_t old_row, std::size_t new_row)
    {
        std::size_t figures = 0;
        for (const Column& column : now_.table.columns) figures += column.role != Role::key ? 1U : 0U;
        for (std::size_t i = 0; i < now_.columns.size(); ++i) {
            const auto at = before_.column_at.find(now_.columns[i]);
            if (at == before_.column_at.end() || now_.table.columns[i].role == Role::key) continue;
            const Column& old = before_.table.columns[at->second];
            const Column& now = now_.table.columns[i];
            if (old.role == Role::key || old.cell(old_row) == now.cell(new_row)) continue;
            const std::string where = now_.rows[new_row] + (figures > 1 ? " x " + now_.columns[i] : "");
            if (may_be_shown(now, words_) && may_be_shown(old, words_))
                add({"cell", "changed", where, print(old, old_row), print(now, new_row)});
            else
                add({"text", "changed", where, {}, {}, "the words are not shown (--text shows them)"});
        }
    }

    Side before_;
    Side now_;
    bool words_;
    Differences comparison_;
};

}  // namespace

Differences compare_tables(const Table& before, const Table& now, bool words)
{
    if (key_names(before) != key_names(now))
        throw Error({}, fmt::format("the rows of the old table are named by {}, those of the new one by {}", list_of(key_names(before)), list_of(key_names(now))),
                    "compare tables of one kind, made with the same --rows (and --columns, in the long form)");
    return Tables(before, now, words).compare();
}

}  // namespace qda
