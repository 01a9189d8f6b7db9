// Texts that are documents themselves: where a quotation stands is where its words are.

#include <random>

#include <gtest/gtest.h>

#include "unit/build/any_format.hpp"

namespace qda {
namespace {

std::u32string code_points_of(const std::string& text)
{
    std::u32string out;
    for (std::size_t i = 0; i < text.size();) {
        const auto first = static_cast<unsigned char>(text[i]);
        const std::size_t size = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        char32_t c = size == 1 ? first : first & (0xFFU >> (size + 1));
        for (std::size_t k = 1; k < size; ++k) c = c << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
        out += c;
        i += size;
    }
    return out;
}

void expect_words_at_their_places(const AnyReading& reading)
{
    EXPECT_EQ(reading.error, "");
    for (const AnyReading::Row& row : reading.rows) {
        const Id document = reading.universe.documents.find(row.document);
        ASSERT_TRUE(reading.universe.texts.count(document));
        const std::u32string text = code_points_of(reading.universe.texts.at(document));
        ASSERT_TRUE(row.span.known());
        EXPECT_EQ(text.substr(static_cast<std::size_t>(row.span.start), static_cast<std::size_t>(row.span.end - row.span.start)),
                  code_points_of(row.text));
        EXPECT_EQ(std::to_string(text.size()), *reading.universe.documents[document].get("length"));
    }
}

// Passages put into a random text by hand, innermost first as they close; the reader must find the same ones.
TEST(Qcoder, FindsNestedPassagesWhereTheyWerePut)
{
    std::mt19937 random(11);
    const std::string pieces[] = {"a", "b ", "\n", "\xF0\x9F\x98\x80", "e\xCC\x81", "(x)", "(QCOD", "{#no}", "\xC3\xA9"};
    for (int round = 0; round < 200; ++round) {
        std::string marked;
        Position points = 0;
        struct Open {
            Position start;
            std::size_t number;
        };
        std::vector<Open> open;
        std::vector<std::string> expected;
        const auto close = [&] {
            const std::string code = "c" + std::to_string(open.back().number);
            marked += "(/QCODE){#" + code + "}";
            expected[open.back().number] = std::to_string(open.back().start) + "-" + std::to_string(points) + "|" + code;
            open.pop_back();
        };
        for (int step = 0; step < 60; ++step) {
            switch (random() % 4) {
            case 0:
                open.push_back({points, expected.size()});
                expected.emplace_back();
                marked += "(QCODE)";
                break;
            case 1:
                if (!open.empty()) close();
                break;
            default: {
                const std::string& piece = pieces[random() % std::size(pieces)];
                marked += piece;
                points += static_cast<Position>(code_points_of(piece).size());
            }
            }
        }
        while (!open.empty()) close();
        ReadOptions options;
        options.format = "qcoder";
        const AnyReading reading = read_any({{"t.txt", marked}}, options);
        expect_words_at_their_places(reading);
        std::vector<std::string> found;
        for (const auto& row : reading.rows)
            found.push_back(std::to_string(row.span.start) + "-" + std::to_string(row.span.end) + "|" + row.code);
        EXPECT_EQ(found, expected) << marked;
    }
}

TEST(Rock, LinesAreUtterancesAndMarksAreNoText)
{
    const AnyReading reading = read_any({{"d.rock", "# remark\n[[uid=a]] \xF0\x9F\x98\x80 een [[x]] twee\r\n\n---<<p>>---\n~[[uid=b]] ~cafe\xCC\x81 [[y>z]] [[x]]\n"}});
    expect_words_at_their_places(reading);
    EXPECT_EQ(reading.lines(), (std::vector<std::string>{"d|a|0-10|x|", "d|b|11-16|y>z|", "d|b|11-16|x|"}));
    EXPECT_EQ(reading.universe.texts.at(0), "\xF0\x9F\x98\x80 een twee\ncafe\xCC\x81");
}

TEST(Rock, TheCoderOfALineIsTheLastOneNamed)
{
    const AnyReading reading = read_any({{"d.rock", "a [[x]]\n[[coderId=ann]]\nb [[x]]\nc [[x]] [[coderId:ben]]\nd [[x]]\n"}});
    EXPECT_EQ(reading.lines(), (std::vector<std::string>{"d|1|0-1|x|", "d|2|2-3|x|ann", "d|3|4-5|x|ben", "d|4|6-7|x|ben"}));
}

TEST(Rock, CopiesOfOneTextAreOneDocument)
{
    const std::string first = "[[coderId=ann]]\n[[uid=u1]] een\n[[uid=u2]] twee [[x]]\n";
    const std::string second = "[[coderId=ben]]\n[[uid=u1]] een [[y]]\n---<<p>>---\n\n[[uid=u2]] twee [[x]]\n";
    const AnyReading reading = read_any({{"a.rock", first}, {"b.rock", second}});
    EXPECT_EQ(reading.lines(), (std::vector<std::string>{"a|u2|4-8|x|ann", "a|u1|0-3|y|ben", "a|u2|4-8|x|ben"}));
    EXPECT_EQ(reading.universe.documents.size(), 1U);
}

TEST(NvivoText, TheSamePassageUnderTwoCodesIsOneQuotation)
{
    const std::string head = "<Files\\\\F\\\\D> - \xC2\xA7 2 references coded  [1.20% Coverage]\n\n";
    const std::string passage = "Reference 1 - 0.80% Coverage\n\nyes\n\nReference 2 - 0.80% Coverage\n\n";
    const AnyReading reading = read_any({{"x/A.txt", head + passage + "no\n"}, {"x/B.txt", head + passage + "yes\n"}});
    ASSERT_EQ(reading.rows.size(), 4U);
    EXPECT_EQ(reading.rows[0].quotation, reading.rows[2].quotation);
    EXPECT_NE(reading.rows[2].quotation, reading.rows[3].quotation);  // said twice
    EXPECT_EQ(reading.rows[3].code, "B");
    EXPECT_EQ(*reading.universe.documents[0].get("group"), "F");
}

TEST(NvivoText, DocumentsOfOneNameInTwoFoldersAreTwo)
{
    const auto text = [](const std::string& path) {
        return "<" + path + "> - \xC2\xA7 1 reference coded  [1% Coverage]\n\nReference 1 - 1% Coverage\n\nyes\n\n";
    };
    const AnyReading reading = read_any({{"A.txt", text("Files\\\\F\\\\D") + text("Internals\\\\G\\\\D")}});
    EXPECT_EQ(reading.universe.documents.names(), (std::vector<std::string>{"D", "G\\D"}));
}

}  // namespace
}  // namespace qda
