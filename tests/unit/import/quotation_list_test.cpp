#include "qda/import/quotation_list.hpp"

#include <filesystem>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/import/list_reading.hpp"

namespace qda {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string kData = std::string(QDA_ROOT) + "/tests/data/atlasti/";

struct FileCase {
    std::string name;
    std::string file;
    std::size_t quotations;
    std::size_t documents;
    std::size_t codings;
    std::size_t codes;

    friend void PrintTo(const FileCase& c, std::ostream* out) { *out << c.name; }
};

// Counts: python3 tests/reference/atlasti_lists.py
const FileCase kFiles[] = {
    {"WindowsLong", "win_long.csv", 4, 2, 6, 4},
    {"WindowsShortPdf", "win_short_pdf.csv", 4, 2, 4, 2},
    {"UndecodableHeaders", "undecodable_headers.csv", 4, 2, 4, 2},
    {"MacWithMarkAndCommasInNames", "mac.csv", 6, 2, 8, 3},
    {"MacPortugueseWithTitleAndTotals", "mac_portuguese.csv", 3, 1, 5, 3},
    {"WebWithoutIds", "web.csv", 4, 2, 4, 2},
    {"GermanWindows1252Reordered", "win_german_1252.csv", 3, 2, 4, 2},
    {"GermanUtf16Tabs", "win_german_utf16.csv", 3, 2, 4, 2},
    {"CarriageReturnsOnly", "windows_1252_cr.csv", 2, 1, 2, 2},
};

class QuotationListFile : public testing::TestWithParam<FileCase> {};

TEST_P(QuotationListFile, HasTheCountsOfAnIndependentReading)
{
    const FileCase& expected = GetParam();
    const ListReading list = read_list(Source::open(kData + expected.file));
    EXPECT_EQ(list.error, "");
    EXPECT_EQ(list.quotations, expected.quotations);
    EXPECT_EQ(list.universe.documents.size(), expected.documents);
    EXPECT_EQ(list.codings, expected.codings);
    EXPECT_EQ(list.universe.codes.size(), expected.codes);
}

TEST_P(QuotationListFile, IsRecognised)
{
    Source source = Source::open(kData + GetParam().file);
    Diagnostics diagnostics;
    decode(source, {}, diagnostics);
    const std::string text = source.read_all(1'000'000);
    EXPECT_TRUE(is_quotation_list(head_records("in.csv", text, true)));
    EXPECT_NO_THROW(refuse_other_list(head_records("in.csv", text, true)));
}

INSTANTIATE_TEST_SUITE_P(Dialects, QuotationListFile, testing::ValuesIn(kFiles),
                         [](const auto& test) { return test.param.name; });

TEST(QuotationList, ReadsWindowsLists)
{
    const ListReading list = read_list(Source::open(kData + "win_long.csv"));
    EXPECT_THAT(list.rows, ElementsAre("Interview Anna|1:1|0-2|Waiting lists", "Interview Anna|1:1|0-2|bottleneck",
                                       "Interview Anna|1:2|2-3|Trust, lack of", "Interview Anna|1:4|3-4|",
                                       "Interview Ben|2:1|0-1|Waiting lists", "Interview Ben|2:1|0-1|Trust, lack of",
                                       "Interview Ben|2:1|0-1|goes well"));
    EXPECT_EQ(list.texts[0], "First words of Anna,\nand a second paragraph.");  // U+2029 in the file
    EXPECT_EQ(list.texts[2], "Second \xF0\x9F\x98\x80 e\xCC\x81 quotation");
    EXPECT_EQ(list.comments[2], "remark, with comma");
    EXPECT_THAT(list.universe.documents[0].all("group"), ElementsAre("Schools", "Women"));
    EXPECT_THAT(list.universe.documents[0].all("positions"), ElementsAre("paragraph"));
    EXPECT_THAT(list.said(), IsEmpty());
}

TEST(QuotationList, ReadsPagesAndCharacters)
{
    const ListReading list = read_list(Source::open(kData + "win_short_pdf.csv"));
    // 3:50 - 3:52 is page 3, characters 49 to before 52 from 0; pages in the upper half.
    const auto at = [&](std::int64_t p, std::int64_t c) { return std::to_string(on_page(p, c)); };
    EXPECT_EQ(list.rows[0], "REPORT-1|3:1|" + at(3, 49) + "-" + at(3, 52) + "|Comment");
    EXPECT_EQ(list.rows[1], "REPORT-1|3:2|" + at(3, 59) + "-" + at(4, 10) + "|Comment");
    EXPECT_THAT(list.universe.documents[1].all("positions"), ElementsAre("page:codepoint"));
    EXPECT_THAT(
        list.said(),
        ElementsAre("1 row where the number of codes differs from the codes in the cell: the cell counts (row 4)"));
}

TEST(QuotationList, ReadsMacReferences)
{
    const ListReading list = read_list(Source::open(kData + "mac.csv"));
    EXPECT_THAT(list.rows, testing::Contains("Interview P1|1:3|11-14|Errors: logic, bounds"));
    EXPECT_THAT(list.rows, testing::Contains("Interview P1|1:1|2-3|Rust, the good parts"));
}

TEST(QuotationList, NumbersQuotationsOfWebLists)
{
    const ListReading list = read_list(Source::open(kData + "web.csv"));
    EXPECT_THAT(list.rows,
                ElementsAre("a.pdf|1||Clarity", "a.pdf|1||Speed", "a.pdf|2||Clarity", "a.pdf|3||", "b.pdf|1||Speed"));
    EXPECT_EQ(list.texts[0], "first\ntext");
}

TEST(QuotationList, TakesNamesFromAListOfCodes)
{
    ReadOptions options;
    options.codes = {kData + "mac_codes.csv"};
    const ListReading list = read_list(Source::open(kData + "mac.csv"), options);
    EXPECT_EQ(list.codings, 8U);
    EXPECT_THAT(list.said(), IsEmpty());
    EXPECT_THAT(list.universe.codes.names(),
                ElementsAre("Errors", "Errors: logic, bounds", "Rust, the good parts", "Safety", "Never used"));
    EXPECT_EQ(*list.universe.codes[1].get("parent"), "Errors");
    EXPECT_EQ(*list.universe.codes[1].get("comment"), "said of an index");
    EXPECT_THAT(list.universe.codes[2].all("group"), ElementsAre("Themes", "Praise"));
}

TEST(QuotationList, TakesTheMakerOfAQuotationAsItsCoderOnRequest)
{
    ReadOptions options;
    EXPECT_EQ(read_list(Source::open(kData + "win_long.csv"), options).coders[0], "");
    options.coder_from_quotation_by = true;
    const ListReading list = read_list(Source::open(kData + "win_long.csv"), options);
    EXPECT_EQ(list.coders[0], "anna");
    EXPECT_EQ(list.coders[2], "ben");
    EXPECT_THAT(list.universe.coders[1].all("coded"), ElementsAre("Interview Anna", "Interview Ben"));
}

struct OtherCase {
    std::string name;
    std::string file;
    std::string what;

    friend void PrintTo(const OtherCase& c, std::ostream* out) { *out << c.name; }
};

const OtherCase kOthers[] = {
    {"CodeList", "mac_codes.csv", "is a list of codes, not of quotations"},
    {"Codebook", "mac_codebook.csv", "is a list of codes, not of quotations"},
    {"DocumentList", "win_documents.csv", "is a list of documents, not of quotations"},
    {"Links", "links.csv", "is a list of links, not of quotations"},
    {"Cooccurrence", "cooccurrence.csv", "is a table of co-occurring codes: counts without their quotations"},
    {"CodeDocument", "code_document.csv", "is a table of codes and documents: counts without their quotations"},
};

class OtherList : public testing::TestWithParam<OtherCase> {};

TEST_P(OtherList, IsRefusedByName)
{
    const ListReading list = read_list(Source::open(kData + GetParam().file));
    EXPECT_TRUE(list.error.ends_with(GetParam().what)) << list.error;
    Source source = Source::open(kData + GetParam().file);
    const Records head = read_records(source);
    EXPECT_FALSE(is_quotation_list(head));
    EXPECT_THROW(refuse_other_list(head), Error);
}

INSTANTIATE_TEST_SUITE_P(Kinds, OtherList, testing::ValuesIn(kOthers),
                         [](const auto& test) { return test.param.name; });

// Real lists are not part of the project: they are looked for beside it, or where QDA_SAMPLES says.
std::string sample(const std::string& path)
{
    const char* folder = std::getenv("QDA_SAMPLES");
    const std::string found =
        (folder ? std::string(folder) : std::string(QDA_ROOT) + "/../shared/samples") + "/atlasti/" + path;
    return std::filesystem::exists(found) ? found : "";
}

TEST(QuotationListSamples, CommasInNamesWithoutAListOfCodes)
{
    const std::string path = sample("edgeai-icsa26/20250914_quotation_export.csv");
    if (path.empty()) GTEST_SKIP() << "sample is not there (QDA_SAMPLES)";
    for (const bool with_codes : {false, true}) {
        ReadOptions options;
        if (with_codes) options.codes = {sample("edgeai-icsa26/20250914_code_list_frequencies.csv")};
        const ListReading list = read_list(Source::open(path), options);
        EXPECT_EQ(list.error, "");
        EXPECT_EQ(list.quotations, 394U);
        EXPECT_EQ(list.codings, 1465U);
        EXPECT_EQ(list.universe.documents.size(), 1U);
        EXPECT_FALSE(list.says("may separate codes"));
        if (!with_codes) {
            EXPECT_EQ(list.universe.codes.size(), 436U);
        }
    }
}

TEST(QuotationListSamples, EditedWindowsList)
{
    const std::string path = sample("design-issues-gwn/input_structural.csv");
    if (path.empty()) GTEST_SKIP() << "sample is not there (QDA_SAMPLES)";
    const ListReading list = read_list(Source::open(path));
    EXPECT_EQ(list.quotations, 3886U);
    EXPECT_EQ(list.codings, 4009U);
    EXPECT_EQ(list.universe.documents.size(), 36U);
    EXPECT_EQ(list.universe.codes.size(), 17U);
    EXPECT_TRUE(list.says("501 rows where the number of codes differs"));
    std::map<std::string, int> codes;
    for (const std::string& row : list.rows) ++codes[row.substr(row.rfind('|') + 1)];
    EXPECT_EQ(codes["Architectural solution benefits and drawbacks"], 1203);
    EXPECT_EQ(codes["Comment"], 988);
    EXPECT_EQ(codes["Architectural design configuration"], 491);
}

TEST(QuotationList, CodeGroupsBelongToTheCodeThatStandsAlone)
{
    const ListReading reading = read_list(
        "ID,Document,Codes,Code Groups\n1:1,A,x,\"G, first\nH\"\n1:2,A,\"x\ny\",\"G, first\nH\nI\"\n1:3,A,z,\n");
    const auto& codes = reading.universe.codes;
    EXPECT_EQ(codes[codes.find("x")].all("group"), (std::vector<std::string_view>{"G, first", "H"}));
    EXPECT_TRUE(codes[codes.find("y")].all("group").empty());
    EXPECT_TRUE(reading.says("the groups of a code do not show"));
}

TEST(QuotationList, DocumentGroupsMayHaveAColumnEachOrBeNamedByHand)
{
    const ListReading each = read_list("ID,Document,Codes,Document Group 1,Document Group 2\n1:1,A,x,G,\"H, too\"\n");
    const auto& documents = each.universe.documents;
    EXPECT_EQ(documents[documents.find("A")].all("group").front(), "G");
    ReadOptions options;
    options.columns["document_groups"] = "Klas";
    const ListReading named = read_list("ID,Document,Codes,Klas,Code Groups\n1:1,A,x,3b,G\n", options);
    EXPECT_EQ(named.universe.documents[0].all("group"), (std::vector<std::string_view>{"3b"}));
    EXPECT_EQ(named.universe.codes[0].all("group"), (std::vector<std::string_view>{"G"}));
    options.columns["document_groups"] = "Code Groups";
    const ListReading taken = read_list("ID,Document,Codes,Code Groups\n1:1,A,x,G\n", options);
    EXPECT_EQ(taken.universe.documents[0].all("group"), (std::vector<std::string_view>{"G"}));
    EXPECT_TRUE(taken.universe.codes[0].all("group").empty());
}

}  // namespace
}  // namespace qda
