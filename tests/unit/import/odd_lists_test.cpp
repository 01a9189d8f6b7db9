// Quotation lists as people send them: columns hidden and renamed, rows added, cells damaged.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/import/list_reading.hpp"

namespace qda {
namespace {

using Rows = std::vector<std::string>;

struct OddCase {
    std::string name;
    std::string text;
    Rows rows;         // document|quotation|start-end|code
    std::string says;  // part of a remark; empty: nothing is said
    std::map<std::string, std::string> columns = {};

    friend void PrintTo(const OddCase& c, std::ostream* out) { *out << c.name; }
};

const OddCase kCases[] = {
    {"OnlyTheNeededColumns", "ID,Document,Codes\n1:1,A,x\n1:2,A,\"x\ny\"\n", {"A|1:1||x", "A|1:2||x", "A|1:2||y"}, ""},
    {"HeaderOnly", "ID,Quotation Name,Document,Codes,Reference,Density\n", {}, ""},
    {"TrailingEmptyColumnAndBlankLines", "ID,Document,Codes,\n1:1,A,x,\n\n,,,\n", {"A|1:1||x"}, ""},
    {"CaseBlanksAndMarksInHeaders",
     " id ,DOCUMENT,C\xC3\xB3"
     "digos |\n1:1,A,x\n",
     {"A|1:1||x"},
     ""},
    {"DutchHeaders",
     "Nummer;Citaatinhoud;Documentnaam;Toegekende codes;Aantal codes\n1:1;w;A;x, y;2\n",
     {"A|1:1||x", "A|1:1||y"},
     ""},
    {"ChineseHeaders",
     "\xE7\xBC\x96\xE5\x8F\xB7,\xE6\x96\x87\xE6\xA1\xA3,\xE7\xBC\x96\xE7\xA0\x81\n1:1,A,x\n",
     {"A|1:1||x"},
     ""},
    {"QuotationColumnOfIds", "Quotation,Document,Codes\n1:1,A,x\n1:2,A,x\n", {"A|1:1||x", "A|1:2||x"}, ""},
    {"ColumnsByHand",
     "Nr.,Bron,Labels\n1:1,A,x\n",
     {"A|1:1||x"},
     "",
     {{"quotation", "Nr."}, {"document", "bron"}, {"code", "Labels"}}},
    {"UnknownLanguageByContent",
     "ID,Titre,Fichier,Extrait,Etiquettes,Lieu,N\n1:1,t,A,w,\"x\ny\",1 - 1,2\n1:2,t,A,w w,x,2 - 2,1\n2:1,t,B,w,y,1 - "
     "1,1\n",
     {"A|1:1|0-1|x", "A|1:1|0-1|y", "A|1:2|1-2|x", "B|2:1|0-1|y"},
     "columns are told by their cells"},
    {"NoHeadersAtAll",
     "1:1,A,\"x\ny\",2\n1:2,A,x,1\n2:1,B,\"x\ny\",2\n",
     {"A|1:1||x", "A|1:1||y", "A|1:2||x", "B|2:1||x", "B|2:1||y"},
     "columns are told by their cells"},
    {"DoubledHeader", "ID,Document,Codes,Comment,Comment\n1:1,A,x,c,d\n", {"A|1:1||x"}, "headers that stand twice"},
    {"UnknownColumn",
     "ID,Document,Codes,Priority\n1:1,A,x,high\n",
     {"A|1:1||x"},
     "columns that are not read: 'Priority'"},
    {"HeadersAgain", "ID,Document,Codes\n1:1,A,x\nID,Document,Codes\n1:2,A,y\n", {"A|1:1||x", "A|1:2||y"}, ""},
    {"TotalsLine",
     "ID,Document,Codes,Density\n1:1,A,x,1\nTotal,,,1\n",
     {"A|1:1||x"},
     "left out 1 row that hold no quotation"},
    {"TotalsLineOfAWebList", "document,quotation,codes\nA,w,x\nTotal,,1\n", {"A|1||x"}, "left out 1 row"},
    {"RemarkBelow", "ID,Document,Codes\n1:1,A,x\nExported on 1 May,,\n", {"A|1:1||x"}, "left out 1 row"},
    {"RepeatedIdIsAnotherQuotation",
     "ID,Document,Codes\n1:1,A,x\n1:1,A,y\n1:1,A,z\n",
     {"A|1:1||x", "A|1:1 [2]||y", "A|1:1 [3]||z"},
     "2 rows with a quotation id that is in the document already"},
    {"SameIdInAnotherDocument", "ID,Document,Codes\n1:1,A,x\n1:1,B,y\n", {"A|1:1||x", "B|1:1||y"}, ""},
    {"TwoDocumentsOfOneName",
     "ID,Document,Codes\n1:1,A,x\n2:1,A,y\n1:2,A,x\n",
     {"A|1:1||x", "A [2]|2:1||y", "A|1:2||x"},
     "another document has the same name"},
    {"DocumentWithoutAName",
     "ID,Document,Codes\n1:1,A,x\n3:1,,y\n",
     {"A|1:1||x", "D3|3:1||y"},
     "named by their number"},
    {"DocumentNameInOtherRows",
     "ID,Document,Codes\n1:1,A,x\n1:2,,y\n",
     {"A|1:1||x", "A|1:2||y"},
     "without a document name"},
    {"NoDocumentColumn",
     "ID,Reference,Codes\n1:1,1 - 1,x\n3:1,1 - 1,y\n",
     {"D1|1:1|0-1|x", "D3|3:1|0-1|y"},
     "no column of documents"},
    {"TimesOfTwelveHours",
     "ID,Document,Codes\n3:10 AM,A,x\n3:11:00 PM,B,y\n",
     {"A|3:10||x", "B|15:11||y"},
     "like a time of day"},
    // 3:75 became 4:15; the document's lowest id says that its number is 3. 4:01 is another document.
    {"TimesHideNumbersAboveFiftyNine",
     "ID,Document,Codes\n3:10:00,A,x\n4:15:00,A,y\n4:01:00,B,x\n",
     {"A|3:10||x", "A|3:75||y", "B|4:1||x"},
     "like a time of day"},
    {"StartAndEndThatBecameTimes",
     "ID,Document,Codes,Start position,End position\n1:1,A,x,3:50:00,5:01:00\n1:2,A,y,4:10:00,4:12:00\n",
     {"A|1:1||x", "A|1:2||y"},
     "with a start like a time of day"},
    {"IdsTakenForTimes",
     "ID,Document,Codes\n1:01,A,x\n01:10:00,A,y\n",
     {"A|1:1||x", "A|1:10||y"},
     "like a time of day"},
    {"QuotationWithoutId",
     "ID,Document,Quotation Content,Codes\n1:1,A,w,x\n,A,w,y\n",
     {"A|1:1||x", "A|2||y"},
     "without a quotation id"},
    {"NoLineEndAtTheEnd", "ID,Document,Codes\n1:1,A,x", {"A|1:1||x"}, ""},
    {"ExcelsFirstLine", "sep=;\nID;Document;Codes\n1:1;A;x\n", {"A|1:1||x"}, ""},
    {"CodeTwiceInACell", "ID,Document,Codes\n1:1,A,\"x\nx\"\n", {"A|1:1||x", "A|1:1||x"}, "a code twice"},
    {"BlanksAroundNames", "ID,Document,Codes\n1:1, A ,\" x\r\ny \n\"\n", {"A|1:1||x", "A|1:1||y"}, ""},
    {"CommaWithoutNumbersIsSaid",
     "ID,Document,Codes\n1:1,A,\"x, y\"\n1:2,A,x\n",
     {"A|1:1||x", "A|1:1||y", "A|1:2||x"},
     "1 row where a comma may separate codes or be part of a name"},
    {"EveryPieceIsACodeElsewhere",
     "ID,Document,Codes\n1:1,A,\"x, y\"\n1:2,A,x\n1:3,A,y\n",
     {"A|1:1||x", "A|1:1||y", "A|1:2||x", "A|1:3||y"},
     ""},
    {"WindowsListOfSingleCodes",
     "ID,Quotation Name,Document,Codes\n1:1,n,A,\"Trust, lack of\"\n1:2,n,A,x\n",
     {"A|1:1||Trust, lack of", "A|1:2||x"},
     ""},
    {"CodesBySemicolon",
     "Number,Document,Codes,Number of Codes\n1:1,A,x; y,2\n1:2,A,x; z; y,3\n",
     {"A|1:1||x", "A|1:1||y", "A|1:2||x", "A|1:2||z", "A|1:2||y"},
     ""},
    {"NumbersThatAreNone",
     "ID,Document,Codes,Density\n1:1,A,x,0\n1:2,A,y,0\n",
     {"A|1:1||x", "A|1:2||y"},
     "the numbers of codes cannot be numbers of codes"},
    {"PictureReferences",
     "ID,Document,Codes,Reference\n1:1,A,x,1 - 1\n1:2,A,x,10 x 20 in the corner\n",
     {"A|1:1|0-1|x", "A|1:2||x"},
     "a kind that is not read"},
    {"MixedReferences",
     "ID,Document,Codes,Reference\n1:1,A,x,1 - 1\n1:2,A,x,2 - 2\n1:3,A,x,1:5 - 1:9\n",
     {"A|1:1|0-1|x", "A|1:2|1-2|x", "A|1:3||x"},
     "another kind of reference"},
    {"Times", "ID,Document,Codes,Reference\n1:1,A,x,0:01:02 - 0:01:03:500\n", {"A|1:1|62000-63500|x"}, ""},
    {"TimeWithoutEnd", "ID,Document,Codes,Reference\n1:1,A,x,0:01:02\n", {"A|1:1|62000-62000|x"}, "a start and no end"},
    {"PositionsInsteadOfReference",
     "Number,Document,Codes,Start position,End position,Extent\n1:1,A,x,4,5,2\n1:2,A,x,10,90,7\n",
     {"A|1:1|3-5|x", "A|1:2||x"},
     ""},
    {"PositionsContradict",
     "Number,Document,Codes,Reference,Start position,End position\n1:1,A,x,4 - 4,5,5\n",
     {"A|1:1|3-4|x"},
     "start and end differ from the reference"},
    {"ShortRows", "ID,Document,Codes,Comment\n1:1,A,x\n", {"A|1:1||x"}, "fewer cells than the header"},
};

class OddList : public testing::TestWithParam<OddCase> {};

TEST_P(OddList, IsReadAndWhatIsOddIsSaid)
{
    ReadOptions options;
    options.columns = GetParam().columns;
    const ListReading list = read_list(GetParam().text, options);
    EXPECT_EQ(list.error, "");
    EXPECT_EQ(list.rows, GetParam().rows);
    if (GetParam().says.empty())
        EXPECT_THAT(list.said(), testing::IsEmpty());
    else
        EXPECT_TRUE(list.says(GetParam().says)) << testing::PrintToString(list.said());
}

INSTANTIATE_TEST_SUITE_P(Lists, OddList, testing::ValuesIn(kCases), [](const auto& test) { return test.param.name; });

struct BadCase {
    std::string name;
    std::string text;
    std::string error;
    std::map<std::string, std::string> columns = {};

    friend void PrintTo(const BadCase& c, std::ostream* out) { *out << c.name; }
};

const BadCase kBad[] = {
    {"Nothing", "", "in.csv is empty"},
    {"NoCodes", "ID,Document,Comment\n1:1,A,c\n", "in.csv:1:1 no column of codes; found 'ID', 'Document', 'Comment'"},
    {"ColumnByHandIsNotThere",
     "ID,Document,Kodes\n1:1,A,x\n",
     "in.csv:1:1 no column 'Codez'; found 'ID', 'Document', 'Kodes'",
     {{"code", "Codez"}}},
    {"ColumnOfAnotherFormat",
     "ID,Document,Codes\n",
     " a quotation list has no column 'respondent' of ours",
     {{"respondent", "R"}}},
    {"UnquotedDelimiter", "ID,Document,Quotation Content,Codes\n1:1,A,w,x\n1:2,A,some, words,x\n",
     "in.csv:3:19 row 3 has 5 cells, more than the 4 of the header"},
    {"UnquotedLineEnd", "ID,Document,Quotation Content,Codes\n1:1,A,w,x\n1:2,A,w,x\n1:3,A,some\nwords,more,again,x\n",
     "in.csv:5:1 row 5: the quotation id is not like 3:10"},
    {"NoDocumentAnywhere", "ID,Document,Codes,Reference\n7,,x,1 - 1\n",
     "in.csv:2:1 row 2: the quotation has no document"},
    {"QuoteNeverClosed", "ID,Document,Codes\n1:1,A,\"x\n", "in.csv:2:7 quote that is never closed"},
    {"TextBehindQuote", "ID,Document,Codes\n1:1,A,\"x\"y\n", "in.csv:2:10 text behind a closing quote"},
    {"BrokenUtf8", "ID,Document,Codes\n1:1,\xC3\xA9\xC3\xA9\xFF,x\n", "in.csv:2:7 byte 0xFF is not UTF-8 here"},
};

class BadList : public testing::TestWithParam<BadCase> {};

TEST_P(BadList, IsRefusedWithItsPlace)
{
    ReadOptions options;
    options.columns = GetParam().columns;
    EXPECT_EQ(read_list(GetParam().text, options).error, GetParam().error);
}

INSTANTIATE_TEST_SUITE_P(Lists, BadList, testing::ValuesIn(kBad), [](const auto& test) { return test.param.name; });

TEST(QuotationListHead, IsNotTakenForOne)
{
    for (const char* text : {"document,quotation,code\nA,1:1,x\n", "document\tquotation\tcode\n", "name,age\nx,1\n", "",
                             "a\n", "ID,Name,Groundedness\n", "{\"codes\": 1}"})
        EXPECT_FALSE(is_quotation_list(head_records("in.csv", text, true))) << text;
}

TEST(QuotationListRemarks, NeverHoldTheWordsOfAQuotation)
{
    for (const OddCase& c : kCases) {
        ReadOptions options;
        options.columns = c.columns;
        std::string text = c.text;
        for (std::size_t at = text.find(",w,"); at != std::string::npos; at = text.find(",w,", at + 1))
            text.replace(at, 3, ",sekrit,");
        const ListReading list = read_list(text, options);
        EXPECT_FALSE(list.says("sekrit")) << c.name;
        EXPECT_EQ(list.error.find("sekrit"), std::string::npos) << c.name;
    }
}

}  // namespace
}  // namespace qda
