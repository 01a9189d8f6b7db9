#include "qda/analysis/explain.hpp"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "qda/analysis/merging.hpp"
#include "qda/analysis/quotation_columns.hpp"
#include "qda/analysis/quotes_chosen.hpp"
#include "qda/base/choice.hpp"
#include "qda/table/selection_lines.hpp"

namespace qda {

namespace {

// `respondent Respondent 2, variable Leiderschap`; `all respondent` for a total.
std::string cell_in_words(const CellTrace& trace, const CountOptions& counting)
{
    std::vector<std::string> parts;
    const auto add = [&](const std::vector<std::string>& levels, const std::vector<std::string>& labels) {
        if (labels.empty() && !levels.empty()) parts.push_back("total of " + list_of(levels));
        for (std::size_t i = 0; i < labels.size(); ++i) parts.push_back(levels[i] + " = " + labels[i]);
    };
    add(counting.rows, trace.rows);
    add(counting.columns, trace.columns);
    return list_of(parts);
}

std::string value_in_words(const CellTrace& trace)
{
    const auto* n = std::get_if<std::int64_t>(&trace.value);
    return n ? std::to_string(*n) : "NA";
}

bool names_things(const CountOptions& counting)
{
    return counting.unit == "codings" || counting.unit == "respondents" || counting.unit.starts_with("distinct:");
}

void say_share(const CellTrace& trace, const CountOptions& counting, Table& table)
{
    if (counting.share.empty() && !counting.per_characters) return;
    const std::string by = trace.divided_by ? shortest(*trace.divided_by) : "NA";
    table.notes.push_back(counting.per_characters
                              ? fmt::format("the table shows the cell per {} characters, of {} characters of its documents", *counting.per_characters, by)
                              : fmt::format("the table shows the cell as a share ({}), divided by {}", counting.share, by));
}

void say_what(const CellTrace& trace, const CountOptions& counting, const Universe& universe, bool words, Table& table)
{
    table.notes = trace.notes;
    note_selection(table, universe.carried);
    const bool known = std::holds_alternative<std::int64_t>(trace.value);
    table.notes.push_back(fmt::format("the cell is {}{}", value_in_words(trace), known ? "; what the rows add sums to it" : ""));
    if (counting.unit != "quotations" && counting.unit != "codings")
        table.notes.emplace_back("adds: what no row above has brought; 0 where it was all there");
    const auto unknown = std::count_if(trace.quotations.begin(), trace.quotations.end(), [](const Contribution& one) { return !one.adds; });
    if (unknown > 0)
        table.notes.push_back(fmt::format("{} quotation{} length that is not known, so the cell is NA", unknown, unknown == 1 ? " has a" : "s have a"));
    if (trace.without > 0)
        table.notes.push_back(fmt::format("{} more quotation{} nothing that counts here, and {} left out", trace.without,
                                          trace.without == 1 ? " has" : "s have", trace.without == 1 ? "is" : "are"));
    if (!trace.looked_for) table.notes.emplace_back(kDashNote);
    say_share(trace, counting, table);
    if (!words) table.notes.emplace_back("the words are left out (--text gives them)");
}

std::string coders_of(const Universe& universe, const Quotation& quotation)
{
    std::vector<std::string_view> names;
    for (const CodingKey& coding : quotation.codings) {
        if (coding.coder == kNone) continue;
        const std::string_view name = universe.coders.name(coding.coder);
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    return quotes::joined(names);
}

}  // namespace

Needs explain_needs(const Counter& counter, bool words)
{
    Needs needs = Corpus::needs(words);  // all columns but the extras
    needs.extras |= counter.needs().extras;
    return needs;
}

Table explain_cell(Counter& counter, const CountOptions& counting, const Corpus& corpus, const Universe& universe,
                   const ExplainOptions& options)
{
    const CellTrace trace = counter.behind(options.cell);
    Table table;
    table.title = options.title.empty() ? "Quotations behind " + cell_in_words(trace, counting) : options.title;
    table.history = universe.history;
    say_what(trace, counting, universe, options.words, table);
    const QuotationColumns columns(universe, options.words);
    table.add_column("document", Role::key);
    table.add_column("quotation", Role::key);
    table.add_column("adds", Role::count).keys = {{"merge", "no"}, {"why", "it belongs to one cell"}, {"unit", counting.unit}};
    if (names_things(counting)) table.add_column("counted", Role::text);
    if (universe.coders.size() > 0) table.add_column("coder", Role::text);
    columns.add_to(table);
    std::unordered_map<Id, std::size_t> at;
    for (std::size_t i = 0; i < corpus.size(); ++i) at[corpus[i].quotation] = i;
    for (const Contribution& one : trace.quotations) {
        const Quotation quotation = corpus[at.at(one.quotation)];
        for (Column& column : table.columns) {
            columns.fill(column, quotation);
            if (column.name == "adds") column.add(one.adds ? Cell(static_cast<std::int64_t>(*one.adds)) : Cell(NotAvailable{}));
            if (column.name == "counted") column.add(quotes::joined({one.counted.begin(), one.counted.end()}));
            if (column.name == "coder") add_or_missing(column, coders_of(universe, quotation));
        }
    }
    return table;
}

}  // namespace qda
