// New and known values by interview against their definition, over many small random projects.

#include <gtest/gtest.h>

#include "qda/analysis/saturation.hpp"
#include "unit/analysis/naive_count.hpp"
#include "unit/analysis/random_counting.hpp"

namespace qda::testing_projects {
namespace {

struct Expected {
    std::size_t first = 0;          // document
    std::set<std::string> values;
};

// Interviews by name of the level `by`, those without a document left out.
std::map<std::string, Expected> expected(const Project& project, const SaturationOptions& options)
{
    const NaiveCounter naive(project, {});
    std::map<std::string, Expected> all;
    std::vector<Row> rows = project.rows;
    for (std::size_t i = 0; i < project.documents.size(); ++i) {
        rows.emplace_back();
        rows.back().document = i;
    }
    for (const Row& row : rows) {
        for (const std::string& one : naive.values(options.by, row)) {
            Expected& interview = all.try_emplace(one, Expected{row.document, {}}).first->second;
            interview.first = std::min(interview.first, row.document);
            if (row.code.empty()) continue;
            for (const std::string& value : naive.values(options.level, row)) interview.values.insert(value);
        }
    }
    return all;
}

void compare(const Project& project, const SaturationOptions& options)
{
    Universe universe;
    Diagnostics diagnostics;
    SaturationTable saturation(options, universe, diagnostics);
    read(project, universe, saturation.needs(), [&](Batch& batch) { saturation.add(batch); });
    const Table table = saturation.table();
    std::map<std::string, Expected> wanted;
    for (auto& [name, one] : expected(project, options)) wanted[label_of(options.by, name)] = one;
    ASSERT_EQ(table.rows(), wanted.size());
    std::set<std::string> seen;
    std::size_t last = 0;
    for (std::size_t line = 0; line < table.rows(); ++line) {
        const auto at = wanted.find(std::string(table.columns[1].text(line)));
        ASSERT_NE(at, wanted.end());
        EXPECT_GE(at->second.first, last) << "in the order of documents";
        last = at->second.first;
        const std::size_t before = seen.size();
        seen.insert(at->second.values.begin(), at->second.values.end());
        const auto number = [&](std::size_t column) { return static_cast<std::size_t>(std::get<std::int64_t>(table.columns[column].cell(line))); };
        EXPECT_EQ(number(0), line + 1);
        EXPECT_EQ(number(2), at->second.values.size());
        EXPECT_EQ(number(3), seen.size() - before);
        EXPECT_EQ(number(4), seen.size());
        wanted.erase(at);
    }
}

TEST(SaturationBrute, NewAndKnownValuesAreThoseOfTheDefinition)
{
    for (std::uint32_t seed = 1; seed <= 100; ++seed) {
        const Project project = Maker(seed).project();
        const NaiveCounter naive(project, {});
        for (const char* by : {"document", "respondent"})
            for (const char* level : {"code", "variable", "judgement", "code_group"}) {
                if (naive.universe(level).empty()) continue;  // what nothing declares is refused
                SCOPED_TRACE("seed " + std::to_string(seed) + ", " + level + " by " + by);
                SaturationOptions options;
                options.by = by;
                options.level = level;
                compare(project, options);
            }
    }
}

}  // namespace
}  // namespace qda::testing_projects
