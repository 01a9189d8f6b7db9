// The coefficients as a table, long or wide.

#include <algorithm>

#include <fmt/format.h>

#include "qda/analysis/agreement_parts.hpp"

namespace qda {

namespace {

struct Row {
    std::string category;
    std::string first, second;  // coders
    bool of_all;
    std::vector<AgreementFigure> figures;
};

void add_rows(const AgreementParts& parts, const std::string& category, const RatedItems& items, Id value, std::vector<Row>& rows)
{
    for (const CoderGroup& group : coder_groups(parts)) {
        const std::string first = group.all ? "all" : parts.coder_name(group.coders[0]);
        const std::string second = group.all ? "all" : parts.coder_name(group.coders[1]);
        // All of two coders are the pair: the same figures.
        const bool known = group.all && parts.coders.size() == 2;
        rows.push_back({category, first, second, group.all, known ? rows.back().figures : agreement_figures(parts, items, group, value)});
    }
}

// The values of a level that somebody gave, then the level as a whole; or each value by itself.
std::vector<Row> all_rows(AgreementParts& parts)
{
    std::vector<Row> rows;
    parts.each_category([&](const AgreementCategory& category, const RatedItems& items) {
        if (!parts.whole()) {
            add_rows(parts, category.name, items, kNone, rows);
            return;
        }
        std::vector<bool> given(items.categories);
        for (const std::int32_t value : items.values)
            if (value != kMissing) given[static_cast<std::size_t>(value)] = true;
        std::vector<Id> in_order(parts.rank.size());
        for (Id value = 0; value < in_order.size(); ++value) in_order[parts.rank[value]] = value;
        for (const Id value : in_order) {
            if (given[parts.rank[value]])
                add_rows(parts, parts.level.values[value].name, items, value, rows);
            else
                ++parts.unused;
        }
        add_rows(parts, "all", items, kNone, rows);
    });
    return rows;
}

void add_or_missing(Column& column, const std::optional<double>& value)
{
    if (value)
        column.add(*value);
    else
        column.add(NotAvailable{});
}

Column& count_column(Table& table, const std::string& name)
{
    Column& column = table.add_column(name, Role::count);
    column.keys = {{"merge", "no"}, {"why", "agreement is of all documents together"}};
    return column;
}

void fill_long(const AgreementParts& parts, const std::vector<Row>& rows, Table& table)
{
    for (const char* name : {"level", "category", "coder_1", "coder_2", "unit"}) table.add_column(name, Role::key);
    count_column(table, "n");
    table.add_column("measure", Role::key);
    for (const char* name : {"value", "low", "high"}) table.add_column(name, Role::statistic);
    table.add_column("note", Role::text);
    for (const Row& row : rows) {
        for (const AgreementFigure& figure : row.figures) {
            std::size_t at = 0;
            for (const std::string& text : {parts.level.name, row.category, row.first, row.second, parts.options.unit}) table.columns[at++].add(text);
            table.columns[at++].add(static_cast<std::int64_t>(figure.n));
            table.columns[at++].add(figure.measure);
            for (const auto& number : {figure.value, figure.low, figure.high}) add_or_missing(table.columns[at++], number);
            table.columns[at].add(figure.note);
        }
    }
}

// `cohen, alpha: all values are of one category; ...`
std::string notes_of(const std::vector<AgreementFigure>& figures)
{
    std::string text;
    std::vector<std::string> said;
    for (const AgreementFigure& figure : figures) {
        if (figure.note.empty() || std::ranges::count(said, figure.note) > 0) continue;
        said.push_back(figure.note);
        std::string who;
        for (const AgreementFigure& other : figures)
            if (other.note == figure.note) who += (who.empty() ? "" : ", ") + other.measure;
        text += (text.empty() ? "" : "; ") + who + ": " + figure.note;
    }
    return text;
}

void fill_wide(const AgreementParts& parts, const std::vector<Row>& rows, Table& table)
{
    const auto& measures = parts.options.measures;
    const bool passages = std::ranges::any_of(measures, is_unitizing);
    const bool units = !std::ranges::all_of(measures, is_unitizing);
    for (const char* name : {"category", "coder_1", "coder_2"}) table.add_column(name, Role::key);
    if (units) count_column(table, "n").keys.emplace_back("unit", parts.options.unit);
    if (passages) count_column(table, "length").keys.emplace_back("unit", "character");
    for (const std::string& measure : measures) {
        table.add_column(measure, Role::statistic);
        if (!parts.intervals()) continue;
        table.add_column(measure + "_low", Role::statistic);
        table.add_column(measure + "_high", Role::statistic);
    }
    table.add_column("note", Role::text);
    const bool twice = parts.coders.size() == 2;  // all coders are the pair: programs find both, readers one
    for (const Row& row : rows) {
        if (twice && row.of_all) continue;
        std::size_t at = 0;
        for (const std::string& text : {row.category, row.first, row.second}) table.columns[at++].add(text);
        for (const bool wanted : {false, true}) {
            const auto found = std::ranges::find_if(row.figures, [&](const AgreementFigure& figure) { return is_unitizing(figure.measure) == wanted; });
            if (found != row.figures.end()) table.columns[at++].add(static_cast<std::int64_t>(found->n));
        }
        for (const AgreementFigure& figure : row.figures) {
            add_or_missing(table.columns[at++], figure.value);
            if (!parts.intervals()) continue;
            add_or_missing(table.columns[at++], figure.low);
            add_or_missing(table.columns[at++], figure.high);
        }
        table.columns[at].add(notes_of(row.figures));
    }
}

void say_undefined(const std::vector<Row>& rows, Diagnostics& diagnostics)
{
    std::size_t n = 0;
    std::size_t all = 0;
    for (const Row& row : rows) {
        for (const AgreementFigure& figure : row.figures) {
            ++all;
            n += figure.value ? 0 : 1;
        }
    }
    if (n > 0) diagnostics.warning(fmt::format("{} of {} figures are undefined (NA): the column note says why", n, all));
}

}  // namespace

Table agreement_table(AgreementParts& parts)
{
    const std::vector<Row> rows = all_rows(parts);
    Table table;
    table.title = parts.options.title.empty() ? fmt::format("Agreement of coders: {} ({})", parts.level.name, parts.options.unit) : parts.options.title;
    if (parts.options.long_form)
        fill_long(parts, rows, table);
    else
        fill_wide(parts, rows, table);
    say_undefined(rows, parts.diagnostics);
    finish_agreement(parts, table);
    return table;
}

}  // namespace qda
