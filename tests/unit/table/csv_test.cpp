#include "qda/table/csv.hpp"

#include <gtest/gtest.h>

namespace qda {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows all_records(std::string_view text, char delimiter = ',')
{
    Rows rows;
    std::vector<Field> fields;
    std::size_t at = 0;
    while (const auto next = parse_record(text, at, true, delimiter, fields)) {
        rows.emplace_back();
        for (const Field& field : fields) rows.back().push_back(unquoted(field));
        at = *next;
    }
    EXPECT_EQ(at, text.size());
    return rows;
}

struct CsvCase {
    std::string name;
    std::string text;
    Rows expected;

    friend void PrintTo(const CsvCase& c, std::ostream* out) { *out << c.name; }
};

// What Python's csv.reader gives for the same text (newline=''), but for the lone carriage return, a line end there.
const CsvCase kCases[] = {
    {"Plain", "a,b\nc,d\n", {{"a", "b"}, {"c", "d"}}},
    {"NoLineEndAtTheEnd", "a,b\nc,d", {{"a", "b"}, {"c", "d"}}},
    {"CrLf", "a,b\r\n\"c\",\"d\"\r\n", {{"a", "b"}, {"c", "d"}}},
    {"CutCrLf", "a,b\r", {{"a", "b"}}},
    {"LoneCarriageReturnIsText", "a\rb,c\n", {{"a\rb", "c"}}},
    {"EmptyFields", ",,\n\"\",\n", {{"", "", ""}, {"", ""}}},
    {"EmptyLine", "a\n\nb\n", {{"a"}, {""}, {"b"}}},
    {"QuotedDelimiterAndLineEnds", "\"a,b\",\"c\nd\r\ne\"\n", {{"a,b", "c\nd\r\ne"}}},
    {"DoubledQuotes", "\"say \"\"no\"\"\",\"\"\"\"\n", {{"say \"no\"", "\""}}},
    {"QuoteWithinUnquotedFieldIsText", "a\"b\"c, \"d\"\n", {{"a\"b\"c", " \"d\""}}},
    {"ParagraphSeparatorIsText",
     "a\xE2\x80\xA9"
     "b\xE2\x80\xA8"
     "c,d\n",
     {{"a\xE2\x80\xA9"
       "b\xE2\x80\xA8"
       "c",
       "d"}}},
    {"QuoteAtTheEnd", "a,\"b\"", {{"a", "b"}}},
    {"Nothing", "", {}},
};

class Csv : public testing::TestWithParam<CsvCase> {};

TEST_P(Csv, ReadsRecords) { EXPECT_EQ(all_records(GetParam().text), GetParam().expected); }

TEST_P(Csv, NeverReadsACutRecordOtherwise)
{
    // Given any beginning of the text, a record is either left alone or read as it is in the whole text.
    const std::string& text = GetParam().text;
    std::vector<Field> fields;
    for (std::size_t n = 0; n < text.size(); ++n) {
        const auto cut = parse_record(std::string_view(text).substr(0, n), 0, false, ',', fields);
        if (!cut) continue;
        const std::size_t size = fields.size();
        EXPECT_EQ(parse_record(text, 0, true, ',', fields), cut);
        EXPECT_EQ(fields.size(), size);
    }
}

INSTANTIATE_TEST_SUITE_P(Examples, Csv, testing::ValuesIn(kCases), [](const auto& test) { return test.param.name; });

std::size_t offset_of_error(std::string_view text, std::size_t from = 0)
{
    std::vector<Field> fields;
    try {
        parse_record(text, from, true, ',', fields);
    } catch (const CsvError& error) {
        return error.offset;
    }
    return std::string::npos;
}

TEST(CsvErrors, PointAtTheByte)
{
    EXPECT_EQ(offset_of_error("a,\"b\"c\n"), 5U);
    EXPECT_EQ(offset_of_error("a,\"b\" ,c\n"), 5U);
    EXPECT_EQ(offset_of_error("\"b\"\rc\n"), 3U);
    EXPECT_EQ(offset_of_error("x\na,\"b\n", 2), 4U);
    EXPECT_EQ(offset_of_error("\""), 0U);
}

TEST(CsvErrors, LimitsHold)
{
    EXPECT_EQ(offset_of_error(std::string(kMaxFields, ',')), 0U);
    EXPECT_EQ(offset_of_error(std::string(kMaxFields - 1, ',')), std::string::npos);
    const std::string large = "\"" + std::string(kMaxRecordBytes, 'x');
    std::vector<Field> fields;
    EXPECT_THROW(parse_record(large, 0, false, ',', fields), CsvError);
}

struct DelimiterCase {
    std::string name;
    std::string head;
    char expected;

    friend void PrintTo(const DelimiterCase& c, std::ostream* out) { *out << c.name; }
};

const DelimiterCase kDelimiters[] = {
    {"Comma", "a,b\nc,d\n", ','},
    {"Semicolon", "a;b;c\n1;x, y;2\n1;x;2\n", ';'},
    {"Tab", "a\tb\nc;d\te,f\n", '\t'},
    {"QuotedDelimitersDoNotCount", "a,b\n\"x;y;z\",c\n\"x;y;z\",d\n", ','},
    {"LineEndsWithinQuotes", "a;b\n\"x,\ny,\nz,\";2\n", ';'},
    {"TitleRow", "My project, all of it\n\na;b;c\n1;2;3\n4;5;6\n", ';'},
    {"MoreFieldsWinWhereBothFit", "a,b,c;d\n1,2,3;4\n", ','},
    {"OneColumn", "a\nb\n", ','},
    {"HeaderOnly", "a;b;c", ';'},
    {"CutRecordDoesNotCount", "a;b\n1,1;2\n3;\"x,", ';'},
    {"Nothing", "", ','},
};

class SniffDelimiter : public testing::TestWithParam<DelimiterCase> {};

TEST_P(SniffDelimiter, FindsIt) { EXPECT_EQ(sniff_delimiter(GetParam().head), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(Examples, SniffDelimiter, testing::ValuesIn(kDelimiters),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace qda
