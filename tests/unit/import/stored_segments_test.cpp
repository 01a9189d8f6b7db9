#include "qda/import/stored_segments.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace qda {
namespace {

using testing::HasSubstr;

Span placed(const std::string& text, StoredSegment segment, PlaceTally& tally, bool maybe_utf16 = false)
{
    const MeasuredText measured(text);
    std::vector<StoredSegment> segments = {std::move(segment)};
    place_segments(measured, "D", units_of(measured, maybe_utf16), segments, tally);
    return segments.front().span;
}

std::string said(const PlaceTally& tally)
{
    Diagnostics diagnostics;
    tally.say("in.db", diagnostics);
    std::string all;
    for (const Diagnostics::Remark& remark : diagnostics.remarks()) all += remark.what + "\n";
    return all;
}

TEST(StoredSegments, WhereTheWordsAreNothingIsSaid)
{
    PlaceTally tally;
    EXPECT_EQ(placed("een twee drie", {4, 8, "twee", {}}, tally), (Span{4, 8}));
    EXPECT_EQ(tally.exact, 1U);
    EXPECT_EQ(said(tally), "");
}

TEST(StoredSegments, Utf16UnitsAreKnownByTheWords)
{
    PlaceTally tally;
    EXPECT_EQ(placed("\xF0\x9F\x91\x8B een twee", {7, 11, "twee", {}}, tally, true), (Span{6, 10}));
    EXPECT_EQ(tally.utf16, 1U);
    EXPECT_THAT(said(tally), HasSubstr("1 exact (1 of them in UTF-16 units)"));
}

// "aa" stands at both places: the unit that is right for the other segment decides.
TEST(StoredSegments, TheUnitOfMostSegmentsDecides)
{
    const MeasuredText text("\xF0\x9F\x91\x8B"
                            "aaa b");
    std::vector<StoredSegment> segments = {{2, 4, "aa", {}}, {6, 7, "b", {}}};
    PlaceTally tally;
    place_segments(text, "D", units_of(text, true), segments, tally);
    EXPECT_EQ(segments[0].span, (Span{1, 3}));
    EXPECT_EQ(segments[1].span, (Span{5, 6}));
}

TEST(StoredSegments, TheNearestPlaceOfTheWordsIsTaken)
{
    PlaceTally tally;
    //                           0         10        20
    const std::string text = "twee een twee drie twee";
    EXPECT_EQ(placed(text, {11, 15, "twee", {}}, tally), (Span{9, 13}));
    EXPECT_EQ(placed(text, {14, 18, "twee", {}}, tally), (Span{19, 23})) << "as near on both sides: the one behind";
    EXPECT_EQ(tally.moved, 2U);
    EXPECT_EQ(tally.farthest, 5);
}

TEST(StoredSegments, FartherThanAHundredCharactersIsNotLookedFor)
{
    PlaceTally tally;
    const std::string gap(101, 'x');
    EXPECT_EQ(placed("twee" + gap, {101, 105, "twee", {}}, tally), (Span{101, 105}));
    EXPECT_EQ(tally.elsewhere, 1U);
    EXPECT_EQ(placed("twee" + gap, {100, 104, "twee", {}}, tally), (Span{0, 4}));
}

TEST(StoredSegments, BehindTheTextThePlaceIsUnknown)
{
    PlaceTally tally;
    EXPECT_FALSE(placed("een", {2, 9, "", {}}, tally).known());
    EXPECT_FALSE(placed("een", {2, 1, "", {}}, tally).known());
    EXPECT_FALSE(placed("een", {-1, 2, "geheim", {}}, tally).known());
    EXPECT_FALSE(placed("", {0, 6, "geheim", {}}, tally).known());
    EXPECT_EQ(tally.outside, 4U);
    EXPECT_THAT(said(tally), HasSubstr("document 'D', 2 to 9"));
    EXPECT_THAT(said(tally), testing::Not(HasSubstr("geheim")));
}

TEST(StoredSegments, WithoutWordsAPlaceIsTakenAsItIs)
{
    PlaceTally tally;
    EXPECT_EQ(placed("een twee", {4, 8, "", {}}, tally), (Span{4, 8}));
    EXPECT_EQ(tally.unchecked, 1U);
}

TEST(StoredSegments, BytesWithinACharacterAreTakenFromItsStart)
{
    const MeasuredText text("\xC3\xA9\xC3\xA9");
    std::vector<StoredSegment> segments = {{1, 4, "", {}}};
    PlaceTally tally;
    place_segments(text, "D", {TextUnit::stored_bytes}, segments, tally);
    EXPECT_EQ(segments[0].span, (Span{0, 2}));
    EXPECT_EQ(tally.inside, 1U);
}

}  // namespace
}  // namespace qda
