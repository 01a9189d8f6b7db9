// Quotations under values: as many in each as qda-count counts there, in order, none lost.

#include "qda/analysis/quotes.hpp"

#include <map>
#include <set>

#include <gtest/gtest.h>

#include "qda/analysis/count.hpp"
#include "qda/analysis/quotes_chosen.hpp"
#include "unit/analysis/random_project.hpp"

namespace qda::testing_projects {
namespace {

using Pair = std::pair<std::string, std::string>;

struct Opened {
    explicit Opened(const Project& project)
    {
        read(project, universe, Corpus::needs(true), [&](Batch& batch) { corpus.add(batch); });
        corpus.close();
    }
    Universe universe;
    Corpus corpus;
    Diagnostics diagnostics;
};

std::map<Pair, std::int64_t> counted(const Project& project, const std::string& rows, const std::string& columns)
{
    CountOptions options;
    options.rows = {rows};
    options.columns = {columns};
    options.long_form = true;
    Universe universe;
    Diagnostics diagnostics;
    Counter counter(options, universe, diagnostics);
    read(project, universe, counter.needs(), [&](Batch& batch) { counter.add(batch); });
    const Table table = counter.table();
    std::map<Pair, std::int64_t> cells;
    for (std::size_t row = 0; row < table.rows(); ++row)
        cells[{std::string(table.columns[0].text(row)), std::string(table.columns[1].text(row))}] =
            std::get<std::int64_t>(table.columns[2].cell(row));
    return cells;
}

bool has_any(const Project& project, const std::string& level)
{
    const auto some = [](const auto& all, auto says) { return std::any_of(all.begin(), all.end(), says); };
    if (level == "coder") return some(project.rows, [](const Row& row) { return !row.coder.empty(); });
    if (level == "locatie") return some(project.documents, [](const Document& one) { return !one.locations.empty(); });
    if (level == "code_group") return some(project.codes, [](const Code& one) { return !one.groups.empty(); });
    return true;
}

class QuotesOfRandomProjects : public testing::TestWithParam<std::uint32_t> {};

TEST_P(QuotesOfRandomProjects, AreAsManyAsAreCounted)
{
    const Strings levels = {"code", "variable", "sub_variable", "judgement", "document", "respondent", "coder", "locatie", "code_group"};
    for (std::uint32_t i = 0; i < 30 && !testing::Test::HasFailure(); ++i) {
        Maker maker(GetParam() * 1000 + i);
        const Project project = maker.project();
        const std::string& level = maker.one_of(levels);
        const std::string& by = maker.one_of(levels);
        if (level == by || !has_any(project, level) || !has_any(project, by)) continue;
        SCOPED_TRACE("seed " + std::to_string(GetParam() * 1000 + i) + " " + level + " by " + by);
        Opened opened(project);
        const quotes::Chosen chosen = quotes::choose(opened.corpus, opened.universe, {}, level, by, false, opened.diagnostics);
        std::map<Pair, std::int64_t> found;
        std::set<std::tuple<Id, Id, std::size_t>> told;
        for (const quotes::Entry& entry : chosen.entries) {
            ++found[{chosen.level.values[entry.value].name, chosen.by.values[entry.by].name}];
            EXPECT_TRUE(told.emplace(entry.value, entry.by, entry.quotation).second) << "a quotation twice";
        }
        EXPECT_EQ(found, counted(project, level, by));
    }
}

TEST_P(QuotesOfRandomProjects, StandInOrderAndValuesWithoutAnyHaveOneRow)
{
    for (std::uint32_t i = 0; i < 20 && !testing::Test::HasFailure(); ++i) {
        Maker maker(GetParam() * 1000 + i);
        const Project project = maker.project();
        Opened opened(project);
        QuotesOptions options;
        options.level = maker.one_of({"code", "variable", "sub_variable"});
        const Table table = quote_list(opened.corpus, opened.universe, options, opened.diagnostics);
        std::map<std::string, int> rows;
        std::map<std::string, bool> empty;
        Strings order;
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const std::string value(table.columns[0].text(row));
            ++rows[value];
            if (order.empty() || order.back() != value) order.push_back(value);
            if (std::holds_alternative<NotAvailable>(table.find("quotation")->cell(row))) empty[value] = true;
            if (rows[value] == 1) continue;
            EXPECT_LE(table.find("source")->text(row - 1), table.find("source")->text(row));
        }
        for (const auto& [value, is] : empty) EXPECT_EQ(rows[value], 1) << value;
        EXPECT_EQ(order, resolve_level(opened.universe, options.level, opened.diagnostics).names());
    }
}

TEST_P(QuotesOfRandomProjects, FirstOfEachRespondentAreTheFirstOfTheList)
{
    for (std::uint32_t i = 0; i < 20 && !testing::Test::HasFailure(); ++i) {
        Maker maker(GetParam() * 1000 + i);
        const Project project = maker.project();
        const std::size_t most = 1 + maker.below(2);
        Opened opened(project);
        QuotesOptions options;
        options.level = "variable";
        const auto all = quotes::choose(opened.corpus, opened.universe, options, "variable", "document", false, opened.diagnostics);
        options.per_respondent = most;
        const auto some = quotes::choose(opened.corpus, opened.universe, options, "variable", "document", false, opened.diagnostics);
        // Told again: a quotation is shown if one of its respondents has had fewer so far, or if it has none.
        std::map<std::pair<Id, Id>, std::size_t> told;
        std::vector<std::tuple<Id, Id, std::size_t>> wanted;
        for (const quotes::Entry& entry : all.entries) {
            const auto speakers = quotes::carried(*all.respondents, opened.corpus[entry.quotation].codings);
            bool fewer = speakers.empty();
            for (const Id one : speakers) fewer = fewer || told[{entry.value, one}] < most;
            if (!fewer) continue;
            for (const Id one : speakers) ++told[{entry.value, one}];
            wanted.emplace_back(entry.value, entry.by, entry.quotation);
        }
        std::vector<std::tuple<Id, Id, std::size_t>> found;
        for (const quotes::Entry& entry : some.entries) found.emplace_back(entry.value, entry.by, entry.quotation);
        EXPECT_EQ(found, wanted) << "seed " << GetParam() * 1000 + i;
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, QuotesOfRandomProjects, testing::Range(std::uint32_t{1}, std::uint32_t{6}),
                         [](const auto& info) { return std::to_string(info.param); });

}  // namespace
}  // namespace qda::testing_projects
