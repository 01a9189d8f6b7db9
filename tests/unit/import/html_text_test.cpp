#include "qda/import/html_text.hpp"

#include <ostream>
#include <string>

#include <gtest/gtest.h>

namespace qda {
namespace {

struct HtmlCase {
    std::string name;
    std::string html;
    std::string text;

    friend void PrintTo(const HtmlCase& c, std::ostream* out) { *out << c.name; }
};

// As a browser's textContent.
const HtmlCase kCases[] = {
    {"NothingBetweenBlocks", "<p>Caf&eacute; au lait</p><p>Ja</p>", "Caf\xC3\xA9 au laitJa"},
    {"WhiteSpaceStays", "<p> a\n b</p>\n<p>c</p>", " a\n b\nc"},
    {"LineEndsBecomeOneFirst", "a\r\nb\rc", "a\nb\nc"},
    {"AttributesMayHoldAnything", "<a href='x>y' title=\"<b>\" c = '>'>z</a>", "z"},
    {"AQuoteElsewhereIsNone", "<p it's>z</p>", "z"},
    {"Comments", "a<!-- <p>not</p> -->b<!doctype html><?x?>c</ >d", "abcd"},
    {"NoTag", "1 < 2 <3 a<", "1 < 2 <3 a<"},
    {"CutTag", "a<b href='", "a"},
    {"CutComment", "a<!-- b", "a"},
    {"Decimal", "&#233;&#128075;&#65",
     "\xC3\xA9\xF0\x9F\x91\x8B"
     "A"},
    {"Hexadecimal", "&#xE9;&#x1F44b;", "\xC3\xA9\xF0\x9F\x91\x8B"},
    {"OldNumbers", "&#150;&#x80;", "\xE2\x80\x93\xE2\x82\xAC"},
    {"NumbersThatAreNoCharacter", "&#0;&#xD800;&#x110000;&#99999999999;",
     "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
    {"Named", "&amp;&lt;&gt;&quot;&nbsp;&hellip;&yuml;&AElig;", "&<>\"\xC2\xA0\xE2\x80\xA6\xC3\xBF\xC3\x86"},
    {"OnceOnly", "&amp;lt;", "&lt;"},
    {"UnknownNamesAreText", "&nosuch; &; &# &#x; a&b", "&nosuch; &; &# &#x; a&b"},
    {"FirstLineEndOfPre", "<pre>\na\n</pre>", "a\n"},
};

class HtmlText : public testing::TestWithParam<HtmlCase> {};

TEST_P(HtmlText, IsThatOfItsTextNodes) { EXPECT_EQ(html_text(GetParam().html), GetParam().text); }

INSTANTIATE_TEST_SUITE_P(Examples, HtmlText, testing::ValuesIn(kCases),
                         [](const auto& info) { return info.param.name; });

TEST(HtmlTextBreaks, StandBetweenBlocksThatHaveNoWhiteSpace)
{
    EXPECT_EQ(html_text("<p>a</p><p>b</p>", true), "a\nb");
    EXPECT_EQ(html_text("<p>a</p>\n<p>b</p>", true), "a\nb");
    EXPECT_EQ(html_text("a<br>b<b>c</b><LI>d</LI>", true), "a\nbc\nd");
}

}  // namespace
}  // namespace qda
