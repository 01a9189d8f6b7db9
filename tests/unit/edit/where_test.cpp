// What --where says: parsed into conditions, or refused with the place of what is wrong.

#include "qda/edit/where.hpp"

#include <ostream>
#include <string>

#include <gtest/gtest.h>

namespace qda {
namespace {

std::string told(const WhereTest& test)
{
    static const char* const kSigns[] = {"=", "~", "<", "<=", ">", ">="};
    std::string out = "[" + test.level + kSigns[static_cast<std::size_t>(test.comparison)];
    for (const NamedValue& value : test.values)
        out += (&value == &test.values.front() ? "" : ",") + value.text + (value.number ? "#" : "") + (value.quoted ? "'" : "");
    return out + "]";
}

// `&(a,b)`, `|(a,b)`, `!(a)`.
std::string told(const Where& where, const WhereNode& node)
{
    if (node.kind == WhereNode::Kind::test) return told(where.tests.at(node.test));
    std::string out = node.kind == WhereNode::Kind::all ? "&(" : node.kind == WhereNode::Kind::any ? "|(" : "!(";
    for (const WhereNode& part : node.parts) out += (&part == &node.parts.front() ? "" : ",") + told(where, part);
    return out + ")";
}

struct ParseCase {
    std::string name;
    std::string text;
    std::string expected;

    friend void PrintTo(const ParseCase& c, std::ostream* out) { *out << c.name; }
};

const ParseCase kCases[] = {
    {"Equal", "code=A", "[code=A]"},
    {"BlanksAround", "  code \t=\n A  ", "[code=A]"},
    {"WordsInAValue", "variable=Algemene voorwaarden", "[variable=Algemene voorwaarden]"},
    {"WordsInALevel", "soort gesprek = lang", "[soort gesprek=lang]"},
    {"ColonsInAValue", "code = bij: gemeente", "[code=bij: gemeente]"},
    {"OperatorsInAValue", "code = Plaats>Hoop = goed", "[code=Plaats>Hoop = goed]"},
    {"ParenthesesInAValue", "(code = Conflict (intern) and x = 1)", "&([code=Conflict (intern)],[x=1#])"},
    {"QuotesWithinAValue", "code = foto's", "[code=foto's]"},
    {"CommaInAValue", "code = Angst, vrees", "[code=Angst, vrees]"},
    {"WordsThatBeginLikeAnd", "code = android and code = order", "&([code=android],[code=order])"},
    {"NotWithinAValue", "code = weet het not", "[code=weet het not]"},
    {"DoubledEqual", "code == A", "[code=A]"},
    {"NotEqual", "code != A", "!([code=A])"},
    {"Glob", "code ~ bij:*", "[code~bij:*]"},
    {"NotGlob", "code !~ bij:*", "!([code~bij:*])"},
    {"Numbers", "x < 1 and x <= 1.5 and x > -2 and x >= 1e3", "&([x<1#],[x<=1.5#],[x>-2#],[x>=1e3#])"},
    {"NumberInQuotesIsAName", "x = \"1\"", "[x=1']"},
    {"List", "code in (A, B b ,'C, c')", "[code=A,B b,C, c']"},
    {"ListWithoutBlanks", "code in(A)", "[code=A]"},
    {"ListWithParentheses", "code in (A (x, y), B)", "[code=A (x, y),B]"},
    {"NotInAList", "code not in (A, B) and x = 1", "&(!([code=A,B]),[x=1#])"},
    {"LevelWithTheWordIn", "born in = Oss", "[born in=Oss]"},
    {"LevelWithTheWordInBeforeAList", "born in in (Oss)", "[born in=Oss]"},
    {"AndBindsCloserThanOr", "a=1 or b=2 and c=3", "|([a=1#],&([b=2#],[c=3#]))"},
    {"NotBindsClosest", "not a=1 and b=2", "&(!([a=1#]),[b=2#])"},
    {"Parentheses", "not (a=1 or b=2) and c=3", "&(!(|([a=1#],[b=2#])),[c=3#])"},
    {"NotNot", "not not a=1", "!(!([a=1#]))"},
    {"NotDirectlyBeforeAParenthesis", "not(a=x)", "!([a=x])"},
    {"WordsDirectlyAtParentheses", "(a=x)and(b=y)or(c=z)", "|(&([a=x],[b=y]),[c=z])"},
    {"Capitals", "NOT a=1 AND b IN (2) OR c=3", "|(&(!([a=1#]),[b=2#]),[c=3#])"},
    {"DoubleQuotes", "\"a and b\" = \"c or d\"", "[a and b=c or d']"},
    {"SingleQuotes", "'a=b' = '(c'", "[a=b=(c']"},
    {"DoubledQuoteInQuotes", "a = \"say \"\"no\"\"\" and b = 'it''s'", "&([a=say \"no\"'],[b=it's'])"},
    {"QuotedBeforeAWord", "a=\"x\"and b=y", "&([a=x'],[b=y])"},
    {"QuotedLevelBeforeAList", "\"a\" not in (1)", "!([a=1#])"},
    {"BlanksInQuotesStay", "a = ' x '", "[a= x ']"},
    {"LettersAreNoNumbers", "a = 1x and b = inf and c = 0x10 and d = nan", "&([a=1x],[b=inf],[c=0x10],[d=nan])"},
    {"LevelThatBeginsLikeNot", "notes = 3", "[notes=3#]"},
    {"OtherScripts", "functie = Zoë and 部門 = 一", "&([functie=Zoë],[部門=一])"},
};

class ParseWhere : public testing::TestWithParam<ParseCase> {};

TEST_P(ParseWhere, UnderstandsIt)
{
    const auto& [name, text, expected] = GetParam();
    const Where where = parse_where(text, "--where");
    EXPECT_EQ(told(where, where.root), expected);
}

INSTANTIATE_TEST_SUITE_P(Expressions, ParseWhere, testing::ValuesIn(kCases), [](const auto& info) { return info.param.name; });

struct BadCase {
    std::string name;
    std::string text;
    std::string expected;  // line:column: message

    friend void PrintTo(const BadCase& c, std::ostream* out) { *out << c.name; }
};

std::string nested(std::size_t depth)
{
    return std::string(depth, '(') + "a=1" + std::string(depth, ')');
}

std::string nots(std::size_t n)
{
    std::string text;
    for (std::size_t i = 0; i < n; ++i) text += "not ";
    return text + "a=1";
}

const BadCase kBad[] = {
    {"Empty", "", "1:1: an empty expression"},
    {"OnlyBlanks", " \n ", "2:2: an empty expression"},
    {"NoOperator", "code", "1:1: 'code' is not compared with anything"},
    {"NoValue", "code =", "1:7: expected a value"},
    {"EmptyValue", "code = ''", "1:8: expected a value"},
    {"ValueThenAnd", "code = and x = 1", "1:8: expected a value"},
    {"EndsAfterAnd", "code = A and ", "1:14: the expression ends where a condition is expected"},
    {"BeginsWithAnd", "and code = A", "1:1: expected the name of a level"},
    {"TwoAnds", "a = 1 and and b = 1", "1:11: expected the name of a level"},
    {"NoLevel", "= A", "1:1: expected the name of a level"},
    {"NotAlone", "not", "1:4: the expression ends where a condition is expected"},
    {"AndInAValue", "code = food and drink", "1:17: 'drink' is not compared with anything"},
    {"Unopened", "code = A) and x = 1", "1:9: a ')' that nothing opened"},
    {"Unclosed", "a=1 and (code = A or x = 1", "1:9: a '(' that nothing closes"},
    {"EmptyParentheses", "()", "1:2: expected a condition before ')'"},
    {"UnclosedInAValue", "code = A (b and x = 1", "1:8: a value with a '(' that nothing closes"},
    {"UnclosedQuote", "plaats = 's-Hertogenbosch", "1:10: a ' that is not closed"},
    {"TextBehindAQuote", "a = \"b\" c", "1:9: expected 'and' or 'or' after a condition"},
    {"TextBehindAParenthesis", "(a = b) c = d", "1:9: expected 'and' or 'or' after a condition"},
    {"TextBehindAQuoteInAList", "a in ('b' c)", "1:11: expected ',' or ')' in a list of values"},
    {"UnclosedList", "a in (b, c", "1:6: a list of values that is not closed"},
    {"EmptyList", "a in ()", "1:7: expected a value"},
    {"EmptyPlaceInAList", "a in (b,,c)", "1:9: expected a value"},
    {"InWithoutAList", "a in b", "1:1: 'a in b' is not compared with anything"},
    {"Exclamation", "a ! b", "1:3: '!' stands only in != and !~"},
    {"NumberWanted", "age < veel", "1:7: expected a number after '<', not 'veel'"},
    {"NumberWantedNotAName", "age >= \"40\"", "1:8: expected a number after '>', not '40'"},
    {"DecimalComma", "age < 3,5", "1:7: expected a number after '<', not '3,5'"},
    {"OperatorAfterAQuotedLevel", "\"a\" b = 1", "1:5: expected an operator after the name of a level"},
    {"ColumnsCountCharacters", "functie = Zoë and x", "1:19: 'x' is not compared with anything"},
    {"LinesAreCounted", "a = 1\n  and b", "2:7: 'b' is not compared with anything"},
    {"NotUtf8", "a = \xFF", "1:5: an expression that is not UTF-8 text"},
    {"TooDeep", nested(1000), "1:202: more than 200 parentheses and 'not' within each other"},
    {"TooManyNots", nots(1000), "1:805: more than 200 parentheses and 'not' within each other"},
};

class RefuseWhere : public testing::TestWithParam<BadCase> {};

TEST_P(RefuseWhere, PointsIntoTheExpression)
{
    const auto& [name, text, expected] = GetParam();
    try {
        parse_where(text, "--where");
        FAIL() << "not refused";
    } catch (const Error& error) {
        ASSERT_EQ(error.problems().size(), 1U);
        const Problem& problem = error.problems().front();
        EXPECT_EQ(problem.where.file, "--where");
        const std::string place = std::to_string(problem.where.line) + ":" + std::to_string(problem.where.column);
        EXPECT_EQ(place + ": " + problem.what, expected);
    }
}

INSTANTIATE_TEST_SUITE_P(Expressions, RefuseWhere, testing::ValuesIn(kBad), [](const auto& info) { return info.param.name; });

TEST(ParseWhereLong, TakesWhatIsDeepEnoughAndLong)
{
    EXPECT_EQ(parse_where(nested(200), "--where").tests.size(), 1U);
    std::string many = "code in (c0";
    std::string joined = "a = 0";
    for (int i = 1; i < 20000; ++i) {
        many += ", c" + std::to_string(i);
        joined += " or a = " + std::to_string(i);
    }
    EXPECT_EQ(parse_where(many + ")", "--where").tests.front().values.size(), 20000U);
    EXPECT_EQ(parse_where(joined, "--where").root.parts.size(), 20000U);
}

TEST(ParseWhereLong, NeverReadsPastTheEnd)
{
    const std::string whole = "not (\"a b\" in ('x', y (z)) or c != 3 and d >= 4.5) and e ~ f* or g not in (1,2)";
    for (std::size_t end = 0; end <= whole.size(); ++end) {
        try {
            parse_where(whole.substr(0, end), "--where");
        } catch (const Error&) {
        }
        try {
            parse_where(whole.substr(end), "--where");
        } catch (const Error&) {
        }
    }
}

TEST(JoinedByAnd, IsOneAnd)
{
    std::vector<Where> some = {parse_where("a=x and b=y", "1"), parse_where("c=z or d=z", "2"), parse_where("not e=w", "3")};
    const Where all = joined_by_and(std::move(some));
    EXPECT_EQ(told(all, all.root), "&([a=x],[b=y],|([c=z],[d=z]),!([e=w]))");
}

TEST(QuotedName, ReadsBack)
{
    for (const std::string name : {"Algemene voorwaarden", "food and drink", "'s-Hertogenbosch", "a (b", "a)", "say \"no\"", "R&D", " x",
                                   "in", "a=b", "x, y", "\"both' quotes\"", "not now"}) {
        const Where where = parse_where(quoted_name(name) + " in (" + quoted_name(name) + ", b)", "--where");
        EXPECT_EQ(where.tests.front().level, name);
        EXPECT_EQ(where.tests.front().values.front().text, name);
    }
    EXPECT_EQ(quoted_name("Algemene voorwaarden"), "Algemene voorwaarden");
    EXPECT_EQ(quoted_name("food and drink"), "\"food and drink\"");
}

}  // namespace
}  // namespace qda
