#include "qda/render/quotes.hpp"

#include <gtest/gtest.h>

#include "qda/render/markdown.hpp"
#include "qda/render/quotes_page.hpp"

namespace qda {
namespace {

TEST(Paragraphs, EndAtLineEndsOfEveryKindAndAreTrimmed)
{
    using Texts = std::vector<std::string>;
    EXPECT_EQ(paragraphs_of("one\r\ntwo\n\n  three\t"), (Texts{"one", "two", "three"}));
    EXPECT_EQ(paragraphs_of("a\u2028b\u2029c\u0085d"), (Texts{"a", "b", "c", "d"}));
    EXPECT_EQ(paragraphs_of(" \n\t\n"), Texts{});
    EXPECT_EQ(paragraphs_of(""), Texts{});
    EXPECT_EQ(paragraphs_of("\u05e9\u05dc\u05d5\u05dd\n\U0001F469"), (Texts{"\u05e9\u05dc\u05d5\u05dd", "\U0001F469"}));
}

TEST(MarkdownParagraph, BeginsNoListAndNoHeading)
{
    EXPECT_EQ(markdown_paragraph("- a"), "\\- a");
    EXPECT_EQ(markdown_paragraph("12. a"), "12\\. a");
    EXPECT_EQ(markdown_paragraph("a) a"), "a\\) a");
    EXPECT_EQ(markdown_paragraph("iv. a"), "iv\\. a");
    EXPECT_EQ(markdown_paragraph("Ja. Zo"), "Ja. Zo");
    EXPECT_EQ(markdown_paragraph("# a"), "\\# a");
    EXPECT_EQ(markdown_paragraph("1986 was"), "1986 was");
}

struct PlaceCase {
    std::string name, positions, start, end, english, dutch;

    friend void PrintTo(const PlaceCase& c, std::ostream* out) { *out << c.name; }
};

const PlaceCase kPlaces[] = {
    {"Characters", "codepoint", "0", "143", "q, characters 1\u2013143", "q, tekens 1\u2013143"},
    {"OneCharacter", "codepoint", "7", "8", "q, character 8", "q, teken 8"},
    {"EmptyPlace", "codepoint", "7", "7", "q, character 8", "q, teken 8"},
    {"OneParagraph", "paragraph", "0", "1", "q, paragraph 1", "q, alinea 1"},
    {"Paragraphs", "paragraph", "2", "5", "q, paragraphs 3\u20135", "q, alinea's 3\u20135"},
    {"OnePage", "page:codepoint", "3:49", "3:60", "q, page 3", "q, pagina 3"},
    {"Pages", "page:codepoint", "3:49", "12:1", "q, pages 3\u201312", "q, pagina's 3\u201312"},
    {"Time", "millisecond", "61999", "36000000", "q, 0:01:01\u201310:00:00", "q, 0:01:01\u201310:00:00"},
};

class QuotePlace : public testing::TestWithParam<PlaceCase> {};

TEST_P(QuotePlace, CountsFromOneToTheLast)
{
    const PlaceCase& one = GetParam();
    Table table;
    const std::pair<const char*, std::string> cells[] = {{"code", "c"},          {"source", "S"},      {"document", "S"},
                                                         {"quotation", "q"},     {"start", one.start}, {"end", one.end},
                                                         {"positions", one.positions}, {"codes", ""}};
    for (const auto& [name, cell] : cells) table.add_column(name, Role::text).add(cell);
    RenderOptions options;
    EXPECT_EQ(quotes_page(table, options).values[0].sources[0].quotes[0].location, one.english);
    options.language = "nl";
    EXPECT_EQ(quotes_page(table, options).values[0].sources[0].quotes[0].location, one.dutch);
}

INSTANTIATE_TEST_SUITE_P(Examples, QuotePlace, testing::ValuesIn(kPlaces), [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace qda
