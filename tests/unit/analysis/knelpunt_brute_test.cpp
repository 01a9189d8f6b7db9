// Knelpunten against brute force: many small random projects, every fact of the long form.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/analysis/naive_knelpunt.hpp"

namespace qda::testing_projects {
namespace {

struct Made {
    Project project;
    Roles roles;
    KnelpuntOptions options;
};

Made made(std::uint32_t seed)
{
    Maker maker(seed);
    Made made{maker.project(), {}, {}};
    for (const Code& code : made.project.codes) {
        if (maker.chance(25)) made.roles.actor[code.name] = maker.one_of({"gemeente", "school"});
        if (maker.chance(25)) made.roles.solution[code.name] = maker.one_of({"geld", "tijd"});
    }
    for (const char* id : {"a1", "a2", "b1", "b2"})
        if (maker.chance(70))
            for (const std::string& kind : maker.some_of({"interview", "observation"}, 70))
                made.roles.looked_for[id].insert(kind);
    made.options.by = maker.one_of({"variable", "sub_variable"});
    made.options.relation = maker.one_of({"quotation", "overlap"});
    if (maker.chance(60)) made.options.rank = {maker.one_of({"quotations", "share", "sources", "kinds"})};
    const bool kinds = std::any_of(made.project.documents.begin(), made.project.documents.end(),
                                   [](const Document& document) { return !document.source_kind.empty(); });
    if (!kinds && made.options.rank == Strings{"kinds"}) made.options.rank = {"sources"};
    made.options.in_codebook_order = maker.chance(30);
    made.options.long_form = true;
    return made;
}

// What a codebook would say beside what random projects declare themselves.
void declare_roles(const Made& made, Universe& universe)
{
    universe.declare_level("judgement").add("role", "judgement");
    universe.declare_value("judgement", "bad").entry.add("role", "knelpunt");
    universe.declare_value("judgement", "good").entry.add("role", "goes_well");
    for (const char* level : {"actor", "solution"}) {
        universe.declare_level(level).add("of", "code");
        universe.declare_level(level).add("role", level);
    }
    for (const Code& code : made.project.codes) universe.codes.intern(code.name);
    for (const auto& [code, actor] : made.roles.actor) universe.codes[universe.codes.find(code)].add("actor", actor);
    for (const auto& [code, solution] : made.roles.solution)
        universe.codes[universe.codes.find(code)].add("solution", solution);
    for (const auto& [id, kinds] : made.roles.looked_for)
        for (const std::string& kind : kinds) universe.declare_value("sub_variable", id).entry.add("source_kind", kind);
}

Table found(const Made& made)
{
    Universe universe;
    declare_roles(made, universe);
    Corpus corpus;
    read(made.project, universe, Corpus::needs(false), [&](Batch& batch) { corpus.add(batch); });
    corpus.close();
    Diagnostics diagnostics;
    return knelpunten(corpus, universe, made.options, diagnostics);
}

std::multiset<std::string> lines_of(const Table& table)
{
    std::multiset<std::string> lines;
    const std::size_t first =
        table.columns.front().name == "variable" && table.columns[1].name == "sub_variable" ? 1 : 0;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        std::string line;
        for (std::size_t column = first; column + 1 < table.columns.size(); ++column) {  // the last one is the text
            if (column > first) line += "|";
            table.columns[column].print(row, line);
        }
        lines.insert(line);
    }
    return lines;
}

bool any_place(const Project& project)
{
    return project.rows.empty() ||
           std::any_of(project.rows.begin(), project.rows.end(), [](const Row& row) { return row.span.known(); });
}

TEST(KnelpuntenOfRandomProjects, EveryFactIsThatOfBruteForce)
{
    constexpr std::uint32_t kProjects = 300;
    std::map<std::string, std::size_t> seen;  // a fact that never comes up tests nothing
    for (std::uint32_t seed = 1; seed <= kProjects; ++seed) {
        const Made one = made(seed);
        if (one.options.relation == "overlap" && !any_place(one.project)) continue;
        const auto lines = lines_of(found(one));
        NaiveKnelpunten naive(one.project, one.roles, one.options);
        ASSERT_EQ(lines, naive.facts()) << "seed " << seed << ", by " << one.options.by << ", " << one.options.relation;
        for (const std::string& line : lines) {
            const std::size_t at = line.find('|') + 1;
            ++seen[line.substr(at, line.find('|', at) - at)];
        }
    }
    for (const char* fact : {"knelpunt", "rank", "tied", "rank_changes", "rank_without", "largest_share", "respondent",
                             "one_kind", "source_kind", "source", "part", "actor", "solution", "pair"})
        EXPECT_GT(seen[fact], 10U) << fact;
}

TEST(KnelpuntenOfRandomProjects, OrderOfRowsDoesNotMatter)
{
    for (std::uint32_t seed = 1; seed <= 100; ++seed) {
        Made one = made(seed);
        if (one.options.relation == "overlap" && !any_place(one.project)) continue;
        const auto before = lines_of(found(one));
        std::reverse(one.project.rows.begin(), one.project.rows.end());
        EXPECT_EQ(lines_of(found(one)), before) << "seed " << seed;
    }
}

}  // namespace
}  // namespace qda::testing_projects
