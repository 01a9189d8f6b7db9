// Near-duplicate names: worked cases, and against comparing all pairs.

#include "qda/text/likeness.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <ostream>
#include <random>

#include <gtest/gtest.h>

namespace qda {

static void PrintTo(const NearName& near, std::ostream* out)
{
    *out << near.name << " like " << near.like << ", " << to_string(near.likeness);
}

namespace {

struct PairCase {
    std::string name;
    std::string first;
    std::string second;
    std::optional<Likeness> likeness;

    friend void PrintTo(const PairCase& c, std::ostream* out) { *out << c.name; }
};

const PairCase kPairs[] = {
    {"BlankAtTheEnd", "trust", "trust ", Likeness::form},
    {"ComposedOrNot", "priv\u00e9", "prive\u0301", Likeness::form},
    {"LetterCase", "Trust", "tRUST", Likeness::letter_case},
    {"SharpS", "Stra\u00dfe", "STRASSE", Likeness::letter_case},
    {"TwoBlanks", "waiting lists", "Waiting  lists", Likeness::blanks},
    {"NoBreakSpace", "waiting lists", "waiting\u00a0lists", Likeness::blanks},
    {"ShortNamesInCase", "K1", "k1", Likeness::letter_case},
    {"Missing", "trust", "trut", Likeness::one_character},
    {"Added", "waiting list", "waiting lists", Likeness::one_character},
    {"Changed", "waiting lists", "waitin\u00e7 lists", Likeness::one_character},
    {"Swapped", "flexibility", "felxibility", Likeness::one_character},
    {"FirstCharacter", "xtrust", "trust", Likeness::one_character},
    {"LastCharacter", "trusts", "trustx", Likeness::one_character},
    {"BlankInAWord", "youth care", "youthcare", Likeness::one_character},
    {"OtherScript", "\u0431\u044e\u0434\u0436\u0435\u0442", "\u0431\u044e\u0434\u0436\u0435\u0442\u044b", Likeness::one_character},
    {"TwoCharacters", "trust", "truss!", std::nullopt},
    {"TwoSwapsApart", "flexibility", "felxibiliyt", std::nullopt},
    {"FourCharacters", "good", "food", std::nullopt},
    {"Digits", "Respondent 1", "Respondent 2", std::nullopt},
    {"DigitAdded", "Respondent 1", "Respondent 12", std::nullopt},
    {"DigitsSwapped", "Respondent 12", "Respondent 21", std::nullopt},
    {"OneLetterWords", "Group A", "Group B", std::nullopt},
    {"RomanNumbers", "Case II", "Case III", std::nullopt},
    {"NumberedNamesInCase", "respondent 1", "Respondent 1", Likeness::letter_case},
    {"NumberedNamesInAWord", "Respondent 12", "Responden 12", Likeness::one_character},
    {"Other", "trust", "money", std::nullopt},
};

class Pair : public testing::TestWithParam<PairCase> {};

TEST_P(Pair, IsAlikeOrNot)
{
    const auto& [name, first, second, likeness] = GetParam();
    const std::vector<std::string> both = {first, second};
    const std::vector<std::string> turned = {second, first};
    std::vector<NearName> expected;
    if (likeness) expected.push_back({1, 0, *likeness});
    EXPECT_EQ(near_duplicates(both), expected);
    EXPECT_EQ(near_duplicates(turned), expected) << "the other way round";
}

INSTANTIATE_TEST_SUITE_P(Names, Pair, testing::ValuesIn(kPairs), [](const auto& info) { return info.param.name; });

TEST(NearDuplicates, NameTheFirstThatIsAlike)
{
    const std::vector<std::string> names = {"trusts", "money", "trust", "Trust", "TRUSTS", "trusty"};
    const std::vector<NearName> expected = {
        {2, 0, Likeness::one_character}, {3, 2, Likeness::letter_case}, {4, 0, Likeness::letter_case}, {5, 0, Likeness::one_character}};
    EXPECT_EQ(near_duplicates(names), expected);
    EXPECT_TRUE(near_duplicates({}).empty());
}

// Optimal string alignment: edits of one character, or two neighbours swapped.
std::size_t distance(const std::string& a, const std::string& b)
{
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
    std::iota(d[0].begin(), d[0].end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i)
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t other = a[i - 1] == b[j - 1] ? 0 : 1;
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + other});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[a.size()][b.size()];
}

TEST(NearDuplicates, AreThoseOfAllPairs)
{
    std::mt19937 random(7);
    for (int round = 0; round < 40; ++round) {
        std::vector<std::string> names;
        const std::size_t letters = 2 + round % 3;
        for (std::size_t n = random() % 80; n > 0; --n) {
            std::string name;
            for (std::size_t length = 3 + random() % 6; length > 0; --length)
                name += static_cast<char>('a' + random() % letters);
            if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
        }
        std::vector<NearName> expected;
        for (std::size_t later = 0; later < names.size(); ++later)
            for (std::size_t earlier = 0; earlier < later; ++earlier) {
                if (std::max(names[later].size(), names[earlier].size()) < 5) continue;
                if (distance(names[later], names[earlier]) != 1) continue;
                expected.push_back({later, earlier, Likeness::one_character});
                break;
            }
        EXPECT_EQ(near_duplicates(names), expected) << "round " << round;
    }
}

TEST(NearDuplicates, ManyThatAreAllAlikeTakeNoLonger)
{
    std::vector<std::string> names;
    for (char32_t c = 0x4E00; c < 0x4E00 + 20'000; ++c) {  // each one character from all others
        std::string name = "a name with ";
        name += static_cast<char>(0xE0 | (c >> 12));
        name += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        name += static_cast<char>(0x80 | (c & 0x3F));
        names.push_back(name + "x in it");
    }
    const std::vector<NearName> near = near_duplicates(names);
    EXPECT_EQ(near.size(), names.size() - 1);
    EXPECT_TRUE(std::all_of(near.begin(), near.end(), [](const NearName& one) { return one.like == 0; }));
}

}  // namespace
}  // namespace qda
