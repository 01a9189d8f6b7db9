#include "qda/import/hu_place.hpp"

#include <ostream>
#include <string>

#include <gtest/gtest.h>

#include "qda/import/hu_project.hpp"
#include "qda/import/hu_text.hpp"

namespace qda {
namespace {

struct PlaceCase {
    std::string name;
    std::string loc;
    HuSyntax syntax;
    Span span;
    bool reversed = false;

    friend void PrintTo(const PlaceCase& c, std::ostream* out) { *out << c.name; }
};

const PlaceCase kPlaces[] = {
    {"OnOnePage", "1:1317:1:1330", HuSyntax::offsets, {on_page(1, 1317), on_page(1, 1330)}},
    {"OverPages", "2:990:3:14", HuSyntax::offsets, {on_page(2, 990), on_page(3, 14)}},
    {"EmptyIsAPlace", "1:5:1:5", HuSyntax::offsets, {on_page(1, 5), on_page(1, 5)}},
    {"LargestNumbers",
     "0:0:1073741824:4294967294",
     HuSyntax::offsets,
     {on_page(0, 0), on_page(kMostPages, kMostUnits)}},
    {"PageTooLarge", "0:0:1073741825:1", HuSyntax::other, {}},
    {"OffsetTooLarge", "1:0:1:4294967295", HuSyntax::other, {}},
    {"OffsetBeyondAnyNumber", "1:0:1:99999999999999999999999999", HuSyntax::other, {}},
    {"Reversed", "1:9:1:3", HuSyntax::offsets, {}, true},
    {"ReversedPages", "2:1:1:3", HuSyntax::offsets, {}, true},
    {"Negative", "1:-4:1:3", HuSyntax::other, {}},
    {"ThreeNumbers", "1:4:9", HuSyntax::other, {}},
    {"SixNumbers", "1:4:9:1:2:3", HuSyntax::other, {}},
    {"BlankInside", "1:4 :1:9", HuSyntax::other, {}},
    {"ColonAtTheEnd", "1:4:1:9:", HuSyntax::other, {}},
    {"Area", "1:260:719:98:14", HuSyntax::area, {}},
    {"AreaLeftOfItsPage", "1:-2.5:719:98:14", HuSyntax::area, {}},
    {"AreaWithoutAHeight", "1:260:719:98:", HuSyntax::other, {}},
    {"Lines", "3 @ 12, 9 @ 14!", HuSyntax::lines, {}},
    {"Recording", "start=0 end=1200", HuSyntax::recording, {}},
    {"Nothing", "", HuSyntax::other, {}},
    {"Words", "by heart", HuSyntax::other, {}},
};

class HuPlaces : public testing::TestWithParam<PlaceCase> {};

TEST_P(HuPlaces, AreOffsetsOnlyWhereTheyAre)
{
    const PlaceCase& c = GetParam();
    const HuPlace place = hu_place(c.loc);
    EXPECT_EQ(place.syntax, c.syntax);
    EXPECT_EQ(place.span, c.span);
    EXPECT_EQ(place.reversed, c.reversed);
}

INSTANTIATE_TEST_SUITE_P(Examples, HuPlaces, testing::ValuesIn(kPlaces),
                         [](const auto& info) { return info.param.name; });

TEST(HuNumber, IsWhatTheProgramShows)
{
    const auto shown = [](std::uint64_t document, std::uint64_t number) { return document << 32 | number; };
    EXPECT_EQ(hu_number("q2_13_12"), shown(2, 13));
    EXPECT_EQ(hu_number("q1_5"), shown(1, 5));
    EXPECT_EQ(hu_number("q0_0_0"), shown(0, 0));
    EXPECT_EQ(hu_number("2:13"), shown(2, 13));
    EXPECT_EQ(hu_number("q4294967295_4294967295"), shown(4294967295, 4294967295));
}

TEST(HuNumber, IsNoneOfOtherIds)
{
    for (const char* id : {"", "q", "q2", "q2_", "q2_13_", "q2_13_12_", "q2_13_12_1", "q02_13", "q2_013", "q2:13",
                           "2_13", "2:13:4", "q4294967296_1", "q-1_2", "Q2_13", "q2_13_x", "co_1", "q 2_13"})
        EXPECT_EQ(hu_number(id), std::nullopt) << id;
}

TEST(HuText, JoinsParagraphsWithOneLineFeed)
{
    HuText text;
    text.begin();
    text.add("\n   ");
    text.begin_paragraph();
    text.add("a ");
    text.add("b");
    text.end_paragraph();
    text.add("\n   ");
    text.begin_paragraph();
    text.end_paragraph();
    text.begin_paragraph();
    text.add("c");
    text.end_paragraph();
    EXPECT_EQ(text.finish(), "a b\n\nc");
}

TEST(HuText, KeepsTextBesideParagraphs)
{
    HuText text;
    text.begin();
    text.add(" plain\n");
    EXPECT_EQ(text.finish(), "plain");
    text.begin();
    text.add("before");
    text.begin_paragraph();
    text.add("a");
    text.end_paragraph();
    text.add("behind ");
    EXPECT_EQ(text.finish(), "before\na\nbehind");
    text.begin();
    EXPECT_EQ(text.finish(), "");
}

}  // namespace
}  // namespace qda
