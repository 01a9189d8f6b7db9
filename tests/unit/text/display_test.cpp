#include "qda/text/display.hpp"

#include <gtest/gtest.h>

namespace qda {
namespace {

struct DisplayCase {
    std::string name;
    std::string text;
    std::string visible;
    std::size_t width;  // of the visible text

    friend void PrintTo(const DisplayCase& c, std::ostream* out) { *out << c.name; }
};

const DisplayCase kCases[] = {
    {"Empty", "", "", 0},
    {"Ascii", "Respondent 1", "Respondent 1", 12},
    {"BackslashStays", "a\\n", "a\\n", 3},
    {"Accent", "caf\u00e9", "caf\u00e9", 4},
    {"CombiningAccent", "cafe\u0301", "cafe\u0301", 4},
    {"EnDash", "\u2013", "\u2013", 1},
    {"Wide", "\u65e5\u672c", "\u65e5\u672c", 4},
    {"FullWidth", "\uff21", "\uff21", 2},
    {"HalfWidthKatakana", "\uff76", "\uff76", 1},
    {"Emoji", "\U0001F600", "\U0001F600", 2},
    {"JoinedEmoji", "\U0001F469\u200D\U0001F4BB", "\U0001F469\u200D\U0001F4BB", 4},  // an upper bound
    {"HangulSyllableOfParts", "\u1112\u1161\u11ab", "\u1112\u1161\u11ab", 2},
    {"LineFeedTabReturn", "a\nb\tc\r", "a\\nb\\tc\\r", 9},
    {"EscapeSequence", "\x1b[31mred", "\\x1b[31mred", 11},
    {"Delete", "\x7f", "\\x7f", 4},
    {"EightBitControl", "\u009b31m", "\\x9b31m", 7},
    {"Nul", std::string("\0", 1), "\\x00", 4},
    {"LineSeparator", "\u2028", "\\u2028", 6},
    {"RightToLeftOverride", "\u202egpj", "\\u202egpj", 9},
    {"Isolate", "\u2066", "\\u2066", 6},
    {"BrokenBytes", "a\xff\xc3", "a\uFFFD\uFFFD", 3},
};

class Display : public testing::TestWithParam<DisplayCase> {};

TEST_P(Display, ShowsWhatWouldSteerTheTerminal)
{
    const auto& [name, text, visible, width] = GetParam();
    std::string out;
    append_visible(out, text);
    EXPECT_EQ(out, visible);
    EXPECT_EQ(display_width(out), width);
}

INSTANTIATE_TEST_SUITE_P(Examples, Display, testing::ValuesIn(kCases), [](const auto& test) { return test.param.name; });

TEST(Display, KeepsWhatItIsToldTo)
{
    std::string out;
    append_visible(out, "a\nb\tc", "\n");
    EXPECT_EQ(out, "a\nb\\tc");
}

}  // namespace
}  // namespace qda
