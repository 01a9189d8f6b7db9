// Counting against brute force: many small random projects, random options, every cell of the long form.

#include <cmath>

#include <gtest/gtest.h>

#include "qda/analysis/merge.hpp"
#include "qda/build/selecting.hpp"
#include "unit/analysis/naive_count.hpp"
#include "unit/analysis/random_counting.hpp"
#include "unit/analysis/parts.hpp"

namespace qda::testing_projects {
namespace {

Table counted_table(const Project& project, const CountOptions& options, const std::vector<Wanted>& where = {})
{
    Universe universe;
    Diagnostics diagnostics;
    Counter counter(options, universe, diagnostics);
    const auto count = [&](Batch& batch) { counter.add(batch); };
    if (where.empty()) {
        read(project, universe, counter.needs(), count);
        return counter.table();
    }
    SelectionOptions selected;
    for (const Wanted& one : where) selected.where.push_back(one.level + " = " + one.value);
    const Selecting selecting(selected, counter.needs());
    std::vector<Batch> rows;
    read(project, universe, selecting.needs(), [&](Batch& batch) { rows.push_back(batch); });
    selecting.hand_on(rows, universe, count, diagnostics);
    return counter.table();
}

// The cells of a long table. A number that is not there is NA; what prints as a dash is not in these projects.
struct Read {
    std::map<CellKey, std::optional<std::int64_t>> counts;
    std::map<CellKey, std::optional<double>> shares;
};

std::optional<double> number_in(const Cell& cell)
{
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) return static_cast<double>(*whole);
    if (const auto* real = std::get_if<double>(&cell)) return *real;
    return std::nullopt;
}

Read cells_of(const Table& table, const CountOptions& options)
{
    Read read;
    const std::size_t n_rows = options.rows.size();
    const std::size_t n_keys = n_rows + options.columns.size();
    for (std::size_t line = 0; line < table.rows(); ++line) {
        CellKey key;
        for (std::size_t i = 0; i < n_keys; ++i) {
            const Cell cell = table.columns[i].cell(line);
            const std::string text = std::holds_alternative<NotAvailable>(cell) ? kNothing : std::get<std::string>(cell);
            (i < n_rows ? key.first : key.second).push_back(text);
        }
        const std::optional<double> count = number_in(table.columns[n_keys].cell(line));
        EXPECT_FALSE(read.counts.contains(key)) << "a cell twice";
        read.counts[key] = count ? std::optional(static_cast<std::int64_t>(*count)) : std::nullopt;
        if (table.columns.size() > n_keys + 1) read.shares[key] = number_in(table.columns[n_keys + 1].cell(line));
    }
    return read;
}

CellKey labelled(const CellKey& key, const CountOptions& options)
{
    CellKey out = key;
    for (std::size_t i = 0; i < out.first.size(); ++i) out.first[i] = label_of(options.rows[i], out.first[i]);
    for (std::size_t i = 0; i < out.second.size(); ++i) out.second[i] = label_of(options.columns[i], out.second[i]);
    return out;
}

std::string list_of(const Strings& words)
{
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : ",") + word;
    return out;
}

std::string told(const Project& project, const CountOptions& options, const std::vector<Wanted>& where)
{
    std::string out = "--rows " + list_of(options.rows) + " --columns " + list_of(options.columns) + " --unit " + options.unit +
                      " --share " + options.share + (options.per_characters ? " --per-characters" : "") +
                      (options.unlabelled ? " --unlabelled" : "") + " --coder " + options.coder + " --coders " + options.coders;
    for (const Wanted& condition : where) out += " --where " + condition.level + "=" + condition.value;
    for (const Document& document : project.documents)
        out += "\n" + document.name + " respondents " + list_of(document.respondents) + " locations " + list_of(document.locations) +
               " kind " + document.source_kind + " length " + document.length;
    for (const Code& code : project.codes)
        out += "\n" + code.name + " " + code.variable + " " + code.sub_variable + " " + code.judgement + " groups " + list_of(code.groups);
    for (const auto& [respondent, functions] : project.functions) out += "\n" + respondent + " functie " + list_of(functions);
    for (const auto& [coder, documents] : project.coded) out += "\n" + coder + " coded " + list_of(documents);
    for (const Row& row : project.rows)
        out += "\n" + project.documents[row.document].name + " " + row.quotation + " " + std::to_string(row.span.start) + "-" +
               std::to_string(row.span.end) + " " + row.code + " " + row.coder + " " + row.respondent;
    return out;
}

bool two_dimensions(const NaiveCounter& naive, const CountOptions& options)
{
    std::set<std::string> dimensions;
    for (const Strings* side : {&options.rows, &options.columns})
        for (const std::string& level : *side) dimensions.insert(naive.dimension(level));
    return dimensions.contains("theme") && dimensions.contains("judgement");
}

// Every value of the universe has its row or column, also with nothing in it.
void expect_all_values(const Strings& levels, bool rows, const NaiveCounter& naive, const Read& read)
{
    if (levels.size() != 1) return;
    std::set<std::string> shown;
    for (const auto& [key, count] : read.counts) shown.insert((rows ? key.first : key.second).front());
    for (const std::string& value : naive.universe(levels.front()))
        EXPECT_TRUE(shown.contains(label_of(levels.front(), value))) << levels.front() << " " << value;
}

void expect_as_naive(const Project& project, const CountOptions& options, const std::vector<Wanted>& where)
{
    NaiveCounter counter(project, options, where);
    const Naive naive = counter.count();
    const Read read = cells_of(counted_table(project, options, where), options);
    for (const auto& [key, count] : naive.counts) {
        const auto at = read.counts.find(labelled(key, options));
        const std::string where = list_of(key.first) + " x " + list_of(key.second);
        if (count == std::size_t{0}) continue;
        ASSERT_NE(at, read.counts.end()) << where << " is missing";
        ASSERT_EQ(at->second.has_value(), count.has_value()) << where;
        if (count) {
            ASSERT_EQ(static_cast<std::size_t>(*at->second), *count) << where;
        }
    }
    std::map<CellKey, CellKey> by_label;
    for (const auto& [key, count] : naive.counts) by_label[labelled(key, options)] = key;
    for (const auto& [key, count] : read.counts) {
        if (by_label.contains(key)) continue;
        ASSERT_EQ(count, std::optional<std::int64_t>(0)) << list_of(key.first) << " x " << list_of(key.second);
    }
    for (const auto& [label, key] : by_label) {
        if (!read.shares.contains(label)) continue;
        const std::optional<double> wanted = naive.share(key);
        ASSERT_EQ(read.shares.at(label).has_value(), wanted.has_value()) << "share of " << list_of(key.first) << " x " << list_of(key.second);
        if (wanted) {
            ASSERT_NEAR(*read.shares.at(label), *wanted, 1e-12) << list_of(key.first) << " x " << list_of(key.second);
        }
    }
    if (!where.empty()) return;
    expect_all_values(options.rows, true, counter, read);
    expect_all_values(options.columns, false, counter, read);
}

class CountingRandomProjects : public testing::TestWithParam<std::uint32_t> {};

TEST_P(CountingRandomProjects, EqualsBruteForce)
{
    for (std::uint32_t i = 0; i < 40 && !testing::Test::HasFailure(); ++i) {
        const std::uint32_t seed = GetParam() * 1000 + i;
        const Project project = Maker(seed).project();
        OptionMaker maker(seed + 500000, project);
        for (std::size_t round = 0; round < 3 && !testing::Test::HasFailure(); ++round) {
            const CountOptions options = maker.options();
            const std::vector<Wanted> where = maker.where();
            SCOPED_TRACE("seed " + std::to_string(seed) + "\n" + told(project, options, where));
            if (options.unit == "codings" && two_dimensions(NaiveCounter(project, options), options)) {
                EXPECT_THROW(counted_table(project, options), Error);
                continue;
            }
            expect_as_naive(project, options, where);
        }
    }
}

// Documents are counted apart and added up: what additive units promise to those who split their files.
TEST_P(CountingRandomProjects, AddUpOverDocuments)
{
    for (std::uint32_t i = 0; i < 20 && !testing::Test::HasFailure(); ++i) {
        const std::uint32_t seed = GetParam() * 1000 + i;
        const Project project = Maker(seed).project();
        OptionMaker maker(seed + 700000, project);
        CountOptions options = maker.options();
        std::vector<Wanted> where = maker.where();
        options.unit = Strings{"quotations", "codings", "documents", "characters"}[i % 4];
        options.share.clear();
        options.per_characters.reset();
        // A part must know the value: those that only a cell of another document names are no value there.
        std::erase_if(where, [](const Wanted& condition) { return condition.value == "r5"; });
        if (options.unit == "codings" && two_dimensions(NaiveCounter(project, options), options)) continue;
        SCOPED_TRACE("seed " + std::to_string(seed) + "\n" + told(project, options, where));
        const Read whole = cells_of(counted_table(project, options, where), options);
        std::map<CellKey, std::optional<std::int64_t>> sum;
        for (std::size_t document = 0; document < project.documents.size(); ++document) {
            Project part = project;
            std::erase_if(part.rows, [&](const Row& row) { return row.document != document; });
            for (const auto& [key, count] : cells_of(counted_table(part, options, where), options).counts) {
                const auto [at, fresh] = sum.try_emplace(key, count);
                if (!fresh) at->second = at->second && count ? std::optional(*at->second + *count) : std::nullopt;
            }
        }
        for (const auto& [key, count] : whole.counts)
            ASSERT_EQ(sum.contains(key) ? sum.at(key) : 0, count) << list_of(key.first) << " x " << list_of(key.second);
    }
}

// To the byte, whatever the order of the parts; skipped where a part does not know a level or value at all.
TEST_P(CountingRandomProjects, TablesOfPartsMergeToTheTableOfTheWhole)
{
    std::size_t merged = 0;
    for (std::uint32_t i = 0; i < 40 && !testing::Test::HasFailure(); ++i) {
        const std::uint32_t seed = GetParam() * 1000 + i;
        const Project project = Maker(seed).project();
        OptionMaker maker(seed + 900000, project);
        CountOptions options = maker.options();
        options.unit = Strings{"quotations", "codings", "documents", "characters", "words"}[i % 5];
        options.share.clear();
        options.per_characters.reset();
        options.zeros = maker.chance(40);
        options.totals = maker.chance(50);
        options.long_form = !options.columns.empty() || maker.chance(50);
        if (options.unit == "codings" && two_dimensions(NaiveCounter(project, options), options)) continue;
        SCOPED_TRACE("seed " + std::to_string(seed) + "\n" + told(project, options, {}));
        std::vector<TablePart> parts;
        try {
            for (const Project& part : parted(project, 1 + maker.below(4)))
                parts.push_back(read_back(counted_table(part, options), "part " + std::to_string(parts.size())));
        } catch (const Error& error) {
            EXPECT_EQ(std::string(error.what()).find("column"), std::string::npos) << error.what();
            continue;
        }
        std::reverse(parts.begin(), parts.end());
        const auto lacks_values = [](const TablePart& part) { return *part.table.columns.back().get("merge") == "no"; };
        if (options.zeros && std::any_of(parts.begin(), parts.end(), lacks_values)) continue;
        ASSERT_EQ(written(merge_tables(parts)), written(counted_table(project, options)));
        ++merged;
    }
    EXPECT_GT(merged, std::size_t{10});
}

INSTANTIATE_TEST_SUITE_P(Seeds, CountingRandomProjects, testing::Range(std::uint32_t{1}, std::uint32_t{11}),
                         [](const auto& info) { return std::to_string(info.param); });

}  // namespace
}  // namespace qda::testing_projects
