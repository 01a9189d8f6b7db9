#include "qda/import/text_units.hpp"

#include <random>

#include <gtest/gtest.h>

namespace qda {
namespace {

// refi-qda, section 4: a, CR LF, an emoji, a blank, and the word that is meant.
const std::string kText = "a\r\n\xF0\x9F\x98\x82 bc";

struct UnitCase {
    std::string name;
    PositionUnit unit;
    Position start;
    Position end;

    friend void PrintTo(const UnitCase& c, std::ostream* out) { *out << c.name; }
};

class WordBehindEmoji : public testing::TestWithParam<UnitCase> {};

TEST_P(WordBehindEmoji, IsFoundInEveryUnit)
{
    const auto& [name, unit, start, end] = GetParam();
    const TextIndex index(kText, false);
    EXPECT_EQ(index.length(), 6);  // a, line end, emoji, blank, b, c
    EXPECT_EQ(index.find(start, unit, false).at, 4);
    EXPECT_EQ(index.find(end, unit, true).at, 6);
    EXPECT_FALSE(index.find(end, unit, true).beyond);
    EXPECT_TRUE(index.find(end + 1, unit, true).beyond);
}

INSTANTIATE_TEST_SUITE_P(Units, WordBehindEmoji,
                         testing::Values(UnitCase{"CodePoints", {false, true, false}, 5, 7},
                                         UnitCase{"CodePointsLineEndOnce", {false, false, false}, 4, 6},
                                         UnitCase{"Utf16", {true, true, false}, 6, 8},
                                         UnitCase{"Utf16LineEndOnce", {true, false, false}, 5, 7}),
                         [](const auto& info) { return info.param.name; });

TEST(TextIndex, PositionsWithinOneCharacterWidenTheSpan)
{
    const TextIndex index(kText, false);
    const PositionUnit utf16{true, true, false};
    EXPECT_TRUE(index.find(4, utf16, false).split);
    EXPECT_EQ(index.find(4, utf16, false).at, 2);
    EXPECT_EQ(index.find(4, utf16, true).at, 3);
    // Between CR and LF is before the line end, for a start and for an end.
    EXPECT_EQ(index.find(2, utf16, false).at, 1);
    EXPECT_EQ(index.find(2, utf16, true).at, 1);
    EXPECT_FALSE(index.find(2, utf16, true).split);
}

// Each character of the text with what it counts, one after another.
TEST(TextIndex, AgreesWithCountingOneByOne)
{
    std::mt19937 random(5);
    const std::vector<std::string> pieces = {"a", " ", "\r\n", "\n", "\r", "\xC3\xA9", "\xF0\x9F\x98\x82", "\xE2\x82\xAC"};
    for (int round = 0; round < 300; ++round) {
        std::vector<std::string> characters;
        for (std::size_t n = random() % 12; n > 0; --n) {
            std::string piece = pieces[random() % pieces.size()];
            if (piece.front() == '\n' && !characters.empty() && characters.back() == "\r") piece = "b";  // would be one
            characters.push_back(std::move(piece));
        }
        std::string text;
        for (const std::string& character : characters) text += character;
        const TextIndex index(text, true);
        ASSERT_EQ(index.length(), static_cast<Position>(characters.size()));
        for (const PositionUnit unit : kTextUnits) {
            Position at = unit.mark ? 1 : 0;
            for (std::size_t i = 0; i <= characters.size(); ++i) {
                EXPECT_EQ(index.find(at, unit, false).at, static_cast<Position>(i)) << option_of(unit);
                EXPECT_EQ(index.find(at, unit, true).at, static_cast<Position>(i)) << option_of(unit);
                if (i == characters.size()) break;
                const bool wide = characters[i].size() == 4;
                const bool crlf = characters[i] == "\r\n";
                at += (wide && unit.utf16) || (crlf && unit.crlf_twice) ? 2 : 1;
            }
            EXPECT_TRUE(index.find(at + 1, unit, true).beyond);
        }
    }
}

TEST(TextIndex, APlainTextIsTheSameInEveryUnit)
{
    const TextIndex index("caf\xC3\xA9\nbar", false);
    EXPECT_TRUE(index.plain());
    EXPECT_EQ(index.length(), 8);
    for (const PositionUnit unit : kTextUnits) EXPECT_EQ(index.find(5, unit, false).at, 5);
    EXPECT_TRUE(TextIndex("", false).plain());
    EXPECT_EQ(TextIndex("", false).find(0, {}, false).at, 0);
}

TEST(CodePointText, SlicesFarFromTheStart)
{
    std::string text;
    for (int i = 0; i < 1000; ++i) text += i % 3 == 0 ? "\xC3\xA9" : "x";
    text += "end";
    const CodePointText found(text);
    EXPECT_EQ(found.slice(1000, 1003), "end");
    EXPECT_EQ(found.slice(1000, 2000), "end");
    EXPECT_EQ(found.slice(999, 1001), "\xC3\xA9" "e");
    EXPECT_EQ(found.slice(5000, 6000), "");
    EXPECT_EQ(CodePointText("plain").slice(1, 3), "la");
}

TEST(PositionUnit, OptionsNameAllOfThem)
{
    for (const PositionUnit unit : kTextUnits) EXPECT_EQ(text_unit(option_of(unit)), unit);
    EXPECT_EQ(option_of({true, false, true}), "utf16-crlf1-mark");
    EXPECT_FALSE(text_unit("paragraph"));
}

TEST(WithLineFeeds, EveryLineEndIsOne)
{
    EXPECT_EQ(with_line_feeds("a\r\nb\rc\n\r\n\r"), "a\nb\nc\n\n\n");
    EXPECT_EQ(with_line_feeds("plain"), "plain");
}

std::size_t best_for(const std::string& text, const std::vector<PlacedName>& selections, std::size_t expected)
{
    const TextIndex index(text, false);
    const std::string lines = with_line_feeds(text);
    return look_at(index, CodePointText(lines), selections).best(expected);
}

TEST(UnitEvidence, WordsOfNamesDecideThenEdgesThenWhatIsExpected)
{
    const std::string text = "One \xF0\x9F\x98\x82 two\r\nthree four\r\nfive";
    // "four" counted in code points with CR LF as one is 16..20, in UTF-16 units with CR LF as two 18..22.
    EXPECT_EQ(best_for(text, {{16, 20, "four"}}, 0), 2U);
    EXPECT_EQ(best_for(text, {{18, 22, "fo..."}}, 0), 1U);
    EXPECT_EQ(best_for(text, {{18, 22, ""}, {24, 28, ""}}, 0), 1U);  // by edges, 4 to 1
    EXPECT_EQ(best_for(text, {{18, 22, ""}}, 0), 0U);  // 2 to 1 may be chance
    EXPECT_EQ(best_for(text, {{16, 20, "line:7"}}, 3), 2U);  // such a name is no evidence
    EXPECT_EQ(best_for(text, {{0, 3, "One"}}, 3), 3U);       // fits in all of them
    EXPECT_EQ(best_for(text, {}, 1), 1U);
}

}  // namespace
}  // namespace qda
