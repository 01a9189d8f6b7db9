#include <utility>
#include <algorithm>

#include "qda/analysis/count_parts.hpp"
#include "qda/analysis/level_words.hpp"
#include "qda/analysis/merging.hpp"
#include "qda/table/selection_lines.hpp"

namespace qda {

namespace {

constexpr const char* kTotal = "total";

std::string number(std::uint64_t n) { return std::to_string(n); }

std::string list_of(const std::vector<std::string>& names, const char* between)
{
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : between) + name;
    return out;
}

std::string definition(Unit unit, const std::string& distinct)
{
    switch (unit) {
    case Unit::quotations:
        return "unit: quotations; a quotation counts once in a cell, however many of its codes fall there";
    case Unit::codings: return "unit: codings; every code applied to a quotation by a coder counts";
    case Unit::documents: return "unit: documents that have at least one such quotation";
    case Unit::respondents: return "unit: respondents who have at least one such quotation";
    case Unit::distinct: return "unit: different values of " + distinct + " that have at least one such quotation";
    case Unit::present: return "unit: present; 1 where there is at least one such quotation, else 0";
    case Unit::characters: return "unit: characters of coded text; overlap counts once";
    case Unit::words: return "unit: words of coded text; overlap counts once";
    }
    return {};
}

}  // namespace

std::string Counter::Parts::label(const Side& side, Id key) const
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < side.levels().size(); ++i) {
        const Id value = side.value(key, i);
        names.push_back(value == kNone ? "NA" : side.levels()[i].values[value].name);
    }
    return list_of(names, " / ");
}

// Is the cell one where the codebook looks? Only said where both sides are declared.
bool Counter::Parts::looked_for(Id row, Id column) const
{
    if (row == Cells::kAll || column == Cells::kAll) return true;
    std::vector<const LevelValue*> themes;
    std::vector<const LevelValue*> sources;
    const auto collect = [&](const Side& side, Id key) {
        for (std::size_t i = 0; i < side.levels().size(); ++i) {
            const Id value = side.value(key, i);
            if (value == kNone) continue;
            const LevelValue& shown = side.levels()[i].values[value];
            if (shown.source_kinds.empty()) continue;
            (side.levels()[i].of_sources ? sources : themes).push_back(&shown);
        }
    };
    collect(*rows, row);
    collect(*columns, column);
    for (const LevelValue* theme : themes)
        for (const LevelValue* source : sources)
            if (std::none_of(source->source_kinds.begin(), source->source_kinds.end(), [&](const std::string& kind) {
                    return std::find(theme->source_kinds.begin(), theme->source_kinds.end(), kind) !=
                           theme->source_kinds.end();
                }))
                return false;
    return true;
}

Cell Counter::Parts::cell(Id row, Id column)
{
    if (unit == Unit::characters || unit == Unit::words) {
        const Extents::Extent extent = extents.get(row, column);
        if (extent.unknown) return NotAvailable{};
        return static_cast<std::int64_t>(unit == Unit::words ? extent.pieces : extent.units);
    }
    return static_cast<std::int64_t>(cells->get(row, column));
}

Cell Counter::Parts::shared(Id row, Id column)
{
    const Cell counted_cell = cell(row, column);
    if (!std::holds_alternative<std::int64_t>(counted_cell)) return counted_cell;
    const auto count = static_cast<double>(std::get<std::int64_t>(counted_cell));
    if (count == 0 && !looked_for(row, column)) return NotLookedFor{};
    if (options.share.empty() && !options.per_characters) return counted_cell;
    const std::optional<double> by = denominator(row, column);
    if (!by || *by == 0) return NotAvailable{};  // of an empty group there is no share, not even 0
    return options.per_characters ? count * static_cast<double>(*options.per_characters) / *by : count / *by;
}

void Counter::Parts::add_keys(Table& table, const Side& side, std::size_t first, Id key)
{
    for (std::size_t i = 0; i < side.levels().size(); ++i) {
        Column& column = table.columns[first + i];
        if (key == Cells::kAll) {
            column.add(std::string_view(kTotal));
            continue;
        }
        const Id value = side.value(key, i);
        if (value == kNone) {
            column.add(NotAvailable{});
            continue;
        }
        std::vector<Id>& texts = key_texts[first + i];  // a column has the same few in every row
        if (value >= texts.size()) texts.resize(side.levels()[i].values.size(), kNone);
        if (texts[value] == kNone) texts[value] = column.intern(side.levels()[i].values[value].name);
        column.add_text(texts[value]);
    }
}

namespace {

// Why the counts of parts of the documents do not add up to that of the whole; empty where they do.
std::string why_not_merged(const CountOptions& options)
{
    if (options.unit == "respondents") return "the same respondent may speak in several parts";
    if (options.unit == "present") return "it is 1 in the whole also where it is 1 in several parts";
    if (options.unit.starts_with("distinct:")) return "the same value may stand in several parts";
    if (options.top) return "it has only the rows with the largest totals (--top)";
    if (options.by_total) return "its rows are sorted by total (--sort total)";
    return {};
}

// A matrix is not merged: its columns are values, and those of parts may differ.
bool is_matrix(const CountOptions& options) { return !options.long_form && !options.columns.empty(); }

bool can_be_merged(const CountOptions& options)
{
    return why_not_merged(options).empty() && options.share.empty() && !options.per_characters && !is_matrix(options);
}

void describe(Column& column, const CountOptions& options)
{
    if (column.role == Role::count) {
        const std::string why = why_not_merged(options);
        column.keys.emplace_back("merge", why.empty() ? "sum" : "no");
        if (!why.empty() && !is_matrix(options)) column.keys.emplace_back("why", why);
    }
    column.keys.emplace_back("unit", options.unit);
}

// A share lies between 0 and 1; quotations per document do not.
Role share_role(const CountOptions& options)
{
    const bool of_documents = options.unit == "documents" || options.unit == "distinct:document";
    return options.share.empty() || (options.share == "documents" && !of_documents) ? Role::statistic : Role::share;
}

}  // namespace

void Counter::Parts::wide(Table& table)
{
    const bool counts = options.share.empty() && !options.per_characters;
    const Role role = counts ? Role::count : share_role(options);
    for (const Level& level : rows->levels()) table.add_column(level.name, Role::key);
    const std::string figure = options.per_characters
                                   ? "per_" + number(static_cast<std::uint64_t>(*options.per_characters)) + "_characters"
                               : options.share.empty() ? options.unit
                                                       : "share";
    std::vector<Id> columns_here = columns->levels().empty() ? std::vector<Id>{0} : shown_columns;
    for (const Id key : columns_here) {
        Column& column = table.add_column(columns->levels().empty() ? figure : label(*columns, key), role);
        describe(column, options);
        if (!columns->levels().empty()) column.keys.emplace_back("level", list_of(options.columns, ","));
    }
    const bool total_column = options.totals && !columns->levels().empty();
    if (total_column) {
        Column& column = table.add_column(kTotal, role);
        describe(column, options);
        column.keys.emplace_back("total", "yes");
        columns_here.push_back(Cells::kAll);
    }
    std::vector<Id> rows_here = shown_rows;
    if (options.totals) rows_here.push_back(Cells::kAll);
    for (const Id row : rows_here) {
        add_keys(table, *rows, 0, row);
        for (std::size_t i = 0; i < columns_here.size(); ++i)
            table.columns[rows->levels().size() + i].add(shared(row, columns_here[i]));
    }
    if (options.median) add_median(table, rows_here);
}

// What qda-merge needs: where in the codebook's order the values of each key column stand.
void Counter::Parts::say_order(Table& table) const
{
    std::size_t at = 0;
    for (const Side* side : {&*rows, &*columns}) {
        for (const Level& level : side->levels()) {
            KeyOrder order;
            order.has_missing = options.unlabelled;
            order.has_totals = options.totals;
            for (const LevelValue& value : level.values) order.values.push_back({value.name, value.place});
            add_key_order(table, at++, order);
        }
    }
}

void Counter::Parts::long_form(Table& table)
{
    for (const Level& level : rows->levels()) table.add_column(level.name, Role::key);
    for (const Level& level : columns->levels()) {
        const bool twice = table.find(level.name) != nullptr;
        table.add_column(twice ? level.name + "_2" : level.name, Role::key);
    }
    const std::size_t n_keys = table.columns.size();
    const std::string n_row_keys = number(rows->levels().size());
    describe(table.add_column(options.unit, Role::count), options);
    if (options.zeros && can_be_merged(options)) table.columns.back().keys.emplace_back("zeros", n_row_keys);
    if (!options.share.empty()) table.add_column("share", share_role(options)).keys.emplace_back("share", options.share);
    if (options.per_characters)
        table.add_column("per_" + number(static_cast<std::uint64_t>(*options.per_characters)) + "_characters",
                         Role::statistic);
    std::vector<Id> rows_here = shown_rows;
    std::vector<Id> columns_here = columns->levels().empty() ? std::vector<Id>{0} : shown_columns;
    if (options.totals) {
        rows_here.push_back(Cells::kAll);
        if (!columns->levels().empty()) columns_here.push_back(Cells::kAll);
    }
    // Rows of zeros need both: the other parts could not know of these values.
    if (options.zeros && rows_here.empty() != columns_here.empty())
        mark_not_merged(table, "there is no value of " + list_of(rows_here.empty() ? options.rows : options.columns, ", ") +
                                   " that the others could stand beside (--zeros)");
    const bool counted_cells = unit != Unit::characters && unit != Unit::words;
    if (counted_cells && !options.zeros && !options.totals)
        for (Column& column : table.columns) column.reserve(cells->filled());
    std::vector<Id> keys;  // of the cells of a row
    for (const Id row : rows_here) {
        keys.clear();
        for (const Id column : columns_here) {
            if (counted_cells && !options.zeros && cells->get(row, column) == 0) continue;  // most of a large table
            const Cell count = cell(row, column);
            const bool zero = std::holds_alternative<std::int64_t>(count) && std::get<std::int64_t>(count) == 0;
            if (zero && !options.zeros) continue;
            keys.push_back(column);
            const bool dash = zero && !looked_for(row, column);
            table.columns[n_keys].add(dash ? Cell(NotLookedFor{}) : count);
            if (table.columns.size() > n_keys + 1) table.columns[n_keys + 1].add(shared(row, column));
        }
        if (keys.empty()) continue;
        add_keys(table, *rows, 0, row);
        for (std::size_t i = 0; i < rows->levels().size(); ++i) table.columns[i].repeat(keys.size() - 1);
        for (const Id column : keys) add_keys(table, *columns, rows->levels().size(), column);
    }
}

void Counter::Parts::warn_of_coders()
{
    if (!options.coder.empty() || !options.coders.empty() || universe.coders.size() < 2) return;
    std::size_t least = universe.coders.size();
    std::size_t most = 0;
    for (const std::vector<Id>& coders : coders_of) {
        if (coders.empty()) continue;
        least = std::min(least, coders.size());
        most = std::max(most, coders.size());
    }
    if (most > least)
        diagnostics.warning("documents were coded by different numbers of coders (" + std::to_string(least) + " to " +
                                std::to_string(most) + "): documents with more coders may count for more",
                            {}, "--coder NAME takes one, --coders union all, --coders consensus what all agree on");
}

// What one is, and whose codings count.
void Counter::Parts::say_unit(std::vector<std::string>& notes) const
{
    notes.push_back(definition(unit, distinct));
    if (!options.coder.empty()) notes.push_back("only codings of coder " + options.coder);
    if (options.coders == "consensus") notes.emplace_back("only codings on which all coders of the document agree");
    if (options.coders == "union") notes.emplace_back("codings of all coders together");
}

void Counter::Parts::say_what(Table& table)
{
    say_unit(table.notes);
    const std::string counts = unit == Unit::codings ? "codings" : "quotations";
    note_selection(table, universe.carried);
    say_denominators(table);
    const auto tally = [&](const char* name, std::uint64_t n) -> Tally& {
        return table.tallies.emplace_back(Tally{name, static_cast<std::int64_t>(n)});
    };
    if (!options.unlabelled) {
        Tally& left_out = tally("left_out", without_value);
        left_out.of = static_cast<std::int64_t>(total);
        left_out.keys = {{"unit", counts},
                         {"at", list_of(options.rows, ", ") + (options.columns.empty() ? "" : " or ") + list_of(options.columns, ", ")}};
    }
    tally("several", under_several).keys = {{"unit", counts}};
    tally("joint", joint).keys = {{"unit", counts}};
    if (unit == Unit::characters || unit == Unit::words) {
        tally("lengths_summed", lengths_summed);
        tally("lengths_unknown", lengths_unknown);
    }
    for (const Tally& one : table.tallies)
        if (std::string note = note_of(one); !note.empty()) table.notes.push_back(std::move(note));
    if (can_be_merged(options))
        say_order(table);
    else
        table.tallies.clear();
    if (rows_cut > 0)
        table.notes.push_back(number(rows_cut) + (rows_cut == 1 ? " more row is" : " more rows are") + " not shown (--top)");
    if (has_dash(table)) table.notes.emplace_back(kDashNote);
}

// The keys of the table, in its order.
void Counter::Parts::find_shown()
{
    find_reaches();
    shown_rows = rows->shown(universe, rows_seen);
    shown_columns = columns->shown(universe, columns_seen);
    if (options.by_total || options.top) {
        const auto total_of = [&](Id row) {
            const Cell c = cell(row, Cells::kAll);
            return std::holds_alternative<std::int64_t>(c) ? std::get<std::int64_t>(c) : -1;
        };
        std::stable_sort(shown_rows.begin(), shown_rows.end(), [&](Id a, Id b) { return total_of(a) > total_of(b); });
    }
    if (options.top && shown_rows.size() > *options.top) {
        rows_cut = shown_rows.size() - *options.top;
        shown_rows.resize(*options.top);
    }
}

Table Counter::Parts::table()
{
    warn_of_coders();
    find_shown();
    Table table;
    std::string default_title = options.unit;
    default_title[0] = static_cast<char>(default_title[0] - 'a' + 'A');
    table.title = !options.title.empty() ? options.title
                                         : default_title + " by " + list_of(options.rows, ", ") +
                                               (options.columns.empty() ? "" : " and " + list_of(options.columns, ", "));
    table.history = universe.history;
    key_texts.resize(rows->levels().size() + columns->levels().size());
    if (options.long_form)
        long_form(table);
    else
        wide(table);
    const std::vector<std::string> of_median = std::exchange(table.notes, {});
    say_what(table);
    table.notes.insert(table.notes.end(), of_median.begin(), of_median.end());
    say_words(universe, table);
    return table;
}

}  // namespace qda
