#include "qda/table/table_stream.hpp"

#include <cmath>
#include <random>
#include <stdexcept>

#include <gtest/gtest.h>

namespace qda {
namespace {

std::string written(const Table& table, bool bare = false)
{
    Output out = Output::to_text();
    write_table(table, out, bare);
    out.close();
    return out.text();
}

Table read(std::string text, const TableReading& reading = {})
{
    Source source = Source::from_text("in.tsv", std::move(text));
    return read_table(source, reading);
}

void expect_same(const Table& first, const Table& second)
{
    EXPECT_EQ(first.title, second.title);
    EXPECT_EQ(first.notes, second.notes);
    EXPECT_EQ(first.history, second.history);
    EXPECT_EQ(first.carried, second.carried);
    ASSERT_EQ(first.columns.size(), second.columns.size());
    ASSERT_EQ(first.rows(), second.rows());
    for (std::size_t i = 0; i < first.columns.size(); ++i) {
        EXPECT_EQ(first.columns[i].name, second.columns[i].name);
        EXPECT_EQ(first.columns[i].role, second.columns[i].role);
        EXPECT_EQ(first.columns[i].keys, second.columns[i].keys);
        for (std::size_t row = 0; row < first.rows(); ++row)
            ASSERT_TRUE(first.columns[i].cell(row) == second.columns[i].cell(row)) << "row " << row << " column " << i;
    }
}

Table example()
{
    Table table;
    table.title = "Fragmenten per respondent";
    table.notes = {"unit: quotations", "8 documents"};
    table.history = {"qda-import 0.1.0\t--format qdpx", "qda-count 0.1.0\t--rows respondent"};
    table.carried = {"#later\tname:x"};
    Column& who = table.add_column("respondent", Role::key);
    who.keys = {{"level", "respondent"}};
    who.add("Respondent 1");
    who.add("Respondent 2");
    Column& quotations = table.add_column("quotations", Role::count);
    quotations.keys = {{"merge", "sum"}, {"unit", "quotations"}};
    quotations.add(std::int64_t{12});
    quotations.add(NotLookedFor{});
    Column& share = table.add_column("share", Role::share);
    share.add(0.25);
    share.add(NotAvailable{});
    return table;
}

const std::string kExample =
    "#qda\t1\ttable\n"
    "#by\tqda-import 0.1.0\t--format qdpx\n"
    "#by\tqda-count 0.1.0\t--rows respondent\n"
    "#title\tFragmenten per respondent\n"
    "#note\tunit: quotations\n"
    "#note\t8 documents\n"
    "#column\tname:respondent\trole:key\tlevel:respondent\n"
    "#column\tname:quotations\trole:count\tmerge:sum\tunit:quotations\n"
    "#column\tname:share\trole:share\n"
    "#later\tname:x\n"
    "respondent\tquotations\tshare\n"
    "Respondent 1\t12\t0.25\n"
    "Respondent 2\t\u2013\tNA\n"
    "#end\n";

TEST(TableStream, LooksAsTheDesignSays) { EXPECT_EQ(written(example()), kExample); }

TEST(TableStream, ReadsBackTheSame) { expect_same(read(kExample), example()); }

TEST(TableStream, TalliesAreCountsOfTheHeader)
{
    const std::string text = "#qda\t1\ttable\n#tally\tname:left_out\tn:0\tof:12\tunit:a\\tb\n#tally\tname:joint\tn:3\n#column\tname:k\trole:key\nk\n#end\n";
    const Table table = read(text);
    ASSERT_EQ(table.tallies.size(), 2U);
    EXPECT_EQ(table.tallies[0].of, std::int64_t{12});
    EXPECT_EQ(*table.tallies[0].get("unit"), "a\tb");
    EXPECT_EQ(table.tallies[1].n, 3);
    EXPECT_FALSE(table.tallies[1].of.has_value());
    EXPECT_EQ(written(table), text);
}

TEST(TableStream, WordsThatLookLikeNumbersStayWords)
{
    const std::string text = "#qda\t1\ttable\n#column\tname:k\trole:key\n#column\tname:words\trole:text\nk\twords\na\t3.50\nb\tNA\n#end\n";
    const Table table = read(text);
    EXPECT_EQ(table.columns[1].text(0), "3.50");
    EXPECT_EQ(table.columns[1].text(1), "NA");
    EXPECT_EQ(written(table), text);
}

TEST(TableStream, BareLeavesTheHeaderLinesOut)
{
    EXPECT_EQ(written(example(), true),
              "respondent\tquotations\tshare\nRespondent 1\t12\t0.25\nRespondent 2\t\u2013\tNA\n");
}

TEST(TableStream, WindowsLineEndsAndByteOrderMarkAreNoPartOfTheTable)
{
    std::string text = "\xEF\xBB\xBF";
    for (const char c : kExample) text += c == '\n' ? std::string("\r\n") : std::string(1, c);
    expect_same(read(text), example());
}

TEST(TableStream, TakesEndWithoutLineFeed) { expect_same(read(kExample.substr(0, kExample.size() - 1)), example()); }

TEST(TableStream, KeepsTablesWithoutRowsAndWithoutColumns)
{
    Table none;
    none.title = "none";
    expect_same(read(written(none)), none);
    none.add_column("", Role::key);
    expect_same(read(written(none)), none);
    none.columns[0].add("");
    none.columns[0].add("");
    expect_same(read(written(none)), none);
}

// Properties: 300 tables of nasty names, drawn with a fixed seed.
const std::vector<std::string> kNasty = {
    "", "NA", "-", "1e5", "007", "#", "#end", "#qda\t1\ttable", "a\tb", "a\nb", "\r", "\\", "\\t", "\\\\n", "\"", "\"a,b\"",
    "'", "a:b::c", ":", "\U0001F600", "e\u0301", "\u2013", " ", "a|b", "\xEF\xBB\xBF", "12", "-0", "inf", "total",
};
const std::vector<std::string> kPlainTexts = {"", "-", "007", "+5", "nan", "infinity", "1e999", "0x10", "99999999999999999999", "#1", "\\", "a\tb", "1,5"};
const double kReals[] = {0.25, -0.5, 1.0 / 3, 1e-300, 1.5e300, 18446744073709551616.0, HUGE_VAL, -HUGE_VAL};

Cell random_cell(Role role, std::mt19937& random)
{
    if (role == Role::key) return kNasty[random() % kNasty.size()];
    switch (random() % 5) {
    case 0: return NotAvailable{};
    case 1: return NotLookedFor{};
    case 2: return static_cast<std::int64_t>((std::uint64_t{random()} << 32) | random());
    case 3: return kReals[random() % std::size(kReals)];
    default: return kPlainTexts[random() % kPlainTexts.size()];
    }
}

Table random_table(std::mt19937& random)
{
    const auto nasty = [&] { return kNasty[random() % kNasty.size()]; };
    Table table;
    table.title = nasty();
    for (std::size_t i = random() % 3; i > 0; --i) table.notes.push_back(nasty());
    for (std::size_t i = random() % 3; i > 0; --i) table.history.emplace_back("qda-x 1\t--where a\\tb");
    const std::size_t rows = random() % 6;
    for (std::size_t i = random() % 5; i > 0; --i) {
        Column& column = table.add_column(nasty(), static_cast<Role>(random() % 4));
        for (std::size_t k = random() % 3; k > 0; --k) column.keys.emplace_back(k == 1 ? "name" : "level", nasty());
        for (std::size_t row = 0; row < rows; ++row) column.add(random_cell(column.role, random));
    }
    return table;
}

TEST(TableStream, KeepsNastyTables)
{
    std::mt19937 random(20190603);
    for (int i = 0; i < 300; ++i) {
        SCOPED_TRACE(i);
        const Table table = random_table(random);
        const std::string text = written(table);
        const Table again = read(text);
        expect_same(again, table);
        EXPECT_EQ(written(again), text);
        for (std::size_t line = 0; line < text.size(); line = text.find('\n', line) + 1)
            if (text[line] == '#') { EXPECT_NE(text.substr(line, 5), "#1") << "a row looks like a header line"; }
    }
}

TEST(TableStream, KeepsLongTables)
{
    Table table;
    Column who("respondent", Role::key);
    Column count("codings", Role::count);
    for (std::int64_t i = 0; i < 50000; ++i) {
        who.add("Respondent " + std::to_string(i % 977));
        count.add(i);
    }
    table.columns = {who, count};
    expect_same(read(written(table)), table);
    expect_same(read(written(table, true)), table);
}

struct PlainCase {
    std::string name;
    std::string cells;  // of the second column, one a line
    Role role;

    friend void PrintTo(const PlainCase& c, std::ostream* out) { *out << c.name; }
};

const PlainCase kPlain[] = {
    {"IntegersAreCounts", "12\n0\n-3\n", Role::count},
    {"RealsAreStatistics", "0.25\n1\n", Role::statistic},
    {"MissingAmongIntegers", "NA\n4\n\u2013\n", Role::count},
    {"NothingButMissing", "NA\nNA\n", Role::statistic},
    {"NoRows", "", Role::statistic},
    {"ATextMakesAKey", "1\n2\nx\n", Role::key},
    {"LeadingZerosAreNames", "007\n008\n", Role::key},
    {"AnEmptyCellIsNoNumber", "1\n\n", Role::key},
    {"TooLongForANumber", "99999999999999999999\n", Role::key},
};

class PlainTable : public testing::TestWithParam<PlainCase> {};

TEST_P(PlainTable, RolesFollowFromTheCells)
{
    const auto& [name, cells, role] = GetParam();
    std::string text = "7\tcolumn\n";
    for (std::size_t start = 0; start < cells.size(); start = cells.find('\n', start) + 1)
        text += "007\t" + cells.substr(start, cells.find('\n', start) + 1 - start);
    const Table table = read(text);
    ASSERT_EQ(table.columns.size(), 2U);
    EXPECT_EQ(table.columns[0].role, Role::key);
    EXPECT_EQ(table.columns[1].role, role);
    EXPECT_EQ(written(table, true), text);
}

INSTANTIATE_TEST_SUITE_P(Examples, PlainTable, testing::ValuesIn(kPlain),
                         [](const auto& test) { return test.param.name; });

TEST(PlainTable, TheFirstColumnIsAKeyAlsoWithNumbers)
{
    const Table table = read("year\tcodings\n2019\t3\n");
    EXPECT_EQ(table.columns[0].role, Role::key);
    EXPECT_EQ(table.columns[0].text(0), "2019");
}

TEST(PlainTable, EmptyLinesOfAWiderTableAreSkipped) { EXPECT_EQ(read("a\tb\n\nx\t1\n\n").rows(), 1U); }

TEST(PlainTable, HeaderLinesWithoutTheFirstAreTaken)
{
    const Table table = read("#title\tA title\n#column\tname:b\trole:share\na\tb\nx\t1\n");
    EXPECT_EQ(table.title, "A title");
    EXPECT_EQ(table.columns[1].role, Role::share);
}

struct RefusedCase {
    std::string name;
    std::string text;
    std::uint64_t line;
    std::uint64_t column;
    std::string what;

    friend void PrintTo(const RefusedCase& c, std::ostream* out) { *out << c.name; }
};

const RefusedCase kRefused[] = {
    {"Empty", "", 0, 0, "is empty, expected a table"},
    {"EmptyFirstLineOfAStreamOfNothing", "#title\tx\n", 1, 0, "the table has no row of column names"},
    {"Cut", "#qda\t1\ttable\n#column\tname:a\trole:key\na\nx\n", 4, 0, "the table was cut: it has no #end"},
    {"CutWithinARow", "#qda\t1\ttable\na\tb\nx", 3, 0, "the table was cut: it has no #end"},
    {"CutBeforeAnother", "#qda\t1\ttable\na\n#qda\t1\ttable\n#end\n", 3, 0, "the table was cut: it has no #end"},
    {"Segments", "#qda\t1\tsegments\ndocument\tquotation\tcode\n#end\n", 1, 0, "found segments, expected a table"},
    {"OtherKind", "#qda\t1\tpicture\n#end\n", 1, 0, "the #qda line does not say 'table'"},
    {"OnlyTheMark", "#qda\n", 1, 0, "the #qda line does not say 'table'"},
    {"LaterFormat", "#qda\t2\ttable\n#end\n", 1, 0, "the table has format 2, known is 1"},
    {"TooFewFields", "a\tb\tc\nx\t1\n", 2, 0, "the row has 2 fields, expected 3"},
    {"TooManyFields", "a\nx\t1\n", 2, 0, "the row has 2 fields, expected 1"},
    {"LoneBackslash", "a\tb\n\u00e9x\tb\\\n", 2, 5, "a lone backslash ends the field"},
    {"UnknownEscapeInANumber", "#column\tname:b\trole:count\na\tb\nx\t1\\q\n", 3, 4,
     "unknown escape: a backslash goes before t, n, r, # or another backslash"},
    {"UnknownRole", "#column\tname:a\trole:cuont\na\n", 1, 0, "no role 'cuont'"},
    {"ColumnWithoutName", "#column\trole:key\na\n", 1, 0, "a #column line has no name"},
    {"ColumnWithoutColon", "#column\tname:a\tkey\na\n", 1, 16, "expected key:value, found no colon"},
    {"EmptyColumnLine", "#column\na\n", 1, 8, "expected key:value, found no colon"},
    {"ColumnThatIsNotThere", "#column\tname:b\na\n", 2, 0, "column 'b' has a #column line but is not among the column names"},
    {"ColumnLineTooLate", "a\n#column\tname:a\n", 2, 0, "a #column line follows the column names"},
    {"NoColumnNames", "#qda\t1\ttable\n#column\tname:a\trole:key\n#end\n", 3, 0, "the table has no row of column names"},
    {"TwoTitles", "#title\ta\n#title\tb\na\n", 2, 0, "the table has a second #title"},
    {"RowThatLooksLikeAHeader", "a\tb\n#1\t2\n", 2, 0, "a row begins with #"},
    {"RowsAfterTheEnd", "#qda\t1\ttable\na\n#end\nx\n", 4, 0, "lines follow the #end of a table"},
    {"TwoTables", "#qda\t1\ttable\na\n#end\n#qda\t1\ttable\na\n#end\n", 0, 0, "holds 2 tables, expected one"},
};

class Refused : public testing::TestWithParam<RefusedCase> {};

TEST_P(Refused, SaysWhereAndWhy)
{
    const auto& [name, text, line, column, what] = GetParam();
    try {
        read(text);
        FAIL() << "was read";
    } catch (const Error& error) {
        const Problem& problem = error.problems().front();
        EXPECT_EQ(problem.what, what);
        EXPECT_EQ(problem.where.file, "in.tsv");
        EXPECT_EQ(problem.where.line, line);
        EXPECT_EQ(problem.where.column, column);
        EXPECT_FALSE(problem.hint.empty());
    }
}

INSTANTIATE_TEST_SUITE_P(Examples, Refused, testing::ValuesIn(kRefused), [](const auto& test) { return test.param.name; });

TEST(PartialTable, KeepsTheWholeRows)
{
    const Table table = read("#qda\t1\ttable\na\tb\nx\t1\ny\t12", {.partial = true});
    ASSERT_EQ(table.rows(), 1U);
    EXPECT_EQ(table.columns[0].text(0), "x");
}

TEST(SeveralTables, AreReadOneAfterAnother)
{
    Source source = Source::from_text("in.tsv", kExample + kExample);
    const auto tables = read_tables(source);
    ASSERT_EQ(tables.size(), 2U);
    expect_same(tables[1], example());
}

TEST(SeveralTables, MayBePartial)
{
    Source source = Source::from_text("in.tsv", "#qda\t1\ttable\na\nx\n" + kExample);
    const auto tables = read_tables(source, {.partial = true});
    ASSERT_EQ(tables.size(), 2U);
    EXPECT_EQ(tables[0].rows(), 1U);
    expect_same(tables[1], example());
}

TEST(WriteTable, RefusesWhatWouldBreakTheStream)
{
    Output out = Output::to_text();
    Table table = example();
    table.carried = {"no hash"};
    EXPECT_THROW(write_table(table, out, false), std::invalid_argument);
    table = example();
    table.history = {"two\nlines"};
    EXPECT_THROW(write_table(table, out, false), std::invalid_argument);
    table = example();
    table.columns[0].add("one more");
    EXPECT_THROW(write_table(table, out, true), std::invalid_argument);
}

}  // namespace
}  // namespace qda
