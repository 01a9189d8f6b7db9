#include "qda/import/reference.hpp"

#include <string>

#include <gtest/gtest.h>

namespace qda {
namespace {

constexpr Position on(Position page, Position character) { return on_page(page, character); }

struct ReferenceCase {
    std::string name;
    std::string cell;
    PositionUnit unit;
    Span span;

    friend void PrintTo(const ReferenceCase& c, std::ostream* out) { *out << c.name; }
};

const ReferenceCase kCases[] = {
    {"Paragraphs", "12 - 13", PositionUnit::paragraph, {11, 13}},
    {"OneParagraph", "1 - 1", PositionUnit::paragraph, {0, 1}},
    {"WithoutBlanks", "12-13", PositionUnit::paragraph, {11, 13}},
    {"MacParagraph",
     "\xC2\xB6\xE2\x80\x89"
     "12",
     PositionUnit::paragraph,
     {11, 12}},
    {"MacParagraphs",
     "\xC2\xB6\xE2\x80\x89"
     "12\xE2\x80\x89\xE2\x80\x93\xE2\x80\x89"
     "14",
     PositionUnit::paragraph,
     {11, 14}},
    {"ParagraphWithOrdinaryBlank", "\xC2\xB6 8", PositionUnit::paragraph, {7, 8}},
    {"PageAndCharacter", "3:50 - 3:121", PositionUnit::page_codepoint, {on(3, 49), on(3, 121)}},
    {"OverPages", "3:50 - 4:1", PositionUnit::page_codepoint, {on(3, 49), on(4, 1)}},
    {"Time", "0:01:02 - 1:00:00", PositionUnit::millisecond, {62'000, 3'600'000}},
    {"TimeWithMilliseconds", "0:00:01:005 - 0:00:01.250", PositionUnit::millisecond, {1'005, 1'250}},
    {"StartOfARecording", "0:00:05", PositionUnit::millisecond, {5'000, 5'000}},
    {"Nothing", "", PositionUnit::unknown, {}},
    {"PlainNumber", "12", PositionUnit::unknown, {}},
    {"PageOnly", "p 12", PositionUnit::unknown, {}},
    {"Backwards", "13 - 12", PositionUnit::unknown, {}},
    {"FromZero", "0 - 1", PositionUnit::unknown, {}},
    {"CharacterZero", "1:0 - 1:4", PositionUnit::unknown, {}},
    {"NoTime", "0:61:02", PositionUnit::unknown, {}},
    {"MixedEnds", "3 - 3:4", PositionUnit::unknown, {}},
    {"Picture", "10,20 - 30,40", PositionUnit::unknown, {}},
    {"TooLarge", "99999999999 - 99999999999", PositionUnit::unknown, {}},
    {"Words", "see above", PositionUnit::unknown, {}},
};

class Reference : public testing::TestWithParam<ReferenceCase> {};

TEST_P(Reference, IsThePlaceItNames)
{
    const Place place = place_of(GetParam().cell);
    EXPECT_EQ(place.unit, GetParam().unit);
    EXPECT_EQ(place.span, GetParam().span);
}

INSTANTIATE_TEST_SUITE_P(Cells, Reference, testing::ValuesIn(kCases), [](const auto& test) { return test.param.name; });

TEST(StartAndEnd, AreParagraphsPagesOrTimes)
{
    EXPECT_EQ(place_between("4", "5").span, (Span{3, 5}));
    EXPECT_EQ(place_between("3:50", "3:60").unit, PositionUnit::page_codepoint);
    EXPECT_EQ(place_between("0:00:01", "0:00:02").span, (Span{1000, 2000}));
    EXPECT_EQ(place_between("4", "").unit, PositionUnit::unknown);
    EXPECT_EQ(place_between("4", "0:00:02").unit, PositionUnit::unknown);
}

}  // namespace
}  // namespace qda
