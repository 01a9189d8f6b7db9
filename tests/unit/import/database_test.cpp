#include "qda/import/database.hpp"

#include <ostream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/import/database_bytes.hpp"
#include "unit/problems.hpp"

namespace qda {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

struct Opened {
    explicit Opened(std::string bytes)
        : source(Source::from_text("in.db", std::move(bytes))), database(source, diagnostics)
    {
    }
    Source source;
    Diagnostics diagnostics;
    Database database;
};

std::vector<std::string> column(Database& database, const char* table, const char* name)
{
    std::vector<std::string> cells;
    database.read(table, {name}, [&](const DatabaseRow& row) { cells.emplace_back(row.text(0)); });
    return cells;
}

TEST(Database, GivesRowsInTheirOwnOrder)
{
    Opened opened(database_of("CREATE TABLE T(a, b); CREATE INDEX i ON T(a);"
                              "INSERT INTO T VALUES('z', 1), ('y', 2), (NULL, 3);"));
    EXPECT_THAT(column(opened.database, "t", "A"), ElementsAre("z", "y", ""));
    EXPECT_THAT(column(opened.database, "T", "no such column"), ElementsAre("", "", ""));
    EXPECT_THAT(column(opened.database, "no such table", "a"), ElementsAre());
    EXPECT_TRUE(opened.database.has("t", "A"));
    EXPECT_FALSE(opened.database.has("t", "c"));
    EXPECT_EQ(opened.database.rows("T"), 3U);
    EXPECT_EQ(opened.database.text_of("T", "a", 2), "y");
    EXPECT_EQ(opened.database.text_of("T", "a", 9), "");
}

TEST(Database, WholeNumbersAreWhateverTheirType)
{
    Opened opened(database_of(
        "CREATE TABLE T(a); INSERT INTO T VALUES(7),(7.0),(' 7 '),('-7'),(7.5),('x'),(NULL),(1e300),('');"));
    std::vector<std::int64_t> numbers;
    opened.database.read("T", {"a"}, [&](const DatabaseRow& row) { numbers.push_back(row.whole(0).value_or(-99)); });
    EXPECT_THAT(numbers, ElementsAre(7, 7, 7, -7, -99, -99, -99, -99, -99));
}

TEST(Database, TextsOfUtf16DatabasesAreUtf8)
{
    std::string script = "CREATE TABLE T(a); INSERT INTO T VALUES('\xF0\x9F\x91\x8B');";
    Opened opened(database_of("PRAGMA encoding='UTF-16le';" + script));
    EXPECT_THAT(column(opened.database, "T", "a"), ElementsAre("\xF0\x9F\x91\x8B"));
}

struct RefusedCase {
    std::string name;
    std::string script;
    std::string problem;

    friend void PrintTo(const RefusedCase& c, std::ostream* out) { *out << c.name; }
};

const RefusedCase kCases[] = {
    {"View", "CREATE TABLE U(a); CREATE VIEW T AS SELECT * FROM U;", "'T' is no table but a view"},
    {"RecursiveView", "CREATE VIEW T AS WITH RECURSIVE n(a) AS (SELECT 1 UNION ALL SELECT a+1 FROM n) SELECT a FROM n;",
     "'T' is no table but a view"},
    {"VirtualTable", "CREATE VIRTUAL TABLE T USING fts5(a);", "'T' is no table but a view, or a virtual table"},
    {"ComputedColumn", "CREATE TABLE T(b, a AS (b || b));", "has columns that are computed"},
    {"NoRowNumbers", "CREATE TABLE T(a PRIMARY KEY) WITHOUT ROWID;", "no such column: _rowid_"},
    {"HiddenRowNumbers", "CREATE TABLE T(a, _rowid_);", "hides the numbers of its rows"},
    {"NotUtf8", "CREATE TABLE T(a); INSERT INTO T VALUES(CAST(x'41FF' AS TEXT));",
     "table 'T', row 1, column 'a': not UTF-8"},
};

class DatabaseRefuses : public testing::TestWithParam<RefusedCase> {};

TEST_P(DatabaseRefuses, WhatIsNoPlainTable)
{
    Opened opened(database_of(GetParam().script));
    const auto problems = problems_of([&] { column(opened.database, "T", "a"); });
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_THAT(problems.front(), HasSubstr(GetParam().problem));
    EXPECT_THAT(problems.front(), HasSubstr(" | ")) << "a hint";
}

INSTANTIATE_TEST_SUITE_P(Examples, DatabaseRefuses, testing::ValuesIn(kCases),
                         [](const auto& info) { return info.param.name; });

TEST(Database, ANameHoldsNoNul)
{
    Opened opened(database_of("CREATE TABLE T(a); INSERT INTO T VALUES(CAST(x'410042' AS TEXT));"));
    const auto problems =
        problems_of([&] { opened.database.read("T", {"a"}, [](const DatabaseRow& row) { row.name(0); }); });
    EXPECT_THAT(problems, ElementsAre(HasSubstr("NUL")));
}

std::string filled()
{
    return database_of("CREATE TABLE T(a); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<200)"
                       "INSERT INTO T SELECT i || ' vertrouwelijk' FROM n;");
}

std::vector<std::string> reading(std::string bytes)
{
    return problems_of([&] {
        Opened opened(std::move(bytes));
        column(opened.database, "T", "a");
    });
}

TEST(Database, CutAnywhereItIsRefused)
{
    const std::string whole = filled();
    ASSERT_TRUE(reading(whole).empty());
    for (const std::size_t left :
         {std::size_t{20}, std::size_t{100}, std::size_t{512}, whole.size() / 2, whole.size() - 512}) {
        const auto problems = reading(whole.substr(0, left));
        ASSERT_EQ(problems.size(), 1U) << left;
        EXPECT_THAT(problems.front(), testing::StartsWith("in.db: "));
        EXPECT_THAT(problems.front(), HasSubstr(" | "));
    }
}

// Every page but the first is one of the table, and its first bytes say what it is.
TEST(Database, ADamagedPageIsRefusedAndNoWordIsSaid)
{
    const std::string whole = filled();
    for (std::size_t page = 512; page < whole.size(); page += 512) {
        std::string damaged = whole;
        damaged[page] = 0;
        const auto problems = reading(damaged);
        ASSERT_EQ(problems.size(), 1U) << page;
        EXPECT_THAT(problems.front(), testing::Not(HasSubstr("vertrouwelijk")));
    }
}

// A page that holds fewer rows than it did reads without an error, were it not for the check of its cells.
TEST(Database, LostRowsAreNoticed)
{
    std::string damaged = filled();
    const std::size_t last = damaged.size() - 512;
    ASSERT_EQ(damaged[last], 0x0D) << "a leaf of a table";
    ASSERT_GT(damaged[last + 4], 1);
    --damaged[last + 4];
    EXPECT_THAT(reading(damaged), ElementsAre(HasSubstr("the pages of table 'T' are damaged")));
}

// Inner pages that lead to each other, or all to the same leaf, would give more rows than there is room for.
TEST(Database, PagesThatAreSharedAreRefused)
{
    const std::string whole = filled();
    std::size_t inner = 0;
    for (std::size_t page = 512; page < whole.size(); page += 512)
        if (whole[page] == 0x05) inner = page;
    ASSERT_GT(inner, 0U);
    std::string damaged = whole;
    for (int byte = 0; byte < 4; ++byte) {
        // The last child is the first child of the first cell.
        const std::size_t cell = inner + (static_cast<unsigned char>(whole[inner + 12]) << 8U) +
                                 static_cast<unsigned char>(whole[inner + 13]);
        damaged[inner + 8 + static_cast<std::size_t>(byte)] = whole[cell + static_cast<std::size_t>(byte)];
    }
    EXPECT_THAT(reading(damaged), testing::SizeIs(1));
}

}  // namespace
}  // namespace qda
