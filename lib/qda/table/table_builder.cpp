#include "qda/table/table_builder.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "qda/table/cell_text.hpp"

namespace qda {

namespace {

[[noreturn]] void fail_cut(const Location& where)
{
    throw Error(where, "the table was cut: it has no #end",
                "the tool that wrote it failed or was stopped; make it again (--partial takes what is there)");
}

}  // namespace

void TableBuilder::fail_field(std::string_view line, std::string_view field, const FieldError& error) const
{
    const auto offset = static_cast<std::size_t>(field.data() - line.data()) + error.offset();
    throw Error(lines_.here(line, offset), error.what(), "a backslash itself is written \\\\");
}

std::string TableBuilder::text_of(std::string_view line, std::string_view field) const
{
    try {
        return unescaped(field);
    } catch (const FieldError& error) {
        fail_field(line, field, error);
    }
}

void TableBuilder::fail(std::string what, std::string hint) const
{
    throw Error(lines_.here(), std::move(what), std::move(hint));
}

bool TableBuilder::take(std::string_view line)
{
    // Without its line feed, a row may have lost digits of its last number.
    if (ours_ && !lines_.whole() && line != "#end") return true;
    if (line.starts_with('#')) return take_header(line);
    started_ = true;
    if (!named_)
        name_columns(line);
    else
        add_row(line);
    return true;
}

bool TableBuilder::take_header(std::string_view line)
{
    if (line.find('\r') != std::string_view::npos) fail("a carriage return within a header line", "write it as \\r");
    const std::size_t tab = std::min(line.find('\t'), line.size());
    const std::string_view word = line.substr(0, tab);
    const std::string_view rest = line.substr(std::min(tab + 1, line.size()));
    if (word == "#qda" && started_) {
        if (ours_ && !reading_.partial) fail_cut(lines_.here());
        if (!ours_) fail("a second table begins before the first one has ended", "give each file on its own");
        return false;
    }
    started_ = true;
    if (word == "#qda")
        first_line(rest);
    else if (word == "#by")
        table_.history.emplace_back(rest);
    else if (word == "#title" && !table_.title.empty())
        fail("the table has a second #title", "make it a #note");
    else if (word == "#title")
        table_.title = text_of(line, rest);
    else if (word == "#note")
        table_.notes.push_back(text_of(line, rest));
    else if (word == "#tally")
        tally(line, tab + 1);
    else if (word == "#column")
        declare(line, tab + 1);
    else if (word == "#end")
        ended_ = true;
    else if (!ours_ && named_)
        fail("a row begins with #", "write the # of a field at the start of a line as \\#");
    else
        table_.carried.emplace_back(line);
    return true;
}

void TableBuilder::first_line(std::string_view rest)
{
    ours_ = true;
    split_fields(rest, fields_);
    const std::string_view kind = fields_.size() > 1 ? fields_[1] : std::string_view{};
    if (kind == "segments")
        fail("found segments, expected a table", "count them first, as in: qda-count --rows respondent | ...");
    if (kind != "table") fail("the #qda line does not say 'table'", "it reads: #qda, 1, table, with tabs between");
    if (fields_[0] != "1") fail(fmt::format("the table has format {}, known is 1", fields_[0]), "use a newer qdatools");
}

void TableBuilder::set_role(Column& column, std::string_view word) const
{
    std::vector<std::string> known;
    for (const Role role : {Role::key, Role::count, Role::share, Role::statistic, Role::text}) {
        known.emplace_back(to_string(role));
        if (known.back() != word) continue;
        column.role = role;
        return;
    }
    const std::string near = nearest_name(word, known);
    fail(fmt::format("no role '{}'", word),
         near.empty() ? "the roles are key, count, share, statistic and text" : fmt::format("did you mean '{}'?", near));
}

void TableBuilder::declare(std::string_view line, std::size_t offset)
{
    if (named_) fail("a #column line follows the column names", "put it before them");
    Column column("", Role::key);
    bool named = false;
    bool has_role = false;
    split_fields(line.substr(std::min(offset, line.size())), fields_);
    for (const std::string_view field : fields_) {
        try {
            auto [key, value] = split_key_value(field);
            if (key == "name" && !std::exchange(named, true))
                column.name = std::move(value);
            else if (key == "role" && !std::exchange(has_role, true))
                set_role(column, value);
            else
                column.keys.emplace_back(std::move(key), std::move(value));
        } catch (const FieldError& error) {
            fail_field(line, field, error);
        }
    }
    if (!named) fail("a #column line has no name", "it begins with name:");
    declared_.push_back(std::move(column));
    has_role_.push_back(has_role);
}

void TableBuilder::tally(std::string_view line, std::size_t offset)
{
    Tally tally;
    bool counted = false;
    split_fields(line.substr(std::min(offset, line.size())), fields_);
    for (const std::string_view field : fields_) {
        try {
            auto [key, value] = split_key_value(field);
            const bool is_n = key == "n" && !std::exchange(counted, true);
            if (is_n || (key == "of" && !tally.of)) {
                const Cell number = parse_cell(value);
                if (!std::holds_alternative<std::int64_t>(number) || std::get<std::int64_t>(number) < 0)
                    fail(fmt::format("'{}' of a #tally line is no whole number from 0", key), "it reads like n:63 or of:206");
                (is_n ? tally.n : tally.of.emplace()) = std::get<std::int64_t>(number);
            } else if (key == "name" && tally.name.empty()) {
                tally.name = std::move(value);
            } else {
                tally.keys.emplace_back(std::move(key), std::move(value));
            }
        } catch (const FieldError& error) {
            fail_field(line, field, error);
        }
    }
    if (tally.name.empty() || !counted) fail("a #tally line has no name or no number", "it begins with name:, and has n:");
    table_.tallies.push_back(std::move(tally));
}

// Columns that another program has left out take their #column lines with them only if it knows our streams; the
// lines are therefore matched by name, in order.
void TableBuilder::name_columns(std::string_view line)
{
    named_ = true;
    split_fields(line, fields_);
    std::vector<bool> has_role;
    std::vector<bool> used(declared_.size(), false);
    for (const std::string_view field : fields_) {
        const std::string name = text_of(line, field);
        std::size_t found = 0;
        while (found < declared_.size() && (used[found] || declared_[found].name != name)) ++found;
        const bool known = found < declared_.size();
        has_role.push_back(known && has_role_[found]);
        if (known) {
            used[found] = true;
            table_.columns.push_back(std::move(declared_[found]));
        } else {
            table_.add_column(name, Role::key);
        }
    }
    for (std::size_t i = 0; i < used.size(); ++i)
        if (!used[i])
            fail(fmt::format("column '{}' has a #column line but is not among the column names", declared_[i].name),
                 "leave its #column line out too, or start from --bare");
    has_role_ = std::move(has_role);
}

void TableBuilder::add_row(std::string_view line)
{
    auto& columns = table_.columns;
    if (line.empty() && columns.size() > 1 && !ours_) return;
    std::size_t i = 0;
    std::size_t start = 0;
    for (bool last = false; !last; ++i) {
        const std::size_t tab = line.find('\t', start);
        last = tab == std::string_view::npos;
        const std::string_view field = line.substr(start, last ? tab : tab - start);
        start = tab + 1;
        if (i >= columns.size()) continue;  // counted, for the message
        try {
            Column& column = columns[i];
            const std::string_view text = unescaped(field, scratch_);
            if (column.role == Role::key || column.role == Role::text || text.data() != field.data())
                column.add(text);
            else
                column.add(parse_cell(field));
        } catch (const FieldError& error) {
            fail_field(line, field, error);
        }
    }
    if (i != columns.size())
        fail(fmt::format("the row has {} field{}, expected {}", i, i == 1 ? "" : "s", columns.size()),
             "fields are parted by one tab; a tab within a field is written \\t");
}

// Columns without a role were read as keys; those without a text are numbers.
void TableBuilder::infer_roles()
{
    for (std::size_t i = 1; i < table_.columns.size(); ++i) {
        if (has_role_[i]) continue;
        Column& read = table_.columns[i];
        Column numbers(read.name, Role::statistic);
        bool any_integer = false;
        bool any_real = false;
        bool any_text = false;
        for (std::size_t row = 0; row < read.size() && !any_text; ++row) {
            const Cell cell = parse_cell(read.text(row));
            any_integer |= std::holds_alternative<std::int64_t>(cell);
            any_real |= std::holds_alternative<double>(cell);
            any_text = std::holds_alternative<std::string>(cell);
            numbers.add(cell);
        }
        if (any_text) continue;
        if (any_integer && !any_real) numbers.role = Role::count;
        numbers.keys = std::move(read.keys);
        read = std::move(numbers);
    }
}

Table TableBuilder::finish()
{
    const bool cut = ours_ && !ended_;
    if (cut && !reading_.partial) fail_cut(lines_.here());
    if (!named_ && (!ours_ || !declared_.empty() || cut))
        fail("the table has no row of column names", "the first line that does not begin with # names the columns");
    infer_roles();
    return std::move(table_);
}

}  // namespace qda
