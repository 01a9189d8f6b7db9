#include "qda/import/list_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "qda/build/input.hpp"
#include "unit/import/workbook_text.hpp"

namespace qda {
namespace {

struct SheetCase {
    std::string name;
    std::vector<std::pair<std::string, std::string>> sheets;  // as BookText has them; the word in A1 says how it fits
    std::string taken;                                        // A2 of the sheet that is read
    std::string said;

    friend void PrintTo(const SheetCase& c, std::ostream* out) { *out << c.name; }
};

const SheetCase kSheets[] = {
    {"TheOnlyOne", {{"A", "yes\na\n"}}, "a", ""},
    {"TheOneThatFits", {{"A", "maybe\na\n"}, {"B", "yes\nb\n"}}, "b", "the sheet 'B' is read, not 'A'"},
    {"TheFirstOfSeveral",
     {{"A", "yes\na\n"}, {"B", "yes\nb\n"}},
     "a",
     "several sheets are lists: only 'A' is read, not 'B'"},
    {"AVisibleOneBeforeAHidden",
     {{"A\" state=\"hidden", "yes\na\n"}, {"B", "yes\nb\n"}},
     "b",
     "several sheets are lists: only 'B' is read, not 'A'"},
    {"AHiddenOneSaysSo", {{"A\" state=\"veryHidden", "yes\na\n"}}, "a", "the hidden sheet 'A' is read"},
    {"OneThatMay", {{"A", "no\na\n"}, {"B", "maybe\nb\n"}}, "b", "the sheet 'B' is read, not 'A'"},
    {"OneThatDoesNot", {{"A", "no\na\n"}, {"B", "no\nb\n"}}, "a", ""},
    {"EmptyOnesAreNotSpokenOf", {{"A", ""}, {"B", "yes\nb\n"}, {"C", ""}}, "b", ""},
    {"NamesThatMoveTheCursor", {{"A&#10;B", "yes\na\n"}, {"C", "no\nc\n"}}, "a", "the sheet 'A B' is read, not 'C'"},
};

class SheetChoices : public testing::TestWithParam<SheetCase> {};

TEST_P(SheetChoices, AreMadeByTheFirstRows)
{
    BookText book;
    for (const auto& [name, lines] : GetParam().sheets) book.sheets.emplace_back(name, rows_of(lines));
    Source source = Source::from_text("b.xlsx", zip_of(book));
    Diagnostics diagnostics;
    const ListWish wish{
        "lists", [](const Records& head) {
            return head.cell(0, 0) == "yes" ? ListFit::yes : head.cell(0, 0) == "maybe" ? ListFit::maybe : ListFit::no;
        }};
    EXPECT_EQ(read_list_file(source, {}, wish, diagnostics).cell(1, 0), GetParam().taken);
    std::string said;
    for (const auto& remark : diagnostics.remarks()) said += remark.what;
    EXPECT_EQ(said, GetParam().said);
}

INSTANTIATE_TEST_SUITE_P(Sheets, SheetChoices, testing::ValuesIn(kSheets),
                         [](const auto& test) { return test.param.name; });

TEST(ListFiles, WithoutAFilledSheetAreRefused)
{
    Source source = Source::from_text("b.xlsx", zip_of(BookText{{{"A", ""}, {"B", "<row/>"}}, "", "", ""}));
    Diagnostics diagnostics;
    EXPECT_THROW(read_list_file(source, {}, {"lists", [](const Records&) { return ListFit::yes; }}, diagnostics),
                 Error);
}

// What a list gives as rows of a stream, read as any input is.
std::string rows_read(const std::string& name, std::string bytes, const Needs& needs)
{
    Universe universe;
    Diagnostics diagnostics;
    std::string rows;
    Intake intake(
        universe, needs,
        [&](Batch& batch) {
            for (std::size_t i = 0; i < batch.rows; ++i) {
                rows += universe.documents.name(batch.document[i]) + "|" + std::string(batch.quotation_name[i]) + "|";
                rows += batch.code[i] == kNone ? "" : universe.codes.name(batch.code[i]);
                if (needs.extra(Extra::text)) rows += "|" + std::string(batch.extra(Extra::text)[i]);
                rows += "\n";
            }
        },
        diagnostics);
    Source source = Source::from_text(name, std::move(bytes));
    read_input(source, {}, false, intake);
    intake.finish();
    return rows;
}

// More rows than are looked at to recognise the list, so that columns are left out.
TEST(QuotationWorkbooks, GiveWhatTheCsvGivesWithTextsAndWithout)
{
    std::string csv = "ID,Document,Quotation Content,Codes,Density\n";
    std::string lines = "ID|Document|Quotation Content|Codes|Density\n";
    for (int i = 1; i <= 3000; ++i) {
        const std::string n = std::to_string(i);
        const std::string document = "D" + std::to_string(i % 7);
        const bool coded = i % 5 > 0;
        csv += std::to_string(i % 7 + 1) + ":" + n + "," + document + ",words " + n + "," +
               (coded ? "\"a\nb" + std::to_string(i % 3) + "\",2" : ",0") + "\n";
        lines += std::to_string(i % 7 + 1) + ":" + n + "|" + document + "|words " + n + "|" +
                 (coded ? "a/b" + std::to_string(i % 3) + "|2" : "|0") + "\n";
    }
    Needs needs;
    needs.quotations = needs.quotation_names = true;
    for (const bool texts : {false, true}) {
        if (texts) needs.want(Extra::text);
        const std::string expected = rows_read("l.csv", csv, needs);
        EXPECT_GT(std::count(expected.begin(), expected.end(), '\n'), 5000);
        EXPECT_EQ(rows_read("l.xlsx", book_of(lines), needs), expected);
    }
}

}  // namespace
}  // namespace qda
