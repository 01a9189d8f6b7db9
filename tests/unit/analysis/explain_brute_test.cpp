// What lies behind a cell, over random projects and options: it adds up to the cell of the table, which is counted without
// a trace; it is enough to give the cell; and without it nothing is left there.

#include <algorithm>

#include <gtest/gtest.h>

#include "qda/analysis/cells.hpp"
#include "qda/analysis/explain.hpp"
#include "qda/analysis/trace_shares.hpp"
#include "qda/build/selecting.hpp"
#include "unit/analysis/random_counting.hpp"

namespace qda::testing_projects {
namespace {

// Reads the project, with what is selected of it, into a counter, and hands it on.
template <class Ask>
auto counted(const Project& project, const CountOptions& options, const std::vector<Wanted>& where, Ask ask)
{
    Universe universe;
    Diagnostics diagnostics;
    Counter counter(options, universe, diagnostics);
    Corpus corpus;
    const auto take = [&](Batch& batch) {
        counter.add(batch);
        corpus.add(batch);
    };
    if (where.empty()) {
        read(project, universe, explain_needs(counter, false), take);
    } else {
        SelectionOptions selected;
        for (const Wanted& one : where) selected.where.push_back(one.level + " = " + one.value);
        const Selecting selecting(selected, explain_needs(counter, false));
        std::vector<Batch> rows;
        read(project, universe, selecting.needs(), [&](Batch& batch) { rows.push_back(batch); });
        selecting.hand_on(rows, universe, take, diagnostics);
    }
    corpus.close();
    return ask(counter, corpus, universe);
}

using Labels = std::vector<std::string>;
using Counts = std::map<Labels, Cell>;  // by the key cells of the long form

Counts cells_of(const Project& project, CountOptions options, const std::vector<Wanted>& where)
{
    options.traced = false;
    const Table table = counted(project, options, where, [](Counter& counter, auto&, auto&) { return counter.table(); });
    const std::size_t n_keys = options.rows.size() + options.columns.size();
    Counts counts;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        Labels key;
        for (std::size_t i = 0; i < n_keys; ++i) {
            const Cell cell = table.columns[i].cell(row);
            key.push_back(std::holds_alternative<NotAvailable>(cell) ? kNothing : std::get<std::string>(cell));
        }
        counts[key] = table.columns[n_keys].cell(row);
    }
    return counts;
}

CellName name_of(const Labels& key, const CountOptions& options)
{
    CellName name;
    for (std::size_t i = 0; i < options.rows.size(); ++i) name.emplace_back(options.rows[i], key[i]);
    for (std::size_t i = 0; i < options.columns.size(); ++i) {
        const std::string& level = options.columns[i];
        const bool twice = std::find(options.rows.begin(), options.rows.end(), level) != options.rows.end();
        name.emplace_back(twice ? level + "_2" : level, key[options.rows.size() + i]);
    }
    return name;
}

// The key as the document and the id of each quotation.
using Keys = std::set<std::pair<std::string, std::string>>;

struct Explained {
    Cell sum = std::int64_t{0};
    Keys quotations;
    bool once = true;
};

Explained explained(const Table& table)
{
    Explained found;
    std::int64_t sum = 0;
    bool unknown = false;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const Cell adds = table.find("adds")->cell(row);
        if (const auto* n = std::get_if<std::int64_t>(&adds)) sum += *n;
        else unknown = true;
        found.once = found.quotations.emplace(table.columns[0].text(row), table.columns[1].text(row)).second && found.once;
    }
    found.sum = unknown ? Cell(NotAvailable{}) : Cell(sum);
    return found;
}

// The rows of these quotations only, or those of all others.
Project with(const Project& project, const Keys& keys, bool wanted)
{
    Project part = project;
    std::erase_if(part.rows, [&](const Row& row) { return keys.contains({project.documents[row.document].name, row.quotation}) != wanted; });
    return part;
}

bool is_zero(const Counts& counts, const Labels& key)
{
    const auto at = counts.find(key);
    return at == counts.end() || at->second == Cell(std::int64_t{0});
}

bool crosses_two_dimensions(const Project& project, const CountOptions& options)
{
    try {
        cells_of(project, options, {});
        return false;
    } catch (const Error&) {
        return true;
    }
}

class ExplainingRandomProjects : public testing::TestWithParam<std::uint32_t> {};

TEST_P(ExplainingRandomProjects, AddsUpToEveryCellAndIsAllThatIsBehindIt)
{
    std::size_t filled = 0;
    for (std::uint32_t i = 0; i < 12 && !testing::Test::HasFailure(); ++i) {
        const std::uint32_t seed = GetParam() * 1000 + i;
        const Project project = Maker(seed).project();
        OptionMaker maker(seed + 300000, project);
        CountOptions options = maker.options();
        options.traced = true;
        const std::vector<Wanted> where = maker.where();
        if (crosses_two_dimensions(project, options)) continue;
        for (const auto& [key, value] : cells_of(project, options, where)) {
            const CellName name = name_of(key, options);
            std::string said = "seed " + std::to_string(seed) + " unit " + options.unit + " coder " + options.coder + options.coders;
            for (const auto& [level, label] : name) said += " " + level + "=" + label;
            SCOPED_TRACE(said);
            // A side whose levels are all total is the total; one level alone cannot be.
            const Table table = counted(project, options, where, [&, &cell = name](Counter& counter, Corpus& corpus, Universe& universe) {
                return explain_cell(counter, options, corpus, universe, {cell, false, {}});
            });
            const Explained found = explained(table);
            ASSERT_TRUE(found.once);
            ASSERT_EQ(found.sum, value);
            filled += found.quotations.empty() ? 0U : 1U;
            if (options.coders == "consensus" || !where.empty()) continue;  // others' rows say who coded, and which documents there are
            ASSERT_TRUE(is_zero(cells_of(with(project, found.quotations, false), options, where), key));
            if (found.quotations.empty()) continue;
            ASSERT_EQ(cells_of(with(project, found.quotations, true), options, where).at(key), value);
        }
    }
    EXPECT_GT(filled, std::size_t{20});
}

TEST_P(ExplainingRandomProjects, TracesOfAllCellsAreThoseOfEachCell)
{
    for (std::uint32_t i = 0; i < 8 && !testing::Test::HasFailure(); ++i) {
        const std::uint32_t seed = GetParam() * 1000 + i;
        const Project project = Maker(seed).project();
        OptionMaker maker(seed + 400000, project);
        CountOptions options = maker.options();
        options.traced = true;
        if (crosses_two_dimensions(project, options)) continue;
        SCOPED_TRACE("seed " + std::to_string(seed));
        const auto all = counted(project, options, {}, [](Counter& counter, auto&, auto&) { return counter.all_behind(); });
        std::set<Labels> told;
        for (const CellTrace& trace : all) {
            Labels key = trace.rows.empty() ? Labels(options.rows.size(), "total") : trace.rows;
            const Labels columns = trace.columns.empty() ? Labels(options.columns.size(), "total") : trace.columns;
            key.insert(key.end(), columns.begin(), columns.end());
            ASSERT_TRUE(told.insert(key).second);
            const auto one = counted(project, options, {}, [&](Counter& counter, auto&, auto&) { return counter.behind(name_of(key, options)); });
            ASSERT_EQ(one.value, trace.value);
            ASSERT_EQ(one.quotations.size(), trace.quotations.size());
            for (std::size_t at = 0; at < one.quotations.size(); ++at) {
                EXPECT_EQ(one.quotations[at].quotation, trace.quotations[at].quotation);
                EXPECT_EQ(one.quotations[at].adds, trace.quotations[at].adds);
                EXPECT_EQ(one.quotations[at].counted, trace.quotations[at].counted);
            }
        }
        for (const auto& [key, value] : cells_of(project, options, {}))
            if (value != Cell(std::int64_t{0})) {
                EXPECT_TRUE(told.contains(key));
            }
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, ExplainingRandomProjects, testing::Range(std::uint32_t{1}, std::uint32_t{7}),
                         [](const auto& info) { return std::to_string(info.param); });

// The parts of quotations against the whole, as the table measures it.
TEST(TraceShares, OfEachQuotationAddUpToTheExtentOfAll)
{
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        std::vector<TracedSpans> quotations(random() % 6);
        Extents extents;
        for (TracedSpans& one : quotations) {
            one.document = static_cast<Id>(random() % 2);
            for (std::size_t n = random() % 4; n > 0; --n) {
                const auto start = static_cast<Position>(random() % 30);
                one.spans.push_back({start, start + 1 + static_cast<Position>(random() % 8)});
                extents.add_span(0, 0, one.document, one.spans.back());
            }
        }
        const Extents::Extent whole = extents.get(0, 0);
        std::uint64_t units = 0;
        std::uint64_t pieces = 0;
        for (const std::uint64_t n : new_units(quotations)) units += n;
        for (const std::uint64_t n : new_pieces(quotations)) pieces += n;
        ASSERT_EQ(units, whole.units) << round;
        ASSERT_EQ(pieces, whole.pieces) << round;
    }
}

TEST(CellNames, TakeCommasInLabelsAndRefuseWhatNamesNoLevel)
{
    EXPECT_EQ(parse_cell_name({"respondent=2,variable=Tijd, geld"}), (CellName{{"respondent", "2"}, {"variable", "Tijd, geld"}}));
    EXPECT_EQ(parse_cell_name({"respondent=2", " variable = a=b "}), (CellName{{"respondent", "2"}, {"variable", "a=b"}}));
    EXPECT_THROW(parse_cell_name({"respondent"}), Error);
    EXPECT_THROW(parse_cell_name({""}), Error);
    EXPECT_THROW(parse_cell_name({"=2"}), Error);
}

}  // namespace
}  // namespace qda::testing_projects
