#include "qda/text/encoding.hpp"

#include <gtest/gtest.h>

namespace qda {
namespace {

using namespace std::string_literals;

struct EncodingCase {
    std::string name;
    std::string bytes;
    Encoding expected;
    std::string text;  // what decode() gives; unused where it cannot

    friend void PrintTo(const EncodingCase& c, std::ostream* out) { *out << c.name; }
};

const EncodingCase kCases[] = {
    {"Nothing", "", Encoding::utf8, ""},
    {"Ascii", "abc\n", Encoding::utf8, "abc\n"},
    {"Utf8", "caf\xC3\xA9 \xF0\x9F\x98\x80", Encoding::utf8, "caf\xC3\xA9 \xF0\x9F\x98\x80"},
    {"Utf8Mark",
     "\xEF\xBB\xBF"
     "a",
     Encoding::utf8, "a"},
    {"Utf16LittleMark",
     "\xFF\xFE"
     "a\0\xE9\0"s,
     Encoding::utf16le, "a\xC3\xA9"},
    {"Utf16BigMark", "\xFE\xFF\0a\xD8\x3D\xDE\x00"s, Encoding::utf16be, "a\xF0\x9F\x98\x80"},
    {"Utf16LittleWithoutMark", "I\0D\0,\0\x16\x7F\n\0"s, Encoding::utf16le, "ID,\xE7\xBC\x96\n"},
    {"Utf16BigWithoutMark", "\0I\0D\0,\x7F\x16\0\n"s, Encoding::utf16be, "ID,\xE7\xBC\x96\n"},
    {"Windows1252",
     "caf\xE9 \x96 \x80"
     "5",
     Encoding::windows_1252,
     "caf\xC3\xA9 \xE2\x80\x93 \xE2\x82\xAC"
     "5"},
    {"DamagedUtf8", "\xC3\xA9\xC3\xA9\xE9 ", Encoding::damaged_utf8, ""},
    {"MarkAndBrokenBytesIsDamaged", "\xEF\xBB\xBF\xE9 \xE9", Encoding::damaged_utf8, ""},
    {"OverlongIsNotUtf8", "\xC0\xAF", Encoding::windows_1252, "\xC3\x80\xC2\xAF"},
    {"SurrogateIsNotUtf8", "\xED\xA0\x80", Encoding::windows_1252, "\xC3\xAD\xC2\xA0\xE2\x82\xAC"},
    {"CutUtf8AtTheEndOfTheInput", "\xC3\xA9\xC3\xA9\xE2\x80", Encoding::windows_1252,
     "\xC3\x83\xC2\xA9\xC3\x83\xC2\xA9\xC3\xA2\xE2\x82\xAC"},
    {"Zip", "PK\x03\x04"s + "x", Encoding::binary, ""},
    {"Nul", "ab\0\0cd"s, Encoding::binary, ""},
};

class SniffEncoding : public testing::TestWithParam<EncodingCase> {};

TEST_P(SniffEncoding, RecognisesByContent) { EXPECT_EQ(sniff_encoding(GetParam().bytes, true), GetParam().expected); }

TEST_P(SniffEncoding, DecodesToUtf8)
{
    Source source = Source::from_text("in.csv", GetParam().bytes);
    Diagnostics diagnostics;
    if (GetParam().expected == Encoding::binary || GetParam().expected == Encoding::damaged_utf8) {
        EXPECT_THROW(decode(source, "", diagnostics), Error);
        return;
    }
    decode(source, "", diagnostics);
    EXPECT_EQ(source.read_all(1000), GetParam().text);
    EXPECT_EQ(diagnostics.remarks().empty(), GetParam().expected == Encoding::utf8);
}

TEST_P(SniffEncoding, TranscodesByteByByteAsWhole)
{
    const Encoding encoding = GetParam().expected;
    if (encoding == Encoding::utf8 || encoding == Encoding::damaged_utf8 || encoding == Encoding::binary) return;
    const auto transcoder = make_transcoder(encoding, "in.csv");
    std::string out;
    for (const char c : GetParam().bytes.substr(mark_size(GetParam().bytes, encoding)))
        transcoder->feed({&c, 1}, false, out);
    transcoder->feed({}, true, out);
    EXPECT_EQ(out, GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(Examples, SniffEncoding, testing::ValuesIn(kCases),
                         [](const auto& test) { return test.param.name; });

TEST(SniffEncodingOfAHead, LeavesACutCharacterOut)
{
    EXPECT_EQ(sniff_encoding("\xC3\xA9\xE2\x80", false), Encoding::utf8);
}

std::string error_of(const std::string& bytes, const std::string& forced)
{
    try {
        Source source = Source::from_text("in.csv", bytes);
        Diagnostics diagnostics;
        decode(source, forced, diagnostics);
        source.read_all(1000);
    } catch (const Error& error) {
        return to_string(error.problems().at(0).where) + " " + error.what();
    }
    return "";
}

TEST(Decode, SaysWhereAByteIsWrong)
{
    EXPECT_EQ(error_of("a\nb\x81", ""), "in.csv:2:2 byte 0x81 is no character of Windows-1252");
    EXPECT_EQ(error_of("\xFF\xFE"
                       "a\0\n\0\x3D\xD8"
                       "b\0"s,
                       ""),
              "in.csv:2:1 UTF-16 surrogate 0xD83D without its partner");
    EXPECT_EQ(error_of("\xFF\xFE"
                       "a\0b"s,
                       ""),
              "in.csv:1:2 UTF-16 ends in half a character (odd number of bytes)");
    EXPECT_EQ(error_of("\xC3\xA9\xC3\xA9\n\xC3\xA9\xFF", ""), "in.csv:2:2 byte 0xFF is not UTF-8 here");
    EXPECT_EQ(error_of("%PDF-1.7", ""), "in.csv is a PDF document, not text");
    EXPECT_EQ(error_of("a", "utf-9"), " no encoding 'utf-9'");
}

TEST(Decode, TakesTheForcedEncoding)
{
    EXPECT_EQ(error_of("\xC3\xA9\xC3\xA9\xE9", "windows-1252"), "");
    EXPECT_EQ(error_of("a\0"s, "UTF_16"), "");
}

TEST(Decode, LooksPastAHeadOfAscii)
{
    Source source = Source::from_text("in.csv", std::string(100'000, 'a') + "\xE9");
    Diagnostics diagnostics;
    decode(source, "", diagnostics);
    EXPECT_EQ(source.read_all(1'000'000).substr(100'000), "\xC3\xA9");
}

}  // namespace
}  // namespace qda
