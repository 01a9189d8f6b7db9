// Co-occurrence of parts: merged, it is that of the whole, to the byte.

#include <gtest/gtest.h>

#include "qda/analysis/cooccur.hpp"
#include "unit/analysis/parts.hpp"

namespace qda::testing_projects {
namespace {

Table cooccurrences(const Project& project, const CooccurOptions& options)
{
    Universe universe;
    Diagnostics diagnostics;
    Cooccurrence counter(options, universe, diagnostics);
    read(project, universe, counter.needs(), [&](Batch& batch) { counter.add(batch); });
    return counter.table();
}

Project placed(std::uint32_t seed)
{
    Project project = Maker(seed).project();
    for (Row& row : project.rows)
        if (!row.span.known()) row.span = {10, 10 + static_cast<Position>(seed % 30)};
    return project;
}

class MergingPairs : public testing::TestWithParam<std::uint32_t> {};

CooccurOptions options_of(Maker& maker)
{
    const Strings levels = {"code", "code", "variable", "sub_variable", "judgement", "respondent", "document"};
    CooccurOptions options;
    options.level = maker.one_of(levels);
    if (maker.chance(40)) options.with = maker.one_of(levels);
    if (options.with == options.level) options.with.clear();
    options.relation = maker.one_of({"quotation", "overlap", "same", "touch", "within", "encloses", "near", "document"});
    options.unit = maker.one_of({"pairs", "pairs", "quotations", "quotations", "characters", "documents"});
    if (options.relation == "near") options.distance = 5;
    options.min = maker.below(2);
    options.long_form = true;
    const bool chance_of_all = options.unit == "quotations" && options.relation == "quotation";
    if (options.unit == "quotations" && !chance_of_all)
        options.measures = {"count", "conditional"};
    else if (chance_of_all)
        options.measures = {"count", "c", "lift", "npmi", "phi"};
    else if (maker.chance(70))
        options.measures = {"c", "jaccard", "dice", "cosine", "conditional"};
    return options;
}

TEST_P(MergingPairs, GivesTheTableOfTheWhole)
{
    std::size_t merged = 0;
    for (std::uint32_t i = 0; i < 60 && !testing::Test::HasFailure(); ++i) {
        const std::uint32_t seed = GetParam() * 1000 + i;
        const Project project = placed(seed);
        Maker maker(seed + 300000);
        const CooccurOptions options = options_of(maker);
        SCOPED_TRACE("seed " + std::to_string(seed) + " --level " + options.level + " --with " + options.with + " --relation " +
                     options.relation + " --unit " + options.unit + " --min " + std::to_string(options.min));
        std::vector<TablePart> parts;
        std::string whole;
        try {
            whole = written(cooccurrences(project, options));
            for (const Project& part : parted(project, 1 + maker.below(4)))
                parts.push_back(read_back(cooccurrences(part, options), "part " + std::to_string(parts.size())));
        } catch (const Error&) {
            continue;  // the options do not go together
        }
        std::reverse(parts.begin(), parts.end());
        ASSERT_EQ(written(merge_tables(parts)), whole);
        ++merged;
    }
    EXPECT_GT(merged, std::size_t{20});
}

// Pages and code points: told apart also where a part has no quotation at all.
TEST(MergingPairsOfPlaces, AnEmptyPartSaysNothingOfPlaces)
{
    Project project = placed(4);
    ASSERT_FALSE(project.rows.empty());
    Project empty = project;
    empty.rows.clear();
    empty.documents.clear();
    empty.coded.clear();
    CooccurOptions options;
    options.long_form = true;
    const Table whole = cooccurrences(project, options);
    EXPECT_EQ(written(merge_tables({read_back(cooccurrences(empty, options), "empty"), read_back(whole, "full")})), written(whole));
}

INSTANTIATE_TEST_SUITE_P(Seeds, MergingPairs, testing::Range(std::uint32_t{1}, std::uint32_t{9}),
                         [](const auto& info) { return std::to_string(info.param); });

}  // namespace
}  // namespace qda::testing_projects
