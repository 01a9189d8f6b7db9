// Co-occurrence against brute force: many small random projects, every relation in every unit, every pair of values.

#include <gtest/gtest.h>

#include "qda/stats/association.hpp"
#include "unit/analysis/naive_cooccur.hpp"

namespace qda::testing_projects {
namespace {

const Strings kRelations = {"quotation", "overlap", "same", "touch", "within", "encloses", "near", "document"};
const Strings kUnits = {"pairs", "quotations", "characters", "documents", "respondents"};

Table cooccurrences(const Project& project, const CooccurOptions& options)
{
    Universe universe;
    Diagnostics diagnostics;
    Cooccurrence counter(options, universe, diagnostics);
    read(project, universe, counter.needs(), [&](Batch& batch) { counter.add(batch); });
    return counter.table();
}

// The rows of a long table, by first and second.
struct LongRow {
    NaivePair n;
    std::map<std::string, std::optional<double>> measures;
};
using LongRows = std::map<std::pair<std::string, std::string>, LongRow>;

std::optional<double> number_in(const Cell& cell)
{
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) return static_cast<double>(*whole);
    if (const auto* real = std::get_if<double>(&cell)) return *real;
    return std::nullopt;
}

LongRows rows_of(const Table& table)
{
    LongRows rows;
    for (std::size_t line = 0; line < table.rows(); ++line) {
        const auto text = [&](std::size_t column) { return std::get<std::string>(table.columns[column].cell(line)); };
        const auto n = [&](std::size_t column) {
            return static_cast<std::size_t>(std::get<std::int64_t>(table.columns[column].cell(line)));
        };
        LongRow row{{n(2), n(3), n(4)}, {}};
        for (std::size_t column = 5; column < table.columns.size(); ++column)
            row.measures[table.columns[column].name] = number_in(table.columns[column].cell(line));
        EXPECT_TRUE(rows.emplace(std::pair(text(0), text(1)), row).second) << "a pair twice";
    }
    return rows;
}

std::string told(const Project& project, const CooccurOptions& options)
{
    std::string out = "--level " + options.level + " --with " + options.with + " --relation " + options.relation + " --unit " +
                      options.unit + (options.like_atlasti ? " --like atlasti" : "") +
                      (options.distance ? " --distance " + std::to_string(*options.distance) : "");
    for (const Row& row : project.rows)
        out += "\n" + project.documents[row.document].name + " " + row.quotation + " " + std::to_string(row.span.start) + "-" +
               std::to_string(row.span.end) + " " + row.code + " " + row.coder + " " + row.respondent;
    return out;
}

// A project whose quotations have places, but for some projects.
Project placed(std::uint32_t seed)
{
    Project project = Maker(seed).project();
    if (seed % 7 == 0) return project;
    std::map<std::string, Span> spans;
    for (Row& row : project.rows)
        if (!row.span.known()) row.span = {10, 10 + static_cast<Position>(seed % 30)};
    return project;
}

Strings levels_in(const Project& project)
{
    const CountOptions none;
    const NaiveCounter naive(project, none);
    Strings levels = {"code", "code", "variable", "judgement", "respondent", "document"};
    for (const char* level : {"coder", "functie", "code_group", "locatie"})
        if (!naive.universe(level).empty()) levels.emplace_back(level);
    return levels;
}

bool refused(const CooccurOptions& options)
{
    return options.unit == "characters" &&
           (options.relation == "touch" || options.relation == "near" || options.relation == "document");
}

void expect_as_naive(const Project& project, const CooccurOptions& options, const LongRows& found)
{
    const NaiveCooccurrence naive(project, options);
    const CountOptions none;
    const NaiveCounter labels(project, none);
    const Strings firsts = labels.universe(options.level);
    const Strings seconds = labels.universe(naive.second_level());
    std::size_t expected = 0;
    for (const std::string& first : firsts) {
        for (const std::string& second : seconds) {
            if (options.with.empty() && first == second) continue;
            const std::pair shown(label_of(options.level, first), label_of(naive.second_level(), second));
            const bool both_orders = naive.directed() || !options.with.empty();
            if (!both_orders && !found.contains(shown)) {
                EXPECT_TRUE(found.contains({shown.second, shown.first})) << shown.first << " x " << shown.second;
                continue;
            }
            ++expected;
            ASSERT_TRUE(found.contains(shown)) << shown.first << " x " << shown.second;
            const NaivePair wanted = naive.count(first, second);
            const NaivePair& n = found.at(shown).n;
            ASSERT_EQ(n.first, wanted.first) << "n_first of " << shown.first << " x " << shown.second;
            ASSERT_EQ(n.second, wanted.second) << "n_second of " << shown.first << " x " << shown.second;
            ASSERT_EQ(n.both, wanted.both) << "n_both of " << shown.first << " x " << shown.second;
        }
    }
    EXPECT_EQ(found.size(), expected);
}

// Counts of things are sets: not more than each alone, and measures of them have their ranges. Nor do measures disagree
// with the counts beside them.
void expect_bounded(const NaiveCooccurrence& naive, const LongRows& found)
{
    for (const auto& [pair, row] : found) {
        if (naive.unit() != "pairs") {
            ASSERT_LE(row.n.both, row.n.first);
            if (!naive.directed() || naive.unit() != "quotations") {
                ASSERT_LE(row.n.both, row.n.second);
            }
        }
        for (const auto& [name, value] : row.measures) {
            if (!value || name == "c" || name == "c_mark") continue;
            ASSERT_GE(*value, name == "npmi" || name == "phi" ? -1 : 0) << name;
            if (name != "lift") {
                ASSERT_LE(*value, 1) << name;
            }
        }
        const auto lift_found = row.measures.find("lift");
        if (lift_found == row.measures.end()) continue;
        const std::optional<double> wanted = lift({row.n.first, row.n.second, row.n.both}, naive.all());
        if (naive.unit() == "characters" && !lift_found->second) continue;  // a length is not known
        ASSERT_EQ(lift_found->second, wanted);
    }
}

class CooccurRandomProjects : public testing::TestWithParam<std::uint32_t> {};

TEST_P(CooccurRandomProjects, EqualBruteForce)
{
    for (std::uint32_t i = 0; i < 12 && !testing::Test::HasFailure(); ++i) {
        const std::uint32_t seed = GetParam() * 1000 + i;
        const Project project = placed(seed);
        const Strings levels = levels_in(project);
        for (const std::string& relation : kRelations) {
            for (const std::string& unit : kUnits) {
                Maker maker(seed + static_cast<std::uint32_t>(relation.size() * 7 + unit.size()));
                CooccurOptions options;
                options.level = maker.one_of(levels);
                if (maker.chance(40)) options.with = maker.one_of(levels);
                if (options.with == options.level) options.with.clear();
                options.relation = relation;
                options.unit = unit;
                if (relation == "near") options.distance = static_cast<std::int64_t>(maker.below(12));
                options.long_form = true;
                const NaiveCooccurrence naive(project, options);
                options.measures = {"count", "conditional"};
                if (unit != "quotations" || !naive.directed()) options.measures = {"count", "c", "jaccard", "dice", "cosine", "conditional"};
                if (unit != "pairs" && (unit != "quotations" || !naive.directed()))
                    options.measures.insert(options.measures.end(), {"lift", "npmi", "phi"});
                SCOPED_TRACE("seed " + std::to_string(seed) + "\n" + told(project, options));
                if (refused(options) || (naive.of_places() && naive.place_unknown())) {
                    EXPECT_THROW(cooccurrences(project, options), Error);
                    continue;
                }
                const LongRows found = rows_of(cooccurrences(project, options));
                expect_as_naive(project, options, found);
                if (!testing::Test::HasFailure()) expect_bounded(naive, found);
                if (testing::Test::HasFailure()) return;
            }
        }
    }
}

TEST_P(CooccurRandomProjects, AsAtlastiCounts)
{
    for (std::uint32_t i = 0; i < 20 && !testing::Test::HasFailure(); ++i) {
        const Project project = placed(GetParam() * 1000 + i);
        CooccurOptions options;
        options.long_form = options.like_atlasti = true;
        SCOPED_TRACE(told(project, options));
        if (NaiveCooccurrence(project, options).place_unknown()) continue;
        expect_as_naive(project, options, rows_of(cooccurrences(project, options)));
    }
}

// Nobody named a relation: places decide.
TEST_P(CooccurRandomProjects, OverlapOrElseQuotation)
{
    for (std::uint32_t i = 0; i < 20 && !testing::Test::HasFailure(); ++i) {
        const Project project = placed(GetParam() * 1000 + i * 7);
        CooccurOptions options;
        options.long_form = true;
        const LongRows found = rows_of(cooccurrences(project, options));
        options.relation = NaiveCooccurrence(project, options).place_unknown() ? "quotation" : "overlap";
        EXPECT_EQ(rows_of(cooccurrences(project, options)).size(), found.size());
        expect_as_naive(project, options, found);
    }
}

std::string printed(const Table& table)
{
    std::string out = table.title + "\n";
    for (const std::string& note : table.notes) out += note + "\n";
    for (const Column& column : table.columns) {
        out += column.name;
        for (std::size_t row = 0; row < column.size(); ++row) {
            out += "\t";
            column.print(row, out);
        }
        out += "\n";
    }
    return out;
}

// Neither the order of rows nor that of documents changes anything.
TEST_P(CooccurRandomProjects, AreFreeOfOrder)
{
    for (std::uint32_t i = 0; i < 6; ++i) {
        const std::uint32_t seed = GetParam() * 1000 + i;
        const Project project = placed(seed);
        Project turned = project;
        std::reverse(turned.documents.begin(), turned.documents.end());
        for (Row& row : turned.rows) row.document = turned.documents.size() - 1 - row.document;
        std::mt19937 random(seed);
        std::shuffle(turned.rows.begin(), turned.rows.end(), random);
        for (const std::string& relation : kRelations) {
            for (const std::string& unit : kUnits) {
                CooccurOptions options;
                options.relation = relation;
                options.unit = unit;
                if (relation == "near") options.distance = 5;
                options.long_form = i % 2 == 0;
                if (refused(options) || NaiveCooccurrence(project, options).place_unknown()) continue;
                ASSERT_EQ(printed(cooccurrences(project, options)), printed(cooccurrences(turned, options))) << told(project, options);
            }
        }
    }
}

// Documents counted apart add up: what the merge keys promise.
TEST_P(CooccurRandomProjects, AddUpOverDocuments)
{
    for (std::uint32_t i = 0; i < 8; ++i) {
        const Project project = placed(GetParam() * 1000 + i);
        for (const std::string& relation : kRelations) {
            CooccurOptions options;
            options.relation = relation;
            options.unit = kUnits[i % 4];
            if (relation == "near") options.distance = 5;
            options.long_form = true;
            options.measures = {"count"};
            if (refused(options) || NaiveCooccurrence(project, options).place_unknown()) continue;
            LongRows sum;
            for (std::size_t document = 0; document < project.documents.size(); ++document) {
                Project part = project;
                std::erase_if(part.rows, [&](const Row& row) { return row.document != document; });
                for (const auto& [pair, row] : rows_of(cooccurrences(part, options))) {
                    NaivePair& n = sum[pair].n;
                    n = {n.first + row.n.first, n.second + row.n.second, n.both + row.n.both};
                }
            }
            for (const auto& [pair, row] : rows_of(cooccurrences(project, options)))
                ASSERT_EQ(row.n, sum[pair].n) << told(project, options) << "\n" << pair.first << " x " << pair.second;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, CooccurRandomProjects, testing::Range(std::uint32_t{1}, std::uint32_t{6}),
                         [](const auto& info) { return std::to_string(info.param); });

// A document in which everything meets everything: pairs are then counted value by value, not one by one.
TEST(Cooccurrence, CrowdedDocumentEqualsBruteForce)
{
    Maker maker(11);
    Project project;
    project.documents.push_back({"d", {}, {}, "", "300"});
    for (const char* name : {"c0", "c1", "c2"}) project.codes.push_back({name, "", "", "", {}});
    for (std::size_t i = 0; i < 600; ++i) {
        Row row;
        row.quotation = std::to_string(i / 2);
        row.span.start = static_cast<Position>((i / 2) * 37 % 60);
        row.span.end = row.span.start + (i % 10 < 2 ? 0 : static_cast<Position>(30 + (i / 2) * 11 % 40));
        row.code = "c" + std::to_string(maker.below(3));
        project.rows.push_back(row);
    }
    for (Row& row : project.rows)  // both rows of a quotation stand in one place
        for (const Row& other : project.rows)
            if (other.quotation == row.quotation) row.span = other.span;
    for (const std::string& relation : kRelations) {
        CooccurOptions options;
        options.relation = relation;
        if (relation == "near") options.distance = 3;
        options.long_form = true;
        SCOPED_TRACE(relation);
        expect_as_naive(project, options, rows_of(cooccurrences(project, options)));
    }
}

// So many codes that a matrix of all of them would be too large to hold.
TEST(Cooccurrence, ManyCodesEqualBruteForce)
{
    Maker maker(12);
    Project project;
    project.documents.push_back({"d", {}, {}, "", ""});
    project.documents.push_back({"e", {}, {}, "", ""});
    for (std::size_t i = 0; i < 2100; ++i) project.codes.push_back({"c" + std::to_string(10000 + i), "", "", "", {}});
    for (std::size_t i = 0; i < 60; ++i) {
        Row row;
        row.document = i % 2;
        row.quotation = std::to_string(i);
        row.span.start = static_cast<Position>(maker.below(40));
        row.span.end = row.span.start + static_cast<Position>(maker.below(20));
        row.code = "c" + std::to_string(10000 + maker.below(8) * 250);
        project.rows.push_back(row);
    }
    for (const std::string& relation : kRelations) {
        for (const std::string unit : {"pairs", "quotations", "documents"}) {
            CooccurOptions options;
            options.relation = relation;
            options.unit = unit;
            if (relation == "near") options.distance = 3;
            options.long_form = true;
            options.min = 1;
            SCOPED_TRACE(relation + " " + unit);
            const NaiveCooccurrence naive(project, options);
            const LongRows found = rows_of(cooccurrences(project, options));
            std::set<std::string> used;
            for (const Row& row : project.rows) used.insert(row.code);
            std::size_t expected = 0;
            for (const std::string& first : used) {
                for (const std::string& second : used) {
                    if (naive.directed() ? first == second : first >= second) continue;
                    const NaivePair n = naive.count(first, second);
                    if (n.both == 0) continue;
                    ++expected;
                    ASSERT_TRUE(found.contains({first, second})) << first << " x " << second;
                    ASSERT_EQ(found.at({first, second}).n, n) << first << " x " << second;
                }
            }
            EXPECT_EQ(found.size(), expected);
        }
    }
}

}  // namespace
}  // namespace qda::testing_projects
