// Conditions on a small universe: names, numbers, patterns, and what is refused with a hint.

#include "qda/edit/condition.hpp"

#include <ostream>

#include <gtest/gtest.h>

#include "unit/model/universe_of.hpp"

namespace qda {
namespace {

const std::vector<std::string> kLines = {
    "#level;name:variable;of:code",
    "#value;level:variable;id:v1;name:Samen werken",
    "#value;level:variable;id:v2;name:1.10",
    "#document;name:d1;age:9;year:2019;group:role::Privé",
    "#document;name:d2;age:10;year:2020",
    "#document;name:d3;age:10.0;year:onbekend",
    "#document;name:d4;age:-3.5",
    "#document;name:d5",
    "#code;name:1.1;variable:v1",
    "#code;name:1.10;variable:v2",
    "#code;name:a*b",
};

struct HoldsCase {
    std::string name;
    std::string text;
    std::string documents;  // that meet it, or codes
    bool remarks = false;

    friend void PrintTo(const HoldsCase& c, std::ostream* out) { *out << c.name; }
};

const HoldsCase kCases[] = {
    {"NumbersAreNoTexts", "age < 10", "d1 d4"},  // as texts, 9 is more than 10
    {"AtMost", "age <= 10", "d1 d2 d3 d4"},
    {"Greater", "age > 9.5", "d2 d3"},
    {"AtLeast", "age >= -3.5", "d1 d2 d3 d4"},
    {"WhatIsNoNumberMeetsNone", "year < 3000", "d1 d2"},
    {"NotOfWhatIsNoNumber", "not year < 3000", "d3 d4 d5"},
    {"SameNumberByAnotherName", "age = 9.00", "d1"},
    {"OtherwiseWrittenBeside", "age = 10", "d2", true},  // d3 has 10.0; said in a note
    {"BothWritings", "age in (10, 10.0)", "d2 d3", true},
    {"QuotedIsTheNameOnly", "age = \"10\"", "d2"},
    {"NotEqualIncludesNothing", "age != 9", "d2 d3 d4 d5"},
    {"AnyValueAtAll", "age ~ *", "d1 d2 d3 d4"},
    {"NoValueAtAll", "not age ~ *", "d5"},
    {"PatternWithin", "age ~ 1*0", "d2 d3"},
    {"PatternOfNothing", "age ~ x*", "", true},
    {"DecomposedName", "role = Prive\xCC\x81", "d1"},
    {"PatternOfADecomposedName", "role ~ Prive\xCC\x81*", "d1"},
    {"LabelOrId", "variable in (v1, \"1.10\")", "1.1 1.10"},
    {"LabelWithBlanks", "variable = Samen werken", "1.1"},
    {"PatternOfALabel", "variable ~ Samen*", "1.1"},
    {"NumberedCodesAreNames", "code = 1.1", "1.1", true},  // not 1.10, though that is the same number
    {"StarInAName", "code = a*b", "a*b"},
    {"NothingElseIsSpecial", "code ~ 1?1*", "", true},
};

class HoldsFor : public testing::TestWithParam<HoldsCase> {};

TEST_P(HoldsFor, TheseDocumentsOrCodes)
{
    const auto& [name, text, expected, remarks] = GetParam();
    const Universe universe = universe_of(kLines);
    Diagnostics diagnostics;
    const Condition condition(parse_where(text, "--where"), universe, {}, diagnostics);
    EXPECT_EQ(!diagnostics.remarks().empty(), remarks);
    const bool of_codes = text.starts_with("code") || text.starts_with("variable");
    const Registry& registry = of_codes ? universe.codes : universe.documents;
    std::string found;
    for (Id id = 0; id < registry.size(); ++id) {
        std::vector<std::uint8_t> marks(condition.width());
        condition.mark_row({of_codes ? 0 : id, kNone, kNone, nullptr}, marks.data());
        condition.mark_code(of_codes ? id : kNone, marks.data());
        if (condition.holds(marks.data())) found += (found.empty() ? "" : " ") + registry.name(id);
    }
    EXPECT_EQ(found, expected);
}

INSTANTIATE_TEST_SUITE_P(Conditions, HoldsFor, testing::ValuesIn(kCases), [](const auto& info) { return info.param.name; });

struct WrongCase {
    std::string name;
    std::string text;
    std::string expected;  // column: message | hint

    friend void PrintTo(const WrongCase& c, std::ostream* out) { *out << c.name; }
};

const WrongCase kWrong[] = {
    {"Level", "code = 1.1 and yeer = 2019",
     "16: no level 'yeer' | did you mean 'year'? known here: document code source document_group variable age year role"},
    {"Value", "code in (1.1, a*c)", "15: level 'code' has no value 'a*c' | did you mean 'a*b'?"},
    {"ValueFarFromAll", "code = Onzin", "8: level 'code' has no value 'Onzin' | values are given by id or label"},
    {"ValueUnderNot", "role != Prive", "9: level 'role' has no value 'Prive' | values are given by id or label"},
    {"NoNumbers", "role > 3", "1: no value of level 'role' is a number | compare names with =, in (...) or ~"},
};

class RefusedCondition : public testing::TestWithParam<WrongCase> {};

TEST_P(RefusedCondition, WithPlaceAndHint)
{
    const auto& [name, text, expected] = GetParam();
    const Universe universe = universe_of(kLines);
    Diagnostics diagnostics;
    try {
        const Condition condition(parse_where(text, "--where"), universe, {}, diagnostics);
        FAIL() << "not refused";
    } catch (const Error& error) {
        const Problem& problem = error.problems().front();
        EXPECT_EQ(std::to_string(problem.where.column) + ": " + problem.what + " | " + problem.hint, expected);
    }
}

INSTANTIATE_TEST_SUITE_P(Conditions, RefusedCondition, testing::ValuesIn(kWrong), [](const auto& info) { return info.param.name; });

TEST(ConditionWords, NameValuesByTheirLabelAndReadBack)
{
    const Universe universe = universe_of(kLines);
    Diagnostics diagnostics;
    const auto words = [&](const std::string& text) {
        return Condition(parse_where(text, "--where"), universe, {}, diagnostics).words();
    };
    EXPECT_EQ(words("variable = v1"), "variable = Samen werken");
    EXPECT_EQ(words("not (variable in (v1,v2) or age<10) and not age >= 3"),
              "not (variable in (Samen werken, 1.10) or age < 10) and not age >= 3");
    for (const std::string text : {"not (code = 1.1 and age < 3) or code != a*b", "age !~ 1* and (age > 3 or role not in (Privé, Privé))"})
        EXPECT_EQ(words(words(text)), words(text));
}

TEST(ConditionGone, WhatASelectionTookOutMayBeNamed)
{
    const Universe universe = universe_of(kLines);
    Diagnostics diagnostics;
    EXPECT_THROW(Condition(parse_where("age = 77", "--where"), universe, {}, diagnostics), Error);
    const Condition condition(parse_where("age = 77", "--where"), universe, {{"age", "77", "77"}}, diagnostics);
    for (Id document = 0; document < universe.documents.size(); ++document)
        EXPECT_EQ(condition.of_document(document), Truth::no);
    ASSERT_EQ(condition.gone_from(universe).size(), 1U);
    EXPECT_EQ(condition.gone_from(universe).front().value, "77");
}

}  // namespace
}  // namespace qda
