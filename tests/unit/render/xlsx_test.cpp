#include "qda/render/xlsx.hpp"

#include <clocale>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "qda/base/error.hpp"
#include "qda/import/xlsx.hpp"
#include "qda/table/table_stream.hpp"

namespace qda {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::string kTable =
    "#qda\t1\ttable\n"
    "#by\tqda-count 0.1.0\t--rows code\n"
    "#title\tFragmenten per code\n"
    "#note\teenheid: fragmenten\n"
    "#column\tname:code\trole:key\n"
    "#column\tname:quotations\trole:count\n"
    "#column\tname:share\trole:share\n"
    "code\tquotations\tshare\n"
    "=1+1\t3\t0.3333333333333333\n"
    "+plus\t-4\tNA\n"
    "@jan\t9007199254740993\t\u2013\n"
    "_x0041_\t0\t0\n"
    "total\t99\t1\n"
    "#end\n";

std::string workbook(const std::string& table, const RenderOptions& options = {.to = "xlsx"})
{
    Source source = Source::from_text("in.tsv", table);
    Output out = Output::to_text();
    render(read_table(source), options, out);
    out.close();
    return out.text();
}

std::vector<std::vector<std::string>> cells(const std::string& bytes, std::size_t sheet)
{
    Source source = Source::from_text("book", bytes);
    Diagnostics diagnostics;
    Workbook book(source);
    const Records records = *book.read(sheet, {}, diagnostics);
    std::vector<std::vector<std::string>> rows(records.rows());
    for (std::size_t row = 0; row < records.rows(); ++row)
        for (std::size_t i = 0; i < records.width(row); ++i) rows[row].emplace_back(records.cell(row, i));
    return rows;
}

std::string part(const std::string& bytes, const std::string& name)
{
    Source source = Source::from_text("book", bytes);
    return Archive(source).beginning(name, 100'000);
}

using Rows = std::vector<std::vector<std::string>>;

TEST(Xlsx, HoldsTheCellsOfTheTable)
{
    EXPECT_EQ(cells(workbook(kTable), 0), (Rows{{"Code", "Quotations", "Share"},
                                               {"=1+1", "3", "0.3333333333333333"},
                                               {"+plus", "-4", "NA"},
                                               {"@jan", "9007199254740993", "\u2013"},
                                               {"_x0041_", "0", "0"},
                                               {"Total", "99", "1"}}));
}

TEST(Xlsx, SaysWhatTheNumbersCount)
{
    EXPECT_EQ(cells(workbook(kTable, {.to = "xlsx", .number = 6, .language = "nl"}), 1),
              (Rows{{"Tabel", "Tabel 6: Fragmenten per code"},
                    {"Toelichting", "eenheid: fragmenten"},
                    {"Gemaakt met", "qda-count 0.1.0 --rows code"}}));
}

TEST(Xlsx, NumbersAreNumbersAndNoTextIsAFormula)
{
    const std::string sheet = part(workbook(kTable), "xl/worksheets/sheet1.xml");
    EXPECT_THAT(sheet, Not(HasSubstr("<f>")));
    EXPECT_THAT(sheet, HasSubstr("<v>-4</v>"));
    EXPECT_THAT(sheet, HasSubstr("topLeftCell=\"B2\""));  // heading and names stay in sight
    EXPECT_THAT(part(workbook(kTable), "xl/styles.xml"), HasSubstr("numFmtId=\"49\""));  // edited, a text stays one
    EXPECT_THAT(part(workbook(kTable), "xl/styles.xml"), HasSubstr("formatCode=\"0.00\""));
}

TEST(Xlsx, HasTheSameBytesEveryTime)
{
    const std::string once = workbook(kTable);
    EXPECT_EQ(workbook(kTable), once);
    ASSERT_EQ(::setenv("TZ", "Asia/Tokyo", 1), 0);
    EXPECT_EQ(workbook(kTable), once);
    ASSERT_EQ(::unsetenv("TZ"), 0);
}

TEST(Xlsx, RefusesATextThatASheetCannotHold)
{
    const std::string table = "#qda\t1\ttable\n#column\tname:code\trole:key\ncode\n" + std::string(32'768, 'a') + "\n#end\n";
    try {
        workbook(table);
        FAIL() << "a cell was cut";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("32768 characters"));
        EXPECT_THAT(error.what(), Not(HasSubstr("aaa")));
    }
}

TEST(Xlsx, NeedsAFolderForTemporaryFiles)
{
    ASSERT_EQ(::setenv("TMPDIR", "/nonexistent", 1), 0);
    EXPECT_THROW(workbook(kTable), Error);
    ASSERT_EQ(::unsetenv("TMPDIR"), 0);
}

}  // namespace
}  // namespace qda
