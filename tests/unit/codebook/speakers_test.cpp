#include "qda/codebook/speakers.hpp"

#include <map>
#include <random>
#include <set>
#include <string>

#include <gtest/gtest.h>

namespace qda {
namespace {

constexpr Id kSix = 60;  // the speaker codes
constexpr Id kSeven = 70;
constexpr Id kOther = 1;
const std::vector<SpeakerCode> kSpeakers = {{kSix, "6"}, {kSeven, "7"}, {kSeven + 1, "7"}};

struct SpeakerCase {
    std::string name;
    std::vector<SpokenRow> rows;
    std::string expected;  // quotation=cell, in order

    friend void PrintTo(const SpeakerCase& c, std::ostream* out) { *out << c.name; }
};

const SpeakerCase kCases[] = {
    {"NoSpeaker", {{1, {0, 10}, kOther}}, ""},
    {"Within", {{1, {0, 100}, kSix}, {2, {10, 20}, kOther}}, "1=6 2=6 "},
    {"Around", {{1, {10, 20}, kSix}, {2, {0, 100}, kOther}}, "1=6 2=6 "},
    {"PartlyOverlapping", {{1, {0, 15}, kSix}, {2, {10, 20}, kOther}}, "1=6 2=6 "},
    {"OnlyTouching", {{1, {0, 10}, kSix}, {2, {10, 20}, kOther}}, "1=6 "},
    {"TouchingAtTheEnd", {{1, {20, 30}, kSix}, {2, {10, 20}, kOther}}, "1=6 "},
    {"SameQuotation", {{1, {0, 10}, kSix}, {1, {0, 10}, kOther}}, "1=6 "},
    {"TwoSpeakers", {{1, {0, 10}, kSeven}, {2, {10, 20}, kSix}, {3, {5, 15}, kOther}}, "1=7 2=6 3=6|7 "},
    {"TwoCodesOfOneRespondent",
     {{1, {0, 10}, kSeven}, {2, {10, 20}, kSeven + 1}, {3, {5, 15}, kOther}},
     "1=7 2=7 3=7 "},
    {"UnknownSpansShareAQuotation", {{1, {}, kSix}, {1, {}, kOther}, {2, {}, kOther}}, "1=6 "},
    {"UnknownSpanMeetsNothing", {{1, {0, 10}, kSix}, {2, {}, kOther}}, "1=6 "},
    {"EqualEmptySpans", {{1, {5, 5}, kSix}, {2, {5, 5}, kOther}, {3, {6, 6}, kOther}}, "1=6 2=6 "},
    {"EmptyWithin", {{1, {0, 10}, kSix}, {2, {5, 5}, kOther}, {3, {0, 0}, kOther}, {4, {10, 10}, kOther}}, "1=6 2=6 "},
    {"EmptyBetweenTwoThatTouch", {{1, {0, 5}, kSix}, {2, {5, 9}, kSix}, {3, {5, 5}, kOther}}, "1=6 2=6 "},
    {"LongOneBeforeShortOnes", {{1, {0, 100}, kSix}, {2, {1, 2}, kSix}, {3, {50, 60}, kOther}}, "1=6 2=6 3=6 "},
    {"UncodedQuotation", {{1, {0, 10}, kSix}, {2, {3, 4}, kNone}}, "1=6 2=6 "},
};

std::string shown(const std::vector<SpokenQuotation>& spoken)
{
    std::string text;
    for (const SpokenQuotation& q : spoken) text += std::to_string(q.quotation) + "=" + q.respondents + " ";
    return text;
}

class Speakers : public testing::TestWithParam<SpeakerCase> {};

TEST_P(Speakers, GiveWhatTheyOverlapTheirRespondent)
{
    EXPECT_EQ(shown(spoken_by(GetParam().rows, kSpeakers)), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(Documents, Speakers, testing::ValuesIn(kCases),
                         [](const auto& info) { return info.param.name; });

// The definition itself, pair by pair.
std::string pair_by_pair(const std::vector<SpokenRow>& rows, const std::vector<SpeakerCode>& speakers)
{
    std::map<Id, std::set<std::string>> found;
    for (const SpokenRow& row : rows)
        for (const SpokenRow& said : rows)
            for (const SpeakerCode& speaker : speakers) {
                if (said.code != speaker.code) continue;
                const bool known = row.span.known() && said.span.known();
                const bool overlap = row.span.start < said.span.end && said.span.start < row.span.end;
                if (row.quotation == said.quotation || (known && (row.span == said.span || overlap)))
                    found[row.quotation].insert(speaker.respondent);
            }
    std::string text;
    for (const auto& [quotation, respondents] : found) {
        text += std::to_string(quotation) + "=";
        for (const std::string& r : respondents) text += (r == *respondents.begin() ? "" : "|") + r;
        text += " ";
    }
    return text;
}

TEST(Speakers, AgreeWithTheDefinitionOnRandomDocuments)
{
    std::mt19937 random(7);
    const auto upto = [&](unsigned n) { return static_cast<Position>(random() % n); };
    for (int round = 0; round < 2000; ++round) {
        std::vector<SpokenRow> rows;
        const Position n = 1 + upto(10);
        for (Position i = 0; i < n; ++i) {
            SpokenRow row;
            row.quotation = static_cast<Id>(upto(8));
            if (upto(8) != 0) row.span.start = upto(12), row.span.end = row.span.start + upto(5);
            const Id codes[] = {kSix, kSeven, kSeven + 1, kOther, kOther, kNone};
            row.code = codes[upto(6)];
            rows.push_back(row);
        }
        ASSERT_EQ(shown(spoken_by(rows, kSpeakers)), pair_by_pair(rows, kSpeakers)) << "round " << round;
    }
}

TEST(CellOf, EscapesTheSeparator)
{
    EXPECT_EQ(cell_of({}), "");
    EXPECT_EQ(cell_of({"6"}), "6");
    EXPECT_EQ(cell_of({"6", "7"}), "6|7");
    EXPECT_EQ(cell_of({"a|b", "c"}), "a\\|b|c");
}

}  // namespace
}  // namespace qda
