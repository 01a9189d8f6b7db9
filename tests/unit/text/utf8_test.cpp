#include "qda/text/utf8.hpp"

#include <string>

#include <gtest/gtest.h>

namespace qda {
namespace {

constexpr std::size_t kFine = std::string_view::npos;

struct Utf8Case {
    std::string name;
    std::string text;
    std::size_t error;

    friend void PrintTo(const Utf8Case& c, std::ostream* out) { *out << c.name; }
};

const Utf8Case kCases[] = {
    {"Empty", "", kFine},
    {"Ascii", "twelve bytes", kFine},
    {"TwoThreeFourBytes", "é€😀", kFine},
    {"LastOfEachLength", "\x7F\xDF\xBF\xEF\xBF\xBF\xF4\x8F\xBF\xBF", kFine},
    {"AroundTheSurrogates", "\xED\x9F\xBF\xEE\x80\x80", kFine},
    {"AfterALongAsciiRun", "0123456789abcdef\xFFx", 16},
    {"LoneContinuation", "ab\x80", 2},
    {"CutShort", "ab\xE2\x82", 2},
    {"CutByAscii", "\xE2\x82z", 0},
    {"OverlongTwo", "\xC0\xAF", 0},
    {"OverlongThree", "a\xE0\x9F\xBF", 1},
    {"OverlongFour", "\xF0\x8F\xBF\xBF", 0},
    {"Surrogate", "é\xED\xA0\x80", 2},
    {"PastTheLast", "\xF4\x90\x80\x80", 0},
    {"Latin1", "Priv\xE9", 4},
};

class Utf8 : public testing::TestWithParam<Utf8Case> {};

TEST_P(Utf8, NamesTheFirstByteThatIsWrong)
{
    EXPECT_EQ(utf8_error(GetParam().text), GetParam().error);
    EXPECT_EQ(valid_utf8(GetParam().text), GetParam().error == kFine);
}

INSTANTIATE_TEST_SUITE_P(Texts, Utf8, testing::ValuesIn(kCases), [](const auto& info) { return info.param.name; });

TEST(CodePoints, CountsWhatBeginsACodePoint)
{
    EXPECT_EQ(code_points(""), 0U);
    EXPECT_EQ(code_points("abc"), 3U);
    EXPECT_EQ(code_points("é€😀"), 3U);
    EXPECT_EQ(code_points("e\xCC\x81"), 2U);  // é of two code points
}

TEST(CodePoints, AgreesWithCountingByteByByte)
{
    const std::string mixed = "aé€😀zz\xCC\x81ß";
    std::string text;
    for (int i = 0; i < 40; ++i) {
        text += mixed[static_cast<std::size_t>(i) % mixed.size()];  // also cut ones: lengths of every remainder by 8
        std::size_t expected = 0;
        for (const char c : text)
            if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++expected;
        EXPECT_EQ(code_points(text), expected);
    }
}

}  // namespace
}  // namespace qda
