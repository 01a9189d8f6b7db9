// Tests of a crosstab: which suits, what it found, and the smallest p that it could have found.

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "qda/analysis/crosstab_measure.hpp"
#include "qda/analysis/crosstab_parts.hpp"
#include "qda/base/error.hpp"
#include "qda/stats/chi_square.hpp"
#include "qda/stats/multiple_testing.hpp"

namespace qda {

using namespace crosstab;

namespace {

Cell cell_of(const std::optional<double>& value) { return value ? Cell(*value) : Cell(NotAvailable{}); }

std::string times(std::uint64_t n, const char* one, const char* many) { return std::to_string(n) + " " + (n == 1 ? one : many); }

// Holm and Benjamini-Hochberg over all tests that have a p. What cannot reach the level says so in words.
std::size_t judge(std::vector<Test>& tests, double level, std::vector<std::optional<double>>& by_holm)
{
    std::vector<double> p;
    for (const Test& test : tests)
        if (test.p) p.push_back(*test.p);
    const std::vector<double> adjusted = holm(p);
    const std::vector<double> discovery = benjamini_hochberg(p);
    std::size_t at = 0;
    for (Test& test : tests) {
        by_holm.emplace_back();
        if (!test.p) continue;
        const bool reaches = !test.p_min || *test.p_min <= level * (1 + 1e-12);
        if (reaches) {
            by_holm.back() = adjusted[at];
            test.notes.insert(test.notes.begin(), fmt::format("Benjamini-Hochberg p {:.4g}", discovery[at]));
        } else {
            test.p.reset();
            test.notes.insert(test.notes.begin(), fmt::format("cannot reach {}: the smallest p that a table with these margins can give is {:.4g}",
                                                              shortest(level), *test.p_min));
        }
        ++at;
    }
    return p.size();
}

}  // namespace

void Crosstab::Parts::refuse_dependent() const
{
    if (options.anyway) return;
    if (unit == Unit::quotations || unit == Unit::codings)
        throw Error({}, "no tests on " + options.unit + ": those of one respondent are not independent of each other, and p-values would be far too small",
                    "--unit respondents tests who says it; --anyway tests all the same");
    for (const Background& one : background) {
        for (const Id layer_id : layers()) {
            const Counted block = counted(&one, layer_id);
            if (block.several == 0) continue;
            throw Error({}, "no tests on '" + one.level.name + "': " + times(block.several, "unit is", "units are") +
                                " in more than one of its groups, so the groups are not independent of each other",
                        "choose a background whose values exclude each other, or --anyway");
        }
    }
}

// The units of a layer with what one test needs of them.
Sample Crosstab::Parts::sample(const Background& by, Id layer_id, std::optional<Id> row) const
{
    Sample found;
    found.unit = unit_word();
    found.by = by.level.name;
    const std::size_t at = static_cast<std::size_t>(&by - background.data());
    for (std::size_t group = 0; group < by.groups.size() && by.scale != Scale::numeric; ++group) found.groups.push_back(by.groups[group]);
    for (const UnitKind& one : units) {
        const std::vector<Id>* carried = rows_in(one, layer_id);
        if (!carried) continue;
        const std::vector<Id> groups = groups_of(by, one.values[at]);
        std::set<double> numbers;
        for (const Id value : one.values[at])
            if (!std::isnan(by.number[value])) numbers.insert(by.number[value]);
        Observed seen{{}, groups, {}, one.times};
        if (numbers.size() == 1) seen.number = *numbers.begin();
        if (groups.empty()) {
            found.without += one.times;
            continue;
        }
        if (by.scale != Scale::nominal && !seen.number) {
            found.several += one.times;
            continue;
        }
        if (row) {
            seen.row = std::binary_search(carried->begin(), carried->end(), *row) ? 1 : 0;
        } else {
            std::vector<Id> known = *carried;
            if (row_scale != Scale::nominal) std::erase_if(known, [&](Id value) { return is_unknown(universe, *rows, value); });
            found.unanswered += known.empty() ? one.times : 0;
            found.rows_several += known.size() > 1 ? one.times : 0;
            if (known.size() != 1) continue;
            seen.row = row_number(known[0]);
        }
        found.units.push_back(std::move(seen));
    }
    return found;
}

double Crosstab::Parts::row_number(Id value) const
{
    if (row_scale != Scale::numeric) return static_cast<double>(value);
    CrosstabOptions as_numbers;
    as_numbers.rows = options.rows;
    as_numbers.numeric = {options.rows};
    return backgrounds(as_numbers, universe, {*rows}).front().number[value];
}

std::vector<Test> Crosstab::Parts::all_tests() const
{
    const Measuring how{{options.work, options.draws, options.seed}, options.test, options.confidence, options.anyway};
    std::vector<Test> all;
    for (const Id layer_id : layers()) {
        for (const Background& by : background) {
            const auto add = [&](Test test, const std::string& row) {
                test.layer = layer_name(layer_id);
                test.row = row;
                test.by = by.level.name;
                all.push_back(std::move(test));
            };
            const bool ordered = by.scale != Scale::nominal;
            if (row_scale != Scale::nominal) {
                const Sample units_here = sample(by, layer_id, std::nullopt);
                add(ordered ? correlation_test(units_here, how) : rank_test(units_here, how), options.rows);
            } else if (options.whole) {
                const Sample units_here = sample(by, layer_id, std::nullopt);
                if (units_here.rows_several > 0 && !options.anyway)
                    throw Error({}, "the values of '" + options.rows + "' do not exclude each other: " +
                                        times(units_here.rows_several, "unit has", "units have") + " more than one",
                                "leave --whole out: each value is then tested by itself; --anyway leaves these units out");
                add(ordered ? whole_by_rank(units_here, rows->names(), how) : whole_test(units_here, rows->values.size(), how), options.rows);
            } else {
                for (Id row = 0; row < rows->values.size(); ++row) {
                    const Sample units_here = sample(by, layer_id, row);
                    add(ordered ? presence_by_rank(units_here, how) : presence_test(units_here, how), rows->values[row].name);
                }
            }
        }
    }
    return all;
}

Table Crosstab::Parts::tests()
{
    refuse_dependent();
    std::vector<Test> all = all_tests();
    std::vector<std::optional<double>> by_holm;
    const std::size_t family = judge(all, options.level, by_holm);
    Table table;
    if (layer) table.add_column("layer", Role::key);
    for (const char* name : {"row", "by", "test"}) table.add_column(name, Role::key);
    for (const char* name : {"statistic", "df", "p", "p_holm", "p_min", "effect", "effect_low", "effect_high"})
        table.add_column(name, Role::statistic);
    table.add_column("note", Role::text);
    std::size_t out_of_reach = 0;
    bool drawn = false;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Test& test = all[i];
        std::size_t at = 0;
        if (layer) table.columns[at++].add(test.layer);
        for (const std::string* text : {&test.row, &test.by, &test.name}) table.columns[at++].add(*text);
        for (const auto& value : {test.statistic, test.df, test.p, by_holm[i], test.p_min, test.effect, test.low, test.high})
            table.columns[at++].add(cell_of(value));
        table.columns[at++].add(fmt::format("{}", fmt::join(test.notes, "; ")));
        out_of_reach += test.p_min && *test.p_min > options.level * (1 + 1e-12) ? 1 : 0;
        drawn = drawn || test.drawn;
    }
    say_tests(table, family, out_of_reach, drawn);
    return table;
}

void Crosstab::Parts::say_tests(Table& table, std::size_t family, std::size_t out_of_reach, bool drawn) const
{
    table.notes.push_back(fmt::format("family: {} with a p-value; p_holm (Holm) and Benjamini-Hochberg (in the note) are over all of them, also those that cannot reach {}",
                                      times(family, "test", "tests"), shortest(options.level)));
    table.notes.push_back("two-sided; p_min is the smallest p that these margins, group sizes and ties could ever give");
    if (out_of_reach > 0)
        table.notes.push_back(fmt::format("{} of {} cannot reach {}, whatever the answers: no p-value is shown, the note says why",
                                          out_of_reach, times(family, "test", "tests"), shortest(options.level)));
    if (drawn)
        table.notes.push_back(fmt::format("where an exact count took more than {} steps, p is estimated from {} random tables (seed {}); the note gives its standard error",
                                          options.work, options.draws, options.seed));
    if (options.anyway)
        table.notes.emplace_back("--anyway: units may depend on each other, and p-values may then be far too small");
}

Table Crosstab::Parts::residuals()
{
    refuse_dependent();
    Table table;
    if (layer) table.add_column("layer", Role::key);
    for (const char* name : {"row", "by", "column"}) table.add_column(name, Role::key);
    table.add_column("observed", Role::count);
    for (const char* name : {"expected", "pearson", "adjusted"}) table.add_column(name, Role::statistic);
    for (const Id layer_id : layers()) {
        for (const Background& by : background) {
            const Counted block = counted(&by, layer_id);
            for (std::size_t row = 0; row < rows->values.size(); ++row) {
                Contingency counts(2, block.all.size());
                for (std::size_t group = 0; group < block.all.size(); ++group) {
                    counts.at(0, group) = block.with[group][row].n;
                    counts.at(1, group) = block.all[group].n - block.with[group][row].n;
                }
                const ByCell expected = expected_counts(counts);
                const ByCell pearson = pearson_residuals(counts);
                const ByCell adjusted = adjusted_residuals(counts);
                for (std::size_t group = 0; group < block.all.size(); ++group) {
                    std::size_t at = 0;
                    if (layer) table.columns[at++].add(layer_name(layer_id));
                    table.columns[at++].add(rows->values[row].name);
                    table.columns[at++].add(by.level.name);
                    table.columns[at++].add(block.names[group]);
                    table.columns[at++].add(static_cast<std::int64_t>(counts.at(0, group)));
                    for (const ByCell* cells : {&expected, &pearson, &adjusted}) table.columns[at++].add(cell_of((*cells)[group]));
                }
            }
        }
    }
    table.notes.emplace_back("each row against its absence: expected = units with it * units of the column / all units; pearson = (observed - expected) / sqrt(expected)");
    table.notes.emplace_back("adjusted: standardised by its own variance (Haberman 1973), about normal where expected counts are 5 or more");
    return table;
}

}  // namespace qda
