#include "qda/import/xlsx.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "qda/import/xlsx_strings.hpp"
#include "unit/import/workbook_text.hpp"

namespace qda {
namespace {

struct Read {
    std::vector<std::string> rows;  // cells parted by `|`
    Diagnostics diagnostics;
    std::string error;  // place and what
};

Read read_book(const std::string& bytes, std::size_t sheet = 0, const ArchiveLimits& limits = {})
{
    Read read;
    Source source = Source::from_text("b.xlsx", bytes);
    try {
        Workbook book(source, limits);
        const auto records = book.read(sheet, {}, read.diagnostics);
        for (std::size_t row = 0; row < records->rows(); ++row) {
            std::string cells;
            for (std::size_t i = 0; i < records->width(row); ++i)
                cells += (i > 0 ? "|" : "") + std::string(records->cell(row, i));
            read.rows.push_back(cells);
        }
    } catch (const Error& error) {
        read.error = to_string(error.problems()[0].where) + " " + error.what();
    }
    return read;
}

using Rows = std::vector<std::string>;

struct CellsCase {
    std::string name;
    std::string rows;
    Rows expected;
    std::string strings = {};
    std::string styles = {};

    friend void PrintTo(const CellsCase& c, std::ostream* out) { *out << c.name; }
};

const CellsCase kCells[] = {
    {"SharedTexts",
     "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"B1\" t=\"s\"><v>0</v></c><c r=\"C1\" "
     "t=\"s\"><v>1</v></c></row>",
     {"two|one|two"},
     "<si><t>one</t></si><si><t>two</t></si><si><t>never used</t></si>"},
    {"RichRunsInOneCell",
     "<row><c t=\"s\"><v>0</v></c></row>",
     {"\xE2\x97\x8F Trust\nGr=3"},
     "<si><r><rPr><b/></rPr><t xml:space=\"preserve\">\xE2\x97\x8F "
     "</t></r><r><t>Trust</t></r><r><t>&#10;Gr=3</t></r></si>"},
    {"PhoneticRunsAreNoText",
     "<row><c t=\"s\"><v>0</v></c></row>",
     {"\xE8\xA9\xB1"},
     "<si><t>\xE8\xA9\xB1</t><rPh sb=\"0\" eb=\"1\"><t>hanashi</t></rPh><phoneticPr fontId=\"1\"/></si>"},
    {"InlineTexts", "<row><c t=\"inlineStr\"><is><r><t>a</t></r><r><t> b</t></r></is></c></row>", {"a b"}},
    {"BlanksAtTheEndsStay", "<row><c t=\"inlineStr\"><is><t xml:space=\"preserve\"> a </t></is></c></row>", {" a "}},
    {"Escapes",
     "<row><c t=\"inlineStr\"><is><t>a_x000D_&#10;b_x000D_c_x005F_x0041__xD83D__xDE00__xD83D_</t></is></c></row>",
     {"a\nb\nc_x0041_\xF0\x9F\x98\x80_xD83D_"}},
    {"Numbers", "<row><c><v>3</v></c><c t=\"n\"><v>2.50</v></c><c s=\"9\"><v>7</v></c></row>", {"3|2.5|7"}},
    {"TruthValues", "<row><c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c></row>", {"TRUE|FALSE"}},
    {"FormulasGiveTheirValue",
     "<row><c t=\"str\"><f>A2&amp;B2</f><v>ab</v></c><c><f>1+2</f><v>3</v></c></row>",
     {"ab|3"}},
    {"DatesByTheirFormat",
     "<row><c s=\"1\"><v>44301</v></c><c s=\"2\"><v>0.13194444444444445</v></c><c s=\"3\"><v>44301</v></c><c "
     "t=\"d\"><v>2021-04-15</v></c></row>",
     {"2021-04-15|3:10:00|2021-04-15|2021-04-15"},
     "",
     "<numFmts><numFmt numFmtId=\"170\" formatCode=\"[$-413]d mmm yyyy\"/></numFmts><cellStyleXfs><xf numFmtId=\"9\"/>"
     "</cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"20\"/><xf "
     "numFmtId=\"170\"/></cellXfs>"},
    {"MissingCellsAndRows",
     "<row r=\"2\"><c r=\"B2\"><v>1</v></c><c><v>2</v></c><c r=\"F2\"><v>3</v></c></row><row "
     "r=\"4\"><c><v>4</v></c></row>",
     {"", "|1|2|||3", "", "4|||||"}},
    {"CellsOutOfOrder", "<row><c r=\"C1\"><v>3</v></c><c r=\"A1\"><v>1</v></c></row>", {"1||3"}},
    {"StyledCellsHoldNothing",
     "<row><c r=\"A1\"><v>1</v></c><c r=\"XFD1\" s=\"1\"/></row><row r=\"1048576\" ht=\"12\"><c s=\"1\"/></row>",
     {"1"}},
    {"RowsAreAsWideAsTheHeader", "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>", {"1|2", "3|"}},
    {"PrefixedNames",
     "<worksheet xmlns:x=\"m\"><x:sheetData xmlns:x=\"m\"><x:row><x:c "
     "t=\"str\"><x:v>a</x:v></x:c></x:row></x:sheetData></worksheet>",
     {"a"}},
};

class SheetCells : public testing::TestWithParam<CellsCase> {};

TEST_P(SheetCells, AreReadAsTexts)
{
    const Read read = read_book(zip_of(BookText{{{"S", GetParam().rows}}, GetParam().strings, GetParam().styles, ""}));
    EXPECT_EQ(read.error, "");
    EXPECT_EQ(read.rows, GetParam().expected);
    EXPECT_THAT(read.diagnostics.remarks(), testing::IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Cells, SheetCells, testing::ValuesIn(kCells),
                         [](const auto& test) { return test.param.name; });

TEST(Workbooks, MayCountDaysFrom1904)
{
    const std::string styles = "<cellXfs><xf numFmtId=\"14\"/></cellXfs>";
    for (const char* yes : {"1", "true"}) {
        const BookText book{{{"S", "<row><c s=\"0\"><v>42839</v></c></row>"}},
                            "",
                            styles,
                            std::string("<workbookPr date1904=\"") + yes + "\"/>"};
        EXPECT_EQ(read_book(zip_of(book)).rows, Rows{"2021-04-15"});
    }
}

TEST(Workbooks, SayWhatTheyLeaveEmptyAndWhatWasHidden)
{
    const std::string sheet =
        "<worksheet><cols><col min=\"2\" max=\"3\" hidden=\"1\"/><col min=\"9\" max=\"16384\" "
        "hidden=\"1\"/></cols><sheetData>"
        "<row><c><v>1</v></c><c t=\"e\"><v>#REF!</v></c><c><v>3</v></c></row>"
        "<row hidden=\"1\"><c><f>A1</f></c><c><v>2</v></c></row><row hidden=\"1\"/></sheetData></worksheet>";
    const Read read = read_book(zip_of(BookText{{{"My sheet", sheet}}, "", "", ""}));
    EXPECT_EQ(read.rows, (Rows{"1||3", "|2|"}));
    std::vector<std::string> said;
    for (const auto& remark : read.diagnostics.remarks()) said.push_back(to_string(remark.where) + " " + remark.what);
    EXPECT_THAT(said, testing::ElementsAre(
                          "b.xlsx:'My sheet'!B1 a cell with an error of a formula (such as #REF!): taken as empty",
                          "b.xlsx:'My sheet'!A2 a cell with a formula and no value: taken as empty",
                          "b.xlsx:'My sheet' hidden rows are read too: 1 (row 2)",
                          "b.xlsx:'My sheet' hidden columns are read too: B, C"));
}

TEST(Workbooks, KeepOnlyASignOfColumnsThatNobodyWants)
{
    const BookText book{{{"S", "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>"}},
                        "<si><t>a</t></si><si><t>b</t></si>",
                        "",
                        ""};
    std::string rows = "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>";
    BookText large = book;
    large.sheets[0].second.clear();
    for (std::size_t i = 0; i < kHeadRows; ++i) large.sheets[0].second += rows;
    large.sheets[0].second +=
        "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>2</v></c><c t=\"inlineStr\"><is><t>x</t></is></c></row>"
        "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>3</v></c></row>";
    large.strings += "<si><t>long</t></si><si><t></t></si>";
    Source source = Source::from_text("b.xlsx", zip_of(large));
    Diagnostics diagnostics;
    Workbook workbook(source);
    std::size_t seen = 0;
    const auto records = workbook.read(
        0,
        [&](const Records& head) {
            seen = head.rows();
            return std::vector<bool>{true, false, false};
        },
        diagnostics);
    EXPECT_EQ(seen, kHeadRows);
    ASSERT_EQ(records->rows(), kHeadRows + 2);
    EXPECT_EQ(records->cell(kHeadRows - 1, 1), "b");
    EXPECT_EQ(records->cell(kHeadRows, 0), "a");
    EXPECT_EQ(records->cell(kHeadRows, 1), "\xE2\x80\xA6");
    EXPECT_EQ(records->cell(kHeadRows, 2), "\xE2\x80\xA6");
    EXPECT_EQ(records->cell(kHeadRows + 1, 1), "");
    EXPECT_EQ(workbook.read(
                  0, [](const Records&) { return std::nullopt; }, diagnostics),
              std::nullopt);
}

TEST(Workbooks, KnowWhereACellStands)
{
    Source source = Source::from_text("b.xlsx", book_of("a|b\nc|d\n"));
    Diagnostics diagnostics;
    Workbook book(source);
    EXPECT_EQ(to_string(book.read(0, {}, diagnostics)->place(1, 1)), "b.xlsx:List!B2");
    EXPECT_EQ(cell_name(11, 25), "Z12");
    EXPECT_EQ(cell_name(0, 26), "AA1");
    EXPECT_EQ(cell_name(1'048'575, 16'383), "XFD1048576");
}

struct BrokenCase {
    std::string name;
    std::string rows;
    std::string error;
    std::string strings = {};

    friend void PrintTo(const BrokenCase& c, std::ostream* out) { *out << c.name; }
};

const BrokenCase kBroken[] = {
    {"RowsBackwards", "<row r=\"5\"/><row r=\"4\"/>", "b.xlsx:S row 4 comes behind row 5"},
    {"RowNought", "<row r=\"0\"/>", "b.xlsx:S a row that is none, behind row 0"},
    {"RowBeyondTheLast", "<row r=\"1048577\"/>", "b.xlsx:S a row that is none, behind row 0"},
    {"ColumnBeyondTheLast", "<row><c r=\"XFE1\"><v>1</v></c></row>", "b.xlsx:S row 1 has a cell that is none"},
    {"CellWithoutLetters", "<row><c r=\"12\"><v>1</v></c></row>", "b.xlsx:S row 1 has a cell that is none"},
    {"CellTwice", "<row><c r=\"B1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row>",
     "b.xlsx:S!B1 this cell stands there twice"},
    {"SharedTextThatIsNotThere", "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>",
     "b.xlsx:S!B1 refers to shared text 1, but there are 1", "<si><t>a</t></si>"},
    {"SharedTextFarAway", "<row><c t=\"s\"><v>33554431</v></c></row>",
     "b.xlsx:S!A1 refers to shared text 33554431, but there are 1", "<si><t>a</t></si>"},
    {"SharedTextWithoutANumber", "<row><c t=\"s\"><v>x</v></c></row>",
     "b.xlsx:S!A1 refers to a shared text without a number"},
    {"NoXml", "<row><c></row>",
     "b.xlsx:xl/worksheets/sheet1.xml:2:99 an end tag that closes another element than the one opened last"},
    {"Entities", "<worksheet><!DOCTYPE x [<!ENTITY e \"1\">]></worksheet>",
     "b.xlsx:xl/worksheets/sheet1.xml:2:14 this is not well-formed XML"},
};

class BrokenSheets : public testing::TestWithParam<BrokenCase> {};

TEST_P(BrokenSheets, AreRefusedWithTheirPlace)
{
    EXPECT_EQ(read_book(zip_of(BookText{{{"S", GetParam().rows}}, GetParam().strings, "", ""})).error,
              GetParam().error);
}

INSTANTIATE_TEST_SUITE_P(Sheets, BrokenSheets, testing::ValuesIn(kBroken),
                         [](const auto& test) { return test.param.name; });

std::string with_part(const std::string& name, const std::string& bytes,
                      BookText book = {{{"S", "<row/>"}}, "", "", ""})
{
    ZipParts parts = parts_of(book);
    for (auto& [part, content] : parts)
        if (part == name) content = bytes;
    return zip_of(parts);
}

TEST(HostileWorkbooks, DeclareNoEntities)
{
    std::string bomb = "<!DOCTYPE w [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><workbook>&b;</workbook>";
    EXPECT_THAT(read_book(with_part("xl/workbook.xml", bomb)).error,
                testing::StartsWith("b.xlsx:xl/workbook.xml:1:13 a document type declaration (DOCTYPE)"));
    EXPECT_THAT(read_book(with_part("xl/workbook.xml", "<!DOCTYPE w SYSTEM \"file:///etc/passwd\"><workbook/>")).error,
                testing::HasSubstr("a document type declaration"));
}

TEST(HostileWorkbooks, DoNotNestWithoutEnd)
{
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<a>";
    EXPECT_THAT(read_book(with_part("xl/workbook.xml", deep)).error,
                testing::HasSubstr("elements are nested deeper than 100"));
}

TEST(HostileWorkbooks, HaveNoTagWithoutEnd)
{
    const std::string tag = "<workbook a=\"" + std::string(std::size_t{20} << 20, 'x');
    EXPECT_THAT(read_book(with_part("xl/workbook.xml", tag)).error,
                testing::HasSubstr("a tag, remark or attribute of more than 16 MiB"));
}

TEST(HostileWorkbooks, FillNoMemoryWithEmptyCells)
{
    std::string rows;
    for (int row = 1; row <= 300; ++row) rows += "<row><c r=\"XFD" + std::to_string(row) + "\"><v>1</v></c></row>";
    EXPECT_EQ(read_book(zip_of(BookText{{{"S", rows}}, "", "", ""})).error,
              "b.xlsx:S 257 cells hold something among 4210688: no list");
}

TEST(HostileWorkbooks, CutAnywhereAreRefused)
{
    const std::string whole =
        zip_of(BookText{{{"S", "<row><c t=\"s\"><v>0</v></c></row>"}}, "<si><t>a</t></si>", "", ""});
    ASSERT_EQ(read_book(whole).rows, Rows{"a"});
    for (std::size_t n = 0; n < whole.size(); n += 7) EXPECT_NE(read_book(whole.substr(0, n)).error, "") << n;
}

TEST(HostileWorkbooks, WithAChangedByteGiveAnErrorOrTheirCells)
{
    const std::string whole =
        zip_of(BookText{{{"S", "<row><c t=\"s\"><v>0</v></c></row>"}}, "<si><t>a</t></si>", "", ""});
    for (std::size_t at = 0; at < whole.size(); ++at)
        for (const char other : {'\0', '\xFF', static_cast<char>(whole[at] ^ 1)}) {
            std::string changed = whole;
            changed[at] = other;
            const Read read = read_book(changed);
            if (read.error.empty()) {
                EXPECT_LE(read.rows.size(), 1U) << at;
            }
        }
}

TEST(Archives, SayWhatIsWrongWithThem)
{
    const auto error_of = [](const ZipFaults& faults, const ArchiveLimits& limits = {}) {
        return read_book(zip_of(parts_of(BookText{{{"S", "<row/>"}}, "", "", ""}), faults), 0, limits).error;
    };
    EXPECT_EQ(error_of({}), "");
    ZipFaults faults;
    faults.flags = 1;
    EXPECT_EQ(error_of(faults), "b.xlsx _rels/.rels: is encrypted");
    faults = {};
    faults.method = 12;
    EXPECT_EQ(error_of(faults), "b.xlsx _rels/.rels: is compressed in a way that is not read (method 12)");
    faults = {};
    faults.parts = 60'000;
    EXPECT_EQ(error_of(faults), "b.xlsx an archive of 60000 parts, more than the 10000 that are read");
    faults = {};
    faults.size_off = 10;
    EXPECT_THAT(error_of(faults), testing::StartsWith("b.xlsx"));
    faults.size_off = -10;
    EXPECT_THAT(error_of(faults), testing::StartsWith("b.xlsx"));
    ArchiveLimits limits;
    limits.inflated = 100;
    EXPECT_EQ(error_of({}, limits),
              "b.xlsx _rels/.rels: more than 0 MiB come out of the archive, the most that is read");
}

TEST(Archives, ThatAreSomethingElseSaySo)
{
    const auto error_of = [](const std::string& part, const std::string& bytes = "") {
        return read_book(zip_of(ZipParts{{part, bytes}})).error;
    };
    EXPECT_EQ(error_of("word/document.xml"), "b.xlsx is a Word document, not a list");
    EXPECT_EQ(error_of("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
              "b.xlsx is an OpenDocument sheet (ODS), not a workbook of Excel");
    EXPECT_EQ(error_of("xl/workbook.bin"), "b.xlsx is a binary workbook (XLSB), not XLSX");
    EXPECT_EQ(error_of("project.aprx"), "b.xlsx is a project bundle of ATLAS.ti, not a list");
    EXPECT_EQ(error_of("project.qde"), "b.xlsx is a REFI-QDA project (QDPX), not a list");
    EXPECT_EQ(error_of("../../etc/passwd"), "b.xlsx is a ZIP archive without a workbook in it");
    EXPECT_EQ(read_book("PK\x05\x06" + std::string(18, '\0')).error,
              "b.xlsx is a ZIP archive without a workbook in it");
}

}  // namespace
}  // namespace qda
