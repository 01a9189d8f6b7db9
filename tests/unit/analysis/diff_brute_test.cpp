// Differences of random projects: none of one with itself, or after a map that renames back; those of A and B are those of
// B and A, seen from the other side; and a code taken off a quotation is found as that, and as nothing else.

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "qda/analysis/diff_cells.hpp"
#include "qda/analysis/diff_exports.hpp"
#include "qda/analysis/explain.hpp"
#include "qda/analysis/recoding.hpp"
#include "unit/analysis/random_counting.hpp"

namespace qda::testing_projects {
namespace {

void take_in(const Project& project, CodedProject& into, Recoding* recoding = nullptr)
{
    read(project, into.universe, Corpus::needs(true), [&](Batch& batch) {
        if (recoding) recoding->rewrite(batch, into.universe);
        into.corpus.add(batch);
    });
    if (recoding) recoding->finish(into.universe);
    into.corpus.close();
}

Differences between(const Project& before, const Project& now, const RecodeMap& map = {})
{
    CodedProject new_one;
    take_in(now, new_one);
    Recoding recoding(map, new_one);
    CodedProject old_one;
    take_in(before, old_one, map.rules.empty() ? nullptr : &recoding);
    return compare_exports(old_one, new_one, pair_quotations(old_one, new_one), {recoding.gone_codes(), recoding.gone_documents()});
}

// What one difference is from the other side.
using Seen = std::multiset<std::vector<std::string>>;
Seen seen(const Differences& all, bool mirrored)
{
    Seen found;
    for (Change change : all.changes) {
        if (mirrored) {
            std::swap(change.before, change.now);
            if (change.what == "added") change.what = "removed";
            else if (change.what == "removed") change.what = "added";
        }
        found.insert({change.kind, change.what, change.where, change.before, change.now});
    }
    return found;
}

// Some rows less, some with another code.
Project changed(const Project& project, std::uint32_t seed)
{
    Maker maker(seed);
    Project other = project;
    std::erase_if(other.rows, [&](const Row&) { return maker.chance(15); });
    for (Row& row : other.rows)
        if (maker.chance(20)) row.code = maker.chance(50) ? "new" : other.codes[maker.below(other.codes.size())].name;
    return other;
}

std::string listed(const Differences& all)
{
    std::string text;
    for (const Change& change : all.changes) text += sentence_of(change) + "\n";
    return text;
}

TEST(DiffBrute, NothingDiffersFromItself)
{
    for (std::uint32_t seed = 1; seed <= 100; ++seed) {
        const Project project = Maker(seed).project();
        EXPECT_EQ(listed(between(project, project)), "") << "seed " << seed;
    }
}

TEST(DiffBrute, TheOtherWayRoundIsTheMirror)
{
    std::size_t differences = 0;
    for (std::uint32_t seed = 1; seed <= 150; ++seed) {
        const Project before = Maker(seed).project();
        const Project now = changed(before, seed);
        const Differences forth = between(before, now);
        differences += forth.changes.size();
        EXPECT_EQ(seen(forth, true), seen(between(now, before), false)) << "seed " << seed;
    }
    EXPECT_GT(differences, 300U);
}

TEST(DiffBrute, AMapOfTheRenamesLeavesNothing)
{
    for (std::uint32_t seed = 1; seed <= 100; ++seed) {
        const Project before = Maker(seed).project();
        Project now = before;
        RecodeMap map;
        for (Code& code : now.codes) {
            map.rules.push_back({false, {{code.name, {}}}, {{code.name + "'", {}}}, "a prime", {}});
            for (Row& row : now.rows)
                if (row.code == code.name) row.code += "'";
            code.name += "'";
        }
        EXPECT_NE(listed(between(before, now)), "") << "seed " << seed;
        EXPECT_EQ(listed(between(before, now, map)), "") << "seed " << seed;
    }
}

// What each quotation, by document and id, carries, counted without the code under test.
std::map<std::pair<std::string, std::string>, std::set<std::string>> codes_by_quotation(const Project& project)
{
    std::map<std::pair<std::string, std::string>, std::set<std::string>> codes;
    for (const Row& row : project.rows) {
        auto& here = codes[{project.documents[row.document].name, row.quotation}];
        if (!row.code.empty()) here.insert(row.code);
    }
    return codes;
}

TEST(DiffBrute, QuotationsAddedRemovedAndRecodedAreThoseOfTheRows)
{
    for (std::uint32_t seed = 1; seed <= 150; ++seed) {
        const Project before = Maker(seed).project();
        const Project now = changed(before, seed);
        const auto old_codes = codes_by_quotation(before);
        const auto new_codes = codes_by_quotation(now);
        std::set<std::string> wanted;
        for (const auto& [key, codes] : old_codes) {
            const auto at = new_codes.find(key);
            if (at == new_codes.end()) wanted.insert("removed " + key.first + " " + key.second);
            else if (at->second != codes) wanted.insert("recoded " + key.first + " " + key.second);
        }
        std::set<std::string> found;
        for (const Change& change : between(before, now).changes)
            if (change.kind == "quotation" && change.what != "relabelled") found.insert(change.what + " " + change.where);
        EXPECT_EQ(found, wanted) << "seed " << seed;
    }
}

// The numbers of a count without its trace, by the labels of its keys.
std::map<std::string, std::string> numbers(const Project& project, CountOptions options)
{
    Universe universe;
    Diagnostics diagnostics;
    Counter counter(options, universe, diagnostics);
    read(project, universe, counter.needs(), [&](Batch& batch) { counter.add(batch); });
    const Table table = counter.table();
    std::map<std::string, std::string> found;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        std::string number;
        table.columns[2].print(row, number);
        std::string key;
        table.columns[0].print(row, key);
        key += " x ";
        table.columns[1].print(row, key);
        found[key] = number;
    }
    return found;
}

TEST(DiffBrute, ChangedCellsAreThoseOfTheTwoTablesAndHaveAReason)
{
    std::size_t cells = 0;
    for (std::uint32_t seed = 1; seed <= 100; ++seed) {
        const Project before = Maker(seed).project();
        const Project now = changed(before, seed);
        CountOptions options;
        options.rows = {"document"};
        options.columns = {"code"};
        static const Strings kUnits = {"quotations", "codings", "respondents", "characters", "documents"};
        options.unit = kUnits[seed % kUnits.size()];
        options.long_form = options.zeros = true;
        CodedProject halves[2];
        std::vector<CellTrace> traces[2];
        CountOptions traced = options;
        traced.traced = true;
        for (std::size_t i = 0; i < 2; ++i) {
            Diagnostics diagnostics;
            Counter counter(traced, halves[i].universe, diagnostics);
            read(i == 0 ? before : now, halves[i].universe, explain_needs(counter, true), [&](Batch& batch) {
                counter.add(batch);
                halves[i].corpus.add(batch);
            });
            halves[i].corpus.close();
            traces[i] = counter.all_behind();
        }
        const Differences found = compare_cells(traces[0], traces[1], halves[0], halves[1], pair_quotations(halves[0], halves[1]), traced);
        std::set<std::string> wanted;
        const auto old_numbers = numbers(before, options);
        const auto new_numbers = numbers(now, options);
        const auto number = [](const auto& all, const std::string& key) { return all.contains(key) ? all.at(key) : std::string("0"); };
        for (const auto* all : {&old_numbers, &new_numbers})
            for (const auto& [key, n] : *all)
                if (number(old_numbers, key) != number(new_numbers, key)) wanted.insert(key + ": " + number(old_numbers, key) + " " + number(new_numbers, key));
        std::set<std::string> got;
        for (const Change& change : found.changes) {
            EXPECT_NE(change.reason, "") << change.where << ", seed " << seed;
            if (change.what == "changed") got.insert(change.where + ": " + change.before + " " + change.now);
        }
        cells += wanted.size();
        EXPECT_EQ(got, wanted) << "seed " << seed;
    }
    EXPECT_GT(cells, 50U);
}

}  // namespace
}  // namespace qda::testing_projects
