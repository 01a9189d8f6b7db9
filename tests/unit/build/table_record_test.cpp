#include "qda/build/record_changes.hpp"
#include "qda/build/table_record.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace qda {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Table crossed(const std::vector<std::int64_t>& numbers)
{
    Table table;
    table.title = "Title";
    table.add_column("respondent", Role::key);
    for (const char* name : {"Trust", "Time"}) table.add_column(name, Role::count).keys.emplace_back("level", "variable");
    for (std::size_t row = 0; row < numbers.size() / 2; ++row) {
        table.columns[0].add("Respondent " + std::to_string(row + 1));
        table.columns[1].add(numbers[2 * row]);
        table.columns[2].add(numbers[2 * row + 1]);
    }
    return table;
}

std::vector<std::string> said(const TableRecord& before, const TableRecord& now)
{
    std::vector<std::string> all;
    for (const TableChange& change : changes_between(before, now)) all.push_back((change.shows ? "" : "(hidden) ") + change.what);
    return all;
}

TEST(TableRecord, KeepsNoZerosAndNoTexts)
{
    Table table = crossed({0, 2});
    table.add_column("text", Role::text).add("words of somebody");
    const TableRecord record = record_of(table, false);
    EXPECT_THAT(record.columns, ElementsAre("Trust", "Time"));
    ASSERT_EQ(record.cells.size(), 1U);
    EXPECT_EQ(record.cells.begin()->second.value, "2");
    EXPECT_EQ(record_of(table, true).cells.size(), 2U);
}

TEST(TableRecord, OfTheSameTableDiffersInNothing)
{
    EXPECT_THAT(said(record_of(crossed({1, 2, 0, 3}), false), record_of(crossed({1, 2, 0, 3}), false)), IsEmpty());
}

TEST(TableRecord, ChangesAreToldCellByCell)
{
    EXPECT_THAT(said(record_of(crossed({1, 2, 0, 3}), false), record_of(crossed({1, 4, 5, 0}), false)),
                ElementsAre("Respondent 1 x Time: was 2, now 4", "Respondent 2 x Trust: was 0, now 5", "Respondent 2 x Time: was 3, now 0"));
}

TEST(TableRecord, RowsThatComeAndGoAreNamed)
{
    EXPECT_THAT(said(record_of(crossed({1, 2}), false), record_of(crossed({1, 2, 0, 7}), false)),
                ElementsAre("row 'Respondent 2' is new", "Respondent 2 x Time: now 7"));
    EXPECT_THAT(said(record_of(crossed({1, 2, 0, 7}), false), record_of(crossed({1, 2}), false)), ElementsAre("row 'Respondent 2' is gone"));
}

TEST(TableRecord, AnotherOrderIsTold)
{
    Table turned = crossed({1, 2});
    std::swap(turned.columns[1], turned.columns[2]);
    EXPECT_THAT(said(record_of(crossed({1, 2}), false), record_of(turned, false)), ElementsAre("the columns stand in another order"));
}

TEST(TableRecord, ReasonsAreTheQuotationsThatCameAndWent)
{
    TableRecord before = record_of(crossed({1, 2}), false);
    TableRecord now = record_of(crossed({2, 2}), false);
    before.cells[{"Respondent 1", "Trust"}].quotations = {"1:1"};
    now.cells[{"Respondent 1", "Trust"}].quotations = {"1:1", "2:31"};
    before.cells[{"Respondent 1", "Time"}].quotations = {"1:2", "1:3"};
    now.cells[{"Respondent 1", "Time"}].quotations = {"1:2", "1:4"};
    EXPECT_THAT(said(before, now), ElementsAre("Respondent 1 x Trust: was 1, now 2 (quotation 2:31 added)",
                                               "(hidden) Respondent 1 x Time: still 2 (quotations 1:4 added; 1:3 removed)"));
}

TEST(TableRecord, AQuotationThatWasCountedElsewhereIsNotNew)
{
    TableRecord before = record_of(crossed({2, 1}), false);
    TableRecord now = record_of(crossed({1, 2}), false);
    before.cells[{"Respondent 1", "Trust"}].quotations = {"1:1", "1:2"};
    before.cells[{"Respondent 1", "Time"}].quotations = {"1:3"};
    now.cells[{"Respondent 1", "Trust"}].quotations = {"1:1"};
    now.cells[{"Respondent 1", "Time"}].quotations = {"1:2", "1:3"};
    CountedQuotations counted;
    add_quotations(before, counted.before);
    add_quotations(now, counted.now);
    const std::vector<TableChange> changes = changes_between(before, now, counted);
    ASSERT_EQ(changes.size(), 2U);
    EXPECT_EQ(changes[0].what, "Respondent 1 x Trust: was 2, now 1 (quotation 1:2 no longer counts here)");
    EXPECT_EQ(changes[1].what, "Respondent 1 x Time: was 1, now 2 (quotation 1:2 now counts here)");
}

TEST(TableRecord, QuotationsAreKeptAtTheirCellsInTheOrderOfTheirNumbers)
{
    TableRecord record = record_of(crossed({3, 1}), false);
    keep_quotations({{{"Respondent 1"}, {"Trust"}, {"1:10", "1:9", "01:2"}}, {{"Respondent 1"}, {"Time"}, {"A 1"}}, {{"Nobody"}, {"Time"}, {"2:1"}}}, record);
    EXPECT_THAT((record.cells[{"Respondent 1", "Trust"}].quotations), ElementsAre("01:2", "1:9", "1:10"));
    EXPECT_THAT((record.cells[{"Respondent 1", "Time"}].quotations), ElementsAre("A 1"));
    EXPECT_EQ(record.cells.size(), 2U);
}

TEST(TableRecord, WhereTwoValuesHaveOneNameNoQuotationsAreKept)
{
    TableRecord record = record_of(crossed({3, 1}), false);
    keep_quotations({{{"Respondent 1"}, {"Trust"}, {"1:1"}}, {{"Respondent 1"}, {"Trust"}, {"1:2"}}}, record);
    EXPECT_THAT((record.cells[{"Respondent 1", "Trust"}].quotations), IsEmpty());
}

TEST(TableRecord, WithoutQuotationsOnOneSideThereIsNoReason)
{
    const TableRecord before = record_of(crossed({1, 2}), false);
    TableRecord now = record_of(crossed({2, 2}), false);
    now.cells[{"Respondent 1", "Trust"}].quotations = {"1:1", "2:31"};
    now.cells[{"Respondent 1", "Time"}].quotations = {"1:2", "1:4"};
    EXPECT_THAT(said(before, now), ElementsAre("Respondent 1 x Trust: was 1, now 2"));
}

TEST(TableRecord, LongTablesAreNamedByAllTheirKeys)
{
    const auto table = [](std::int64_t n, double c) {
        Table pairs;
        pairs.add_column("first", Role::key).add("A");
        pairs.add_column("second", Role::key).add("B");
        pairs.add_column("n_both", Role::count).add(n);
        pairs.add_column("c", Role::statistic).add(c);
        return record_of(pairs, false);
    };
    EXPECT_THAT(said(table(1, 0.25), table(2, 1.0 / 3)), ElementsAre("A x B, n_both: was 1, now 2", "A x B, c: was 0.25, now 0.333"));
}

TEST(TableRecord, FiguresHaveAsManyDigitsAsTellThemApart)
{
    const auto table = [](double c) {
        Table one;
        one.add_column("key", Role::key).add("A");
        one.add_column("c", Role::statistic).add(c);
        return record_of(one, false);
    };
    EXPECT_THAT(said(table(0.123456), table(0.123466)), ElementsAre("A: was 0.12346, now 0.12347"));
}

TEST(TableRecord, ANoteInWhichNumbersChangedIsOne)
{
    Table before = crossed({1, 2});
    Table now = before;
    before.notes = {"3 of 5 are left out", "old"};
    now.notes = {"4 of 6 are left out", "new"};
    EXPECT_THAT(said(record_of(before, false), record_of(now, false)),
                ElementsAre("note: was '3 of 5 are left out', now '4 of 6 are left out'", "note gone: 'old'", "note new: 'new'"));
}

TEST(TableRecord, TooManyCellsAreNotKept)
{
    std::vector<std::int64_t> numbers(2 * kMostRecordedCells, 1);
    const TableRecord record = record_of(crossed(numbers), false);
    EXPECT_FALSE(record.cells_kept);
    EXPECT_THAT(record.cells, IsEmpty());
    EXPECT_THAT(record.rows, IsEmpty());
}

}  // namespace
}  // namespace qda
