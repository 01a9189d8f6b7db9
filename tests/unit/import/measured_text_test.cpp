#include "qda/import/measured_text.hpp"

#include <ostream>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace qda {
namespace {

// a, e with a combining accent (two code points), a waving hand (two UTF-16 units, four bytes), CR LF, b.
const std::string kText = "ae\xCC\x81\xF0\x9F\x91\x8B\r\nb";

TEST(MeasuredText, LineEndsAreOneLineFeed)
{
    const MeasuredText text("a\r\nb\rc\n\r\n");
    EXPECT_EQ(text.text(), "a\nb\nc\n\n");
    EXPECT_EQ(text.length(), 7);
    EXPECT_TRUE(text.long_line_ends());
    EXPECT_FALSE(MeasuredText("a\rb").long_line_ends());
}

struct FindCase {
    std::string name;
    TextUnit unit;
    Position position;
    Position expected;  // in code points; -1: behind the end
    bool inside;

    friend void PrintTo(const FindCase& c, std::ostream* out) { *out << c.name; }
};

// kText in code points, line end as one: a 0, e 1, accent 2, hand 3, line end 4, b 5, end 6.
const FindCase kCases[] = {
    {"CodePoint", TextUnit::code_points, 4, 4, false},
    {"CodePointAtTheEnd", TextUnit::code_points, 6, 6, false},
    {"CodePointBehindTheEnd", TextUnit::code_points, 7, -1, false},
    {"Negative", TextUnit::code_points, -1, -1, false},
    {"Utf16BehindTheHand", TextUnit::utf16, 5, 4, false},
    {"Utf16WithinTheHand", TextUnit::utf16, 4, 3, true},
    {"StoredBehindTheLineEnd", TextUnit::stored_code_points, 6, 5, false},
    {"StoredWithinTheLineEnd", TextUnit::stored_code_points, 5, 4, true},
    {"StoredUtf16", TextUnit::stored_utf16, 7, 5, false},
    {"StoredUtf16AtTheEnd", TextUnit::stored_utf16, 8, 6, false},
    {"BytesBeforeTheHand", TextUnit::stored_bytes, 4, 3, false},
    {"BytesWithinTheHand", TextUnit::stored_bytes, 6, 3, true},
    {"BytesBehindTheLineEnd", TextUnit::stored_bytes, 10, 5, false},
    {"BytesBehindTheEnd", TextUnit::stored_bytes, 12, -1, false},
};

class MeasuredTextFind : public testing::TestWithParam<FindCase> {};

TEST_P(MeasuredTextFind, TellsWhereAPositionIs)
{
    const auto& [name, unit, position, expected, inside] = GetParam();
    const MeasuredText text(kText);
    const MeasuredText::Place place = text.find(position, unit);
    if (expected < 0) {
        EXPECT_EQ(place.byte, MeasuredText::npos);
        return;
    }
    ASSERT_NE(place.byte, MeasuredText::npos);
    EXPECT_EQ(text.position_of(place.byte), expected);
    EXPECT_EQ(place.inside, inside);
}

INSTANTIATE_TEST_SUITE_P(Examples, MeasuredTextFind, testing::ValuesIn(kCases),
                         [](const auto& info) { return info.param.name; });

// How many units each character of the plain text takes, counted one by one.
std::vector<Position> widths(const std::vector<std::string>& pieces, TextUnit unit)
{
    std::vector<Position> all;
    for (const std::string& piece : pieces) {
        const bool long_end = piece == "\r\n";
        const Position bytes = static_cast<Position>(piece.size()) - (long_end ? 1 : 0);
        const Position utf16 = piece.size() == 4 ? 2 : 1;
        switch (unit) {
        case TextUnit::code_points: all.push_back(1); break;
        case TextUnit::utf16: all.push_back(utf16); break;
        case TextUnit::stored_code_points: all.push_back(long_end ? 2 : 1); break;
        case TextUnit::stored_utf16: all.push_back(long_end ? 2 : utf16); break;
        default: all.push_back(long_end ? 2 : bytes); break;
        }
    }
    return all;
}

TEST(MeasuredText, FindsWhatCountingOneByOneFinds)
{
    const std::vector<std::string> kinds = {"a", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x91\x8B", "\r\n", "\n", "b"};
    std::mt19937 random(7);
    for (int round = 0; round < 6; ++round) {
        std::vector<std::string> pieces;
        std::string stored;
        for (int i = 0; i < 700 * round; ++i) {
            // No LF behind a CR: the pieces are what they are.
            pieces.push_back(kinds[random() % (round % 2 == 0 ? kinds.size() : 2)]);
            stored += pieces.back();
        }
        const MeasuredText text(stored);
        ASSERT_EQ(text.length(), static_cast<Position>(pieces.size()));
        for (const TextUnit unit : {TextUnit::code_points, TextUnit::utf16, TextUnit::stored_code_points,
                                    TextUnit::stored_utf16, TextUnit::stored_bytes}) {
            Position at = 0;
            const std::vector<Position> width = widths(pieces, unit);
            for (std::size_t i = 0; i < pieces.size(); ++i)
                for (Position within = 0; within < width[i]; ++within, ++at) {
                    const MeasuredText::Place place = text.find(at, unit);
                    ASSERT_EQ(text.position_of(place.byte), static_cast<Position>(i));
                    ASSERT_EQ(place.inside, within > 0);
                }
            ASSERT_EQ(text.find(at, unit).byte, text.text().size());
            ASSERT_EQ(text.find(at + 1, unit).byte, MeasuredText::npos);
        }
    }
}

}  // namespace
}  // namespace qda
