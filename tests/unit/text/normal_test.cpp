#include "qda/text/normal.hpp"

#include <string>

#include <gtest/gtest.h>

namespace qda {
namespace {

struct NormalCase {
    std::string name;
    std::string text;
    std::string expected;

    friend void PrintTo(const NormalCase& c, std::ostream* out) { *out << c.name; }
};

// Escapes: U+0301 is CC 81, U+00E9 (é) C3 A9, U+00A0 C2 A0, U+3000 E3 80 80, U+200B (no white space) E2 80 8B.
const NormalCase kNames[] = {
    {"Plain", "Wachtlijsten", "Wachtlijsten"},
    {"Empty", "", ""},
    {"OnlySpace", " \t\n\xC2\xA0", ""},
    {"SpaceWithinStays", " bij:  BJG\t", "bij:  BJG"},
    {"Composed", "Priv\xC3\xA9", "Priv\xC3\xA9"},
    {"Decomposed", "Prive\xCC\x81", "Priv\xC3\xA9"},
    {"WideSpaces", "\xE3\x80\x80\xC2\xA0naam\xE2\x80\xAF", "naam"},
    {"ZeroWidthSpaceIsNoSpace", "a\xE2\x80\x8B", "a\xE2\x80\x8B"},
    {"MarkAfterTheSpaceStays", "a \xCC\x81", "a \xCC\x81"},
    {"Angstrom", "\xE2\x84\xAB", "\xC3\x85"},                  // U+212B becomes U+00C5
    {"MarksInOneOrder", "a\xCC\xA3\xCC\x82", "\xE1\xBA\xAD"},  // ậ, U+1EAD
    {"MarksInTheOther", "a\xCC\x82\xCC\xA3", "\xE1\xBA\xAD"},
    {"Hangul", "\xE1\x84\x80\xE1\x85\xA1", "\xEA\xB0\x80"},  // U+1100 U+1161 become U+AC00
    {"CompatibilityStays", "\xEF\xAC\x81", "\xEF\xAC\x81"},  // the ligature fi: NFC, not NFKC
    {"NotUtf8IsOnlyTrimmed", " \xE9\xCC ", "\xE9\xCC"},
    {"Emoji", "😀 ", "😀"},
};

class NormalName : public testing::TestWithParam<NormalCase> {};

TEST_P(NormalName, ComposesAndTrims)
{
    EXPECT_EQ(normal_name(GetParam().text), GetParam().expected);
    EXPECT_EQ(normal_name(GetParam().expected), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(Names, NormalName, testing::ValuesIn(kNames),
                         [](const auto& info) { return info.param.name; });

const NormalCase kFolded[] = {
    {"Ascii", " WachtLijsten ", "wachtlijsten"},
    {"Accents", "PRIV\xC3\x89", "priv\xC3\xA9"},
    {"DecomposedAccents", "PRIVE\xCC\x81", "priv\xC3\xA9"},
    {"SharpS", "Ma\xC3\x9F", "mass"},
    {"FinalSigma", "\xCF\x83\xCF\x82", "\xCF\x83\xCF\x83"},
    {"Empty", "", ""},
};

class FoldCase : public testing::TestWithParam<NormalCase> {};

TEST_P(FoldCase, TakesCaseAway) { EXPECT_EQ(fold_case(GetParam().text), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(Names, FoldCase, testing::ValuesIn(kFolded), [](const auto& info) { return info.param.name; });

TEST(Trim, KnowsEveryWhiteSpaceAtBothEnds)
{
    EXPECT_EQ(trim("\xC2\x85\xE1\x9A\x80\xE2\x80\x8A\xE2\x80\xA9\xE2\x81\x9Fx\xE2\x80\x80\v\f\r"), "x");
}

}  // namespace
}  // namespace qda
