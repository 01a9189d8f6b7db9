// The cells of a crosstab: counts, shares of what, and their intervals.

#include <algorithm>

#include "qda/analysis/crosstab_parts.hpp"
#include "qda/base/error.hpp"

namespace qda {

using namespace crosstab;

namespace {

Cell cell_of(const std::optional<double>& value) { return value ? Cell(*value) : Cell(NotAvailable{}); }

std::int64_t whole(std::uint64_t n) { return static_cast<std::int64_t>(n); }

struct Shared {
    std::optional<double> share, low, high;
};

// with / all, and its interval where units are independent.
Shared shared(const Amount& with, const Amount& all, const std::optional<double>& population, const CrosstabOptions& options,
              bool independent)
{
    if (all.n == 0 || all.weight == 0) return {};
    Shared found;
    found.share = std::min(1.0, with.weight / all.weight);
    if (!independent) return found;
    // Of unequal weights, as many units as say as much; drawn without putting back, as many as if put back.
    double n = all.weight * all.weight / all.squares;
    if (population) {
        const auto size = finite_population_size(static_cast<double>(all.n), *population);
        if (!size) return {found.share, found.share, found.share};
        n *= *size / static_cast<double>(all.n);
    }
    const double x = with.n == 0 ? 0 : with.n == all.n ? n : std::min(n, *found.share * n);
    const auto limits = options.interval == "exact" ? clopper_pearson(x, n, options.confidence) : wilson(x, n, options.confidence);
    return {found.share, limits->low, limits->high};
}

const Amount& denominator(const Counted& block, const std::string& share, std::size_t row, std::size_t column)
{
    if (share == "row") return block.of_row[row];
    if (share == "all") return block.of_all;
    return block.all[column];
}

}  // namespace

// Of no background: the total of the layer.
Counted Crosstab::Parts::counted(const Background* by, Id layer_id) const
{
    Counted block;
    const std::size_t columns = by ? by->groups.size() : 1;
    for (std::size_t group = 0; group < columns; ++group) {
        block.names.push_back(by ? column_name(*by, group) : "total");
        block.population.push_back(by ? by->population[group] : std::nullopt);
    }
    block.all.resize(columns);
    block.with.assign(columns, std::vector<Amount>(rows->values.size()));
    block.of_row.resize(rows->values.size());
    for (const UnitKind& one : units) {
        const std::vector<Id>* carried = rows_in(one, layer_id);
        if (!carried) continue;
        const std::vector<Id> groups = by ? groups_of(*by, one.values[static_cast<std::size_t>(by - background.data())]) : std::vector<Id>{0};
        if (groups.empty()) block.without += one.times;
        if (groups.size() > 1) block.several += one.times;
        if (groups.empty()) continue;
        block.of_all.add(one);
        for (const Id row : *carried) block.of_row[row].add(one);
        for (const Id group : groups) {
            block.all[group].add(one);
            for (const Id row : *carried) block.with[group][row].add(one);
        }
    }
    for (std::size_t i = 0; i < columns; ++i)
        if (block.population[i] && *block.population[i] < static_cast<double>(block.all[i].n))
            throw Error({}, "--population: '" + block.names[i] + "' has " + std::to_string(block.all[i].n) + " " + options.unit +
                                " here, more than " + shortest(*block.population[i]),
                        "it is the number of all there are, of which these are a sample");
    return block;
}

std::vector<Counted> Crosstab::Parts::blocks(Id layer_id) const
{
    std::vector<Counted> all;
    for (const Background& one : background) all.push_back(counted(&one, layer_id));
    if (options.totals) all.push_back(counted(nullptr, layer_id));
    return all;
}

Table Crosstab::Parts::cells() { return options.long_form ? long_cells() : wide_cells(); }

Table Crosstab::Parts::long_cells()
{
    Table table;
    if (layer) table.add_column("layer", Role::key);
    table.add_column("row", Role::key);
    table.add_column("column", Role::key);
    for (const char* name : {"n", "n_with"}) table.add_column(name, Role::count).keys = {{"unit", unit_word()}};
    for (const char* name : {"share", "low", "high"}) table.add_column(name, Role::share);
    const bool independent = unit == Unit::respondents || unit == Unit::documents;
    for (const Id layer_id : layers()) {
        const std::vector<Counted> all = blocks(layer_id);
        for (std::size_t row = 0; row < rows->values.size(); ++row) {
            for (const Counted& block : all) {
                for (std::size_t column = 0; column < block.names.size(); ++column) {
                    const Amount& by = denominator(block, options.share, row, column);
                    const Amount& with = block.with[column][row];
                    const Shared found = shared(with, by, block.population[column], options, independent);
                    std::size_t at = 0;
                    if (layer) table.columns[at++].add(layer_name(layer_id));
                    table.columns[at++].add(rows->values[row].name);
                    table.columns[at++].add(block.names[column]);
                    table.columns[at++].add(whole(by.n));
                    table.columns[at++].add(whole(with.n));
                    for (const auto& value : {found.share, found.low, found.high}) table.columns[at++].add(cell_of(value));
                }
            }
        }
    }
    return table;
}

// N in the heading of each column: of all layers together it would be no denominator, so with layers it stands in a row.
Table Crosstab::Parts::wide_cells()
{
    Table table;
    if (layer) table.add_column("layer", Role::key);
    table.add_column(options.rows, Role::key).keys = {{"level", options.rows}};
    const bool shares = !options.share.empty();
    const std::size_t first = table.columns.size();
    for (const Id layer_id : layers()) {
        const std::vector<Counted> all = blocks(layer_id);
        if (table.columns.size() == first)
            for (const Counted& block : all)
                for (std::size_t column = 0; column < block.names.size(); ++column) {
                    const std::string n = layer ? "" : " (N = " + std::to_string(block.all[column].n) + ")";
                    table.add_column(block.names[column] + n, shares ? Role::share : Role::count);
                }
        if (layer) {
            table.columns[0].add(layer_name(layer_id));
            table.columns[1].add("N");
            std::size_t at = first;
            for (const Counted& block : all)
                for (const Amount& amount : block.all) table.columns[at++].add(whole(amount.n));
        }
        for (std::size_t row = 0; row < rows->values.size(); ++row) {
            if (layer) table.columns[0].add(layer_name(layer_id));
            table.columns[first - 1].add(rows->values[row].name);
            std::size_t at = first;
            for (const Counted& block : all) {
                for (std::size_t column = 0; column < block.names.size(); ++column) {
                    const Amount& with = block.with[column][row];
                    if (!shares) {
                        table.columns[at++].add(whole(with.n));
                        continue;
                    }
                    const Amount& by = denominator(block, options.share, row, column);
                    table.columns[at++].add(cell_of(shared(with, by, std::nullopt, options, false).share));
                }
            }
        }
    }
    return table;
}

}  // namespace qda
