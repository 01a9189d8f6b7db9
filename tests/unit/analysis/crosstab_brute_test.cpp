// Crosstabs against their definition: every unit of many small random projects is held against every cell.

#include <gtest/gtest.h>

#include "qda/analysis/crosstab.hpp"
#include "unit/analysis/naive_count.hpp"
#include "unit/analysis/random_counting.hpp"

namespace qda::testing_projects {
namespace {

using Membership = std::map<std::string, std::set<std::string>>;  // by unit: the values that it has

// What the units have by their documents and rows, whatever is coded there; attributes of respondents are their own.
Membership members(const Project& project, const NaiveCounter& naive, const std::string& unit, const std::string& level, bool coded)
{
    Membership found;
    std::vector<Row> all = project.rows;
    for (std::size_t i = 0; i < project.documents.size() && !coded; ++i) {
        all.emplace_back();
        all.back().document = i;
    }
    for (const Row& row : all) {
        const Strings units = unit == "documents" ? Strings{project.documents[row.document].name} : naive.values("respondent", row);
        for (const std::string& one : units)
            for (const std::string& value : naive.values(level, row)) found[one].insert(value);
    }
    if (unit == "respondents" && level == "functie") {
        found.clear();
        for (const auto& [respondent, functions] : project.functions) found[respondent].insert(functions.begin(), functions.end());
    }
    return found;
}

std::size_t sharing(const Membership& first, const std::string& value, const Membership& second, const std::string& other)
{
    std::size_t n = 0;
    for (const auto& [unit, values] : first)
        if (values.contains(value) && second.contains(unit) && second.at(unit).contains(other)) ++n;
    return n;
}

Table crosstab(const Project& project, const CrosstabOptions& options)
{
    Universe universe;
    Diagnostics diagnostics;
    Crosstab table(options, universe, diagnostics);
    read(project, universe, table.needs(), [&](Batch& batch) { table.add(batch); });
    return table.table();
}

void compare(const Project& project, CrosstabOptions options)
{
    options.long_form = true;
    const NaiveCounter naive(project, {});
    const Membership in = members(project, naive, options.unit, options.columns[0], false);
    const Membership has = members(project, naive, options.unit, options.rows, naive.scope(options.rows) == "code");
    const Strings rows = naive.universe(options.rows);
    const Strings columns = naive.universe(options.columns[0]);
    const Table table = crosstab(project, options);
    ASSERT_EQ(table.rows(), rows.size() * columns.size());
    std::map<std::pair<std::string, std::string>, std::pair<std::size_t, std::size_t>> found;
    for (std::size_t line = 0; line < table.rows(); ++line)
        found[{std::string(table.columns[0].text(line)), std::string(table.columns[1].text(line))}] = {
            static_cast<std::size_t>(std::get<std::int64_t>(table.columns[2].cell(line))),
            static_cast<std::size_t>(std::get<std::int64_t>(table.columns[3].cell(line)))};
    for (const std::string& row : rows) {
        for (const std::string& column : columns) {
            const auto at = found.find({label_of(options.rows, row), label_of(options.columns[0], column)});
            ASSERT_NE(at, found.end());
            EXPECT_EQ(at->second.first, sharing(in, column, in, column)) << options.unit << " of " << column;
            EXPECT_EQ(at->second.second, sharing(has, row, in, column)) << options.unit << " of " << column << " with " << row;
        }
    }
}

// By layer and unit: the rows that some quotation of the unit carries together with the layer.
std::map<std::string, Membership> members_in_layers(const Project& project, const NaiveCounter& naive, const CrosstabOptions& options)
{
    std::map<std::string, std::map<std::string, std::vector<Row>>> codings;  // by unit and quotation: those of the unit
    for (const Row& row : project.rows) {
        const std::string& document = project.documents[row.document].name;
        const Strings units = options.unit == "documents" ? Strings{document} : naive.values("respondent", row);
        for (const std::string& one : units) codings[one][document + "/" + row.quotation].push_back(row);
    }
    std::map<std::string, Membership> found;
    for (const auto& [unit, quotations] : codings) {
        for (const auto& [key, rows] : quotations) {
            std::set<std::string> layers, values;
            for (const Row& row : rows) {
                for (const std::string& one : naive.values(options.layer, row)) layers.insert(one);
                for (const std::string& one : naive.values(options.rows, row)) values.insert(one);
            }
            for (const std::string& layer : layers) found[layer][unit].insert(values.begin(), values.end());
        }
    }
    return found;
}

void compare_layers(const Project& project, CrosstabOptions options)
{
    options.long_form = true;
    const NaiveCounter naive(project, {});
    const Membership in = members(project, naive, options.unit, options.columns[0], false);
    std::map<std::string, Membership> has = members_in_layers(project, naive, options);
    const bool coded = naive.scope(options.layer) == "code";
    const Membership of_layer = members(project, naive, options.unit, options.layer, coded);
    const Table table = crosstab(project, options);
    std::map<Strings, Strings> found;
    for (std::size_t line = 0; line < table.rows(); ++line) {
        Strings cells(5);
        for (std::size_t i = 0; i < 5; ++i) table.columns[i].print(line, cells[i]);
        found[{cells[0], cells[1], cells[2]}] = {cells[3], cells[4]};
    }
    for (const std::string& layer : naive.universe(options.layer))
        for (const std::string& row : naive.universe(options.rows))
            for (const std::string& column : naive.universe(options.columns[0])) {
                std::size_t n = 0;
                std::size_t n_with = 0;
                for (const auto& [unit, values] : in) {
                    if (!values.contains(column) || !of_layer.contains(unit) || !of_layer.at(unit).contains(layer)) continue;
                    ++n;
                    n_with += has[layer][unit].contains(row) ? 1 : 0;
                }
                const Strings wanted = {std::to_string(n), std::to_string(n_with)};
                const Strings at = {label_of(options.layer, layer), label_of(options.rows, row), label_of(options.columns[0], column)};
                EXPECT_EQ(found[at], wanted) << layer << ": " << row << " in " << column;
            }
}

TEST(CrosstabBrute, LayersAskWhatOneQuotationCarries)
{
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        const Project project = Maker(seed).project();
        const NaiveCounter naive(project, {});
        for (const char* unit : {"respondents", "documents"})
            for (const char* rows : {"sub_variable", "code"})
                for (const char* layer : {"judgement", "source_kind", "code_group"}) {
                    if (naive.universe("locatie").empty() || naive.universe(rows).empty() || naive.universe(layer).empty()) continue;
                    SCOPED_TRACE("seed " + std::to_string(seed) + ", " + unit + ": " + rows + " for each " + layer);
                    CrosstabOptions options;
                    options.unit = unit;
                    options.rows = rows;
                    options.layer = layer;
                    options.columns = {"locatie"};
                    compare_layers(project, options);
                }
    }
}

TEST(CrosstabBrute, UnitsAreCountedAsDefined)
{
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        const Project project = Maker(seed).project();
        const NaiveCounter naive(project, {});
        for (const char* unit : {"respondents", "documents"})
            for (const char* rows : {"variable", "sub_variable", "judgement", "code", "functie", "locatie"})
                for (const char* column : {"functie", "locatie"}) {
                    // What nothing declares is refused.
                    if (naive.universe(column).empty() || naive.universe(rows).empty()) continue;
                    SCOPED_TRACE("seed " + std::to_string(seed) + ", " + rows + " by " + column);
                    CrosstabOptions options;
                    options.unit = unit;
                    options.rows = rows;
                    options.columns = {column};
                    compare(project, options);
                }
    }
}

}  // namespace
}  // namespace qda::testing_projects
