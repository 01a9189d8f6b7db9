#include "qda/import/segmented_text.hpp"

#include <cstring>
#include <random>

#include <gtest/gtest.h>

namespace qda {
namespace {

using Side = SegmentedText::Side;

std::string little(std::uint64_t number, std::size_t size)
{
    std::string out;
    for (std::size_t i = 0; i < size; ++i) out += static_cast<char>(number >> 8 * i);
    return out;
}

struct Segment {
    std::uint32_t id;
    std::u16string text;
    bool mark = false;
};

std::string atext3(const std::vector<Segment>& segments)
{
    const unsigned char magic[] = {0x99, 0x40, 0xA8, 0xAC, 0x06, 0x70, 0x11, 0x49,
                                   0x9D, 0xB3, 0x64, 0xB9, 0xAB, 0x81, 0x2F, 0xF1};
    std::string text, records;
    std::uint64_t units = 0;
    for (const Segment& segment : segments) {
        records += little(segment.id, 4) + little(units, 4) +
                   little(segment.mark ? static_cast<std::uint32_t>(-2) : segment.text.size(), 4) + little(0, 4);
        for (const char16_t unit : segment.text) text += little(unit, 2);
        units += segment.text.size();
    }
    std::string head(reinterpret_cast<const char*>(magic), sizeof magic);
    head += little(112, 8) + little(132, 8) + little(132 + text.size(), 8);
    head.resize(132, '\0');
    return head + text + little(units, 8) + little(segments.size(), 4) + records;
}

SegmentedText read(const std::vector<Segment>& segments)
{
    SegmentedText text;
    EXPECT_EQ(read_atext3(atext3(segments), text), "");
    return text;
}

Position at(const SegmentedText& text, std::uint32_t segment, std::int64_t offset, Side side = Side::start)
{
    bool split = false;
    return text.position({segment, offset}, side, split).value_or(-9);
}

TEST(SegmentedText, CountsCodePointsWhereTheFileCountsUnits)
{
    const SegmentedText text = read({{1, u"a\U0001F600b"}, {2, u"\u2029", true}, {9, u"e\u0301\U0001F642"}, {3, u"\u2029", true}});
    EXPECT_EQ(text.text(), "a\xF0\x9F\x98\x80" "b\ne\xCC\x81\xF0\x9F\x99\x82\n");
    EXPECT_EQ(text.length(), 8);
    EXPECT_EQ(at(text, 1, 0), 0);
    EXPECT_EQ(at(text, 1, 3), 2);
    EXPECT_EQ(at(text, 9, 0), 4);
    EXPECT_EQ(at(text, 9, 4), 7);
    EXPECT_EQ(at(text, 9, -1), 7);
    EXPECT_EQ(text.part(2, 6), "b\ne\xCC\x81");
    EXPECT_EQ(text.paragraph(3), 1U);
    EXPECT_EQ(text.paragraph(4), 2U);
}

TEST(SegmentedText, APlaceWithinACharacterMovesOutwards)
{
    const SegmentedText text = read({{1, u"a\U0001F600b"}});
    bool split = false;
    EXPECT_EQ(text.position({1, 2}, Side::start, split), 1);
    EXPECT_TRUE(split);
    EXPECT_EQ(text.position({1, 2}, Side::end, split), 2);
}

TEST(SegmentedText, KnowsNoPlaceOutsideOfItsSegments)
{
    const SegmentedText text = read({{1, u"ab"}});
    EXPECT_EQ(at(text, 1, 3), -9);
    EXPECT_EQ(at(text, 1, -2), -9);
    EXPECT_EQ(at(text, 2, 0), -9);
}

TEST(SegmentedText, ALoneSurrogateIsOneCharacter)
{
    const SegmentedText text = read({{1, std::u16string(u"a") + char16_t{0xD800} + u"b" + char16_t{0xDC00}}});
    EXPECT_EQ(text.text(), "a\xEF\xBF\xBD" "b\xEF\xBF\xBD");
    EXPECT_EQ(text.length(), 4);
    EXPECT_EQ(at(text, 1, 4, Side::end), 4);
}

TEST(SegmentedText, RefusesWhatTheFileDoesNotHave)
{
    const std::string good = atext3({{1, u"abc"}, {2, u"\u2029", true}});
    for (std::size_t size = 0; size < good.size(); ++size) {
        SegmentedText text;
        EXPECT_NE(read_atext3(good.substr(0, size), text), "") << size;
    }
    std::mt19937 random(7);
    for (int i = 0; i < 3000; ++i) {  // whatever it says, it does not read outside
        std::string broken = good;
        for (int k = 0; k < 3; ++k) broken[16 + random() % (broken.size() - 16)] = static_cast<char>(random());
        SegmentedText text;
        read_atext3(broken, text);
    }
}

TEST(SegmentedText, ReadsSpansOfAnOlderText)
{
    SegmentedText text;
    read_ahtml("<?xml version='1.0'?><!DOCTYPE html SYSTEM 'x'><html><body>\n <h2 id=\"1\"><span id=\"2\">Kop &amp; &#x1F600;</span></h2>\n"
               " <p id=\"3\"><span class='a' id='4'>a<b>b</b>&nbsp;c<br/>d &unknown; &#0;</span></p><p/></body></html>", text);
    EXPECT_EQ(text.text(), "Kop & \xF0\x9F\x98\x80\nab\xC2\xA0" "c\nd &unknown; &#0;\n\n");
    EXPECT_EQ(at(text, 4, 0), 8);
    EXPECT_EQ(at(text, 2, -1, Side::end), 7);
    EXPECT_EQ(at(text, 4, 3), 11);
}

TEST(SegmentedText, AnOlderTextWithoutSegmentsIsAllText)
{
    SegmentedText text;
    read_ahtml("<html><body><p>one <i>two</i></p>\n<p>three", text);
    EXPECT_EQ(text.text(), "one two\nthree\n");
}

}  // namespace
}  // namespace qda
