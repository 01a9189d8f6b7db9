// What a crosstab says of itself: title, unit, denominators, who is left out.

#include <algorithm>

#include <fmt/format.h>

#include "qda/analysis/crosstab_parts.hpp"
#include "qda/stats/ranks.hpp"
#include "qda/table/selection_lines.hpp"

namespace qda {

using namespace crosstab;

namespace {

std::string percent(double share) { return shortest(share * 100) + " %"; }

}  // namespace

std::string Crosstab::Parts::unit_word() const
{
    return unit == Unit::documents ? "documents" : options.unit;
}

void Crosstab::Parts::say_units(Table& table) const
{
    const std::string word = unit_word();
    const bool all = unit == Unit::respondents || unit == Unit::documents;
    table.notes.push_back("unit: " + word + (all ? "; also those without any coding" : "") +
                          (options.base == "answered" ? "; only those with a value of " + options.rows : ""));
    note_selection(table, universe.carried);
    for (const Id layer_id : layers()) {
        for (const Background& one : background) {
            const Counted block = counted(&one, layer_id);
            std::string note = one.level.name + (layer ? " (" + layer_name(layer_id) + ")" : "") + ": N = " + std::to_string(block.of_all.n);
            if (block.names.size() > 1 || one.scale != Scale::numeric)
                for (std::size_t group = 0; group < block.names.size(); ++group)
                    note += fmt::format("{} {} {}", group == 0 ? ";" : ",", one.groups[group], block.all[group].n);
            if (block.without > 0) note += fmt::format("; {} without a value left out", block.without);
            if (block.several > 0) note += fmt::format("; {} in several columns, counted in each", block.several);
            table.notes.push_back(std::move(note));
        }
    }
}

// Where the values of the rows have an order: the middle one of each column.
void Crosstab::Parts::say_medians(Table& table) const
{
    if (row_scale != Scale::ordinal) return;
    for (const Id layer_id : layers()) {
        for (const Background& by : background) {
            std::string note = "median of " + options.rows + (layer ? " (" + layer_name(layer_id) + ")" : "") + ":";
            for (std::size_t group = 0; group < by.groups.size(); ++group) {
                std::vector<std::uint64_t> counts(rows->values.size(), 0);
                for (const UnitKind& one : units) {
                    const std::vector<Id>* carried = rows_in(one, layer_id);
                    if (!carried) continue;
                    const std::vector<Id> groups = groups_of(by, one.values[static_cast<std::size_t>(&by - background.data())]);
                    std::vector<Id> known = *carried;
                    std::erase_if(known, [&](Id value) { return is_unknown(universe, *rows, value); });
                    if (known.size() == 1 && std::find(groups.begin(), groups.end(), group) != groups.end()) counts[known[0]] += one.times;
                }
                const auto middle = ordinal_median(counts);
                std::string name = !middle ? "NA" : rows->values[middle->low].name;
                if (middle && middle->high != middle->low) name += " to " + rows->values[middle->high].name;
                note += (group == 0 ? " " : ", ") + column_name(by, group) + " " + name;
            }
            table.notes.push_back(note + "; of those with one value that says something");
        }
    }
}

Table Crosstab::Parts::table()
{
    Table table = options.tests ? tests() : options.residuals ? residuals() : cells();
    std::string by;
    for (const std::string& column : options.columns) by += (by.empty() ? "" : ", ") + column;
    const std::string what = options.tests ? "Tests of " : options.residuals ? "Residuals of " : "";
    table.title = !options.title.empty() ? options.title
                                         : what + options.rows + " by " + by + (layer ? ", for each " + options.layer : "");
    table.history = universe.history;
    std::vector<std::string> notes;
    std::swap(notes, table.notes);
    say_units(table);
    if (!options.tests && !options.residuals) {
        const std::string share = options.share.empty() ? "column" : options.share;
        const std::string word = unit_word();
        if (options.long_form || !options.share.empty())
            table.notes.push_back(share == "row"   ? "share: of the " + word + " with the row's value that have a value of the column's level"
                                  : share == "all" ? "share: of all " + word + " that have a value of the column's level"
                                  : share == "documents" ? std::string("share: of all documents of the column, those with at least one such coding")
                                                         : "share: of all " + word + " of the column");
        if (!options.weight.empty())
            table.notes.push_back("shares are weighted by " + options.weight + "; n and n_with are counts; intervals by the effective number of units (Kish 1965)");
        if (!options.population.empty())
            table.notes.emplace_back("intervals with finite-population correction where --population says how many there are");
        if (options.long_form)
            table.notes.push_back(unit == Unit::quotations || unit == Unit::codings
                                      ? "no intervals: " + word + " of one respondent are not independent"
                                      : "low, high: interval of " + percent(options.confidence) + ", " +
                                            (options.interval == "exact" ? "Clopper and Pearson" : "Wilson"));
        say_medians(table);
    }
    table.notes.insert(table.notes.end(), notes.begin(), notes.end());
    return table;
}

}  // namespace qda
