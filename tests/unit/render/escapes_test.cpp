// What each form makes of names that mean something to it.

#include <gtest/gtest.h>

#include "qda/render/html.hpp"
#include "qda/render/latex.hpp"
#include "qda/render/markdown.hpp"
#include "qda/render/separated.hpp"

namespace qda {
namespace {

struct EscapeCase {
    std::string name;
    std::string text;
    std::string markdown;
    std::string latex;
    std::string html;
    std::string csv;

    friend void PrintTo(const EscapeCase& c, std::ostream* out) { *out << c.name; }
};

const EscapeCase kCases[] = {
    {"Empty", "", "", "", "", ""},
    {"Plain", "Respondent 1", "Respondent 1", "Respondent 1", "Respondent 1", "Respondent 1"},
    {"Pipe", "a|b", "a\\|b", "a\\textbar{}b", "a|b", "a|b"},
    {"Backslash", "a\\b", "a\\\\b", "a\\textbackslash{}b", "a\\b", "a\\b"},
    {"Emphasis", "*a* _b_ __c__", "\\*a\\* \\_b\\_ \\_\\_c\\_\\_", "{*}a{*} \\_b\\_ \\_\\_c\\_\\_", "*a* _b_ __c__",
     "*a* _b_ __c__"},
    {"Code", "`a`", "\\`a\\`", "{}`a{}`", "`a`", "`a`"},
    {"Link", "[a](b)", "\\[a\\](b)", "{[}a{]}(b)", "[a](b)", "[a](b)"},
    {"Tag", "<b>", "\\<b\\>", "\\textless{}b\\textgreater{}", "&lt;b&gt;", "<b>"},
    {"Entity", "R&amp;D", "R\\&amp;D", "R\\&amp;D", "R&amp;amp;D", "R&amp;D"},
    {"Mathematics", "$x^2$ ~y~", "\\$x\\^2\\$ \\~y\\~", "\\$x\\textasciicircum{}2\\$ \\textasciitilde{}y\\textasciitilde{}",
     "$x^2$ ~y~", "$x^2$ ~y~"},
    {"Citation", "@gemeente", "\\@gemeente", "@gemeente", "@gemeente", "@gemeente"},
    {"Braces", "{a}", "\\{a\\}", "\\{a\\}", "{a}", "{a}"},
    {"PercentAndHash", "50% #1", "50% #1", "50\\% \\#1", "50% #1", "50% #1"},
    {"DoubleQuote", "\"a\"", "\"a\"", "\\char34{}a\\char34{}", "&quot;a&quot;", "\"\"\"a\"\"\""},
    {"Apostrophe", "foto's", "foto's", "foto's", "foto&#39;s", "foto's"},
    {"TwoApostrophes", "''", "''", "'{}'", "&#39;&#39;", "''"},
    {"Dashes", "a--b---c", "a-\\-b-\\-\\-c", "a-{}-b-{}-{}-c", "a--b---c", "a--b---c"},
    {"Ellipsis", "a...", "a.\\.\\.", "a...", "a...", "a..."},
    {"Commas", "a,,b", "a,,b", "a,{},b", "a,,b", "\"a,,b\""},
    {"LineFeed", "a\nb", "a&#10;b", "a b", "a<br/>b", "\"a\nb\""},
    {"TabWithin", "a\tb", "a&#9;b", "a b", "a\tb", "a\tb"},
    {"CarriageReturn", "a\rb", "a&#13;b", "a b", "a\\rb", "\"a\rb\""},
    {"Control", "\x1b[", "\\\\x1b\\[", "\\textbackslash{}x1b{[}", "\\x1b[", "\x1b["},
    {"BrokenBytes", "\xff", "\uFFFD", "\uFFFD", "\uFFFD", "\xff"},
    {"Unicode", "\u2013 \U0001F600 \u65e5", "\u2013 \U0001F600 \u65e5", "\u2013 \U0001F600 \u65e5",
     "\u2013 \U0001F600 \u65e5", "\u2013 \U0001F600 \u65e5"},
};

class Escapes : public testing::TestWithParam<EscapeCase> {};

TEST_P(Escapes, ShowTheTextLiterally)
{
    const EscapeCase& c = GetParam();
    EXPECT_EQ(markdown_escaped(c.text), c.markdown);
    EXPECT_EQ(latex_escaped(c.text), c.latex);
    EXPECT_EQ(html_escaped(c.text), c.html);
    std::string csv;
    append_csv(csv, c.text);
    EXPECT_EQ(csv, c.csv);
}

INSTANTIATE_TEST_SUITE_P(Examples, Escapes, testing::ValuesIn(kCases), [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace qda
