#include "qda/codebook/names.hpp"

#include <string>

#include <gtest/gtest.h>

namespace qda {
namespace {

struct GlobCase {
    std::string name;
    std::string glob;
    std::string text;
    bool matches;

    friend void PrintTo(const GlobCase& c, std::ostream* out) { *out << c.name; }
};

const GlobCase kCases[] = {
    {"Equal", "abc", "abc", true},
    {"Prefix", "Flex*", "Flexibiliteit", true},
    {"StarTakesNothing", "Flex*", "Flex", true},
    {"Suffix", "*teit", "Flexibiliteit", true},
    {"Middle", "F*t", "Flexibiliteit", true},
    {"Backtracks", "*ab", "aab", true},
    {"BacktracksFurther", "a*bc*bd", "abcbcxbd", true},
    {"TwoStars", "**", "x", true},
    {"StarAlone", "*", "", true},
    {"CaseCounts", "flex*", "Flexibiliteit", false},
    {"TooShort", "Flex*x", "Flex", false},
    {"NothingElseIsSpecial", "a?[b]*", "axb", false},
    {"QuestionMarkIsItself", "a?[b]*", "a?[b]c", true},
    {"EmptyGlob", "", "a", false},
    {"StarInTheName", "a*c", "a*bc", true},
};

class Glob : public testing::TestWithParam<GlobCase> {};

TEST_P(Glob, KnowsOnlyTheStar)
{
    const auto& [name, glob, text, matches] = GetParam();
    EXPECT_EQ(glob_matches(glob, text), matches);
}

INSTANTIATE_TEST_SUITE_P(Patterns, Glob, testing::ValuesIn(kCases), [](const auto& info) { return info.param.name; });

TEST(Glob, IsQuickOnManyStars)
{
    std::string glob;
    for (int i = 0; i < 200; ++i) glob += "*a";
    EXPECT_FALSE(glob_matches(glob + "b", std::string(20'000, 'a')));
}

TEST(NameMatcher, LetsAnExactNameBeatAGlob)
{
    const NamePattern exact{"Flexibel", {}};
    const NamePattern glob{"Flex*", {}};
    NameMatcher matcher;
    matcher.add(glob, 0);
    matcher.add(exact, 1);
    ASSERT_EQ(matcher.claims("Flexibel").size(), 1U);
    EXPECT_EQ(matcher.claims("Flexibel")[0].owner, 1U);
    EXPECT_EQ(matcher.claims("Flexwerk")[0].owner, 0U);
    EXPECT_TRUE(matcher.claims("Star").empty());
}

TEST(NameMatcher, TakesAnEntryThatIsANameForNoGlob)
{
    const NamePattern starred{"Flex*", {}};
    NameMatcher matcher;
    matcher.add(starred, 0);
    EXPECT_FALSE(matcher.exists("Flexibel"));
    EXPECT_EQ(matcher.claims("Flexibel").size(), 1U);
    EXPECT_TRUE(matcher.exists("Flex*"));
    EXPECT_TRUE(matcher.claims("Flexibel").empty());
    EXPECT_EQ(matcher.claims("Flex*").size(), 1U);
}

}  // namespace
}  // namespace qda
