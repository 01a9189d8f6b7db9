#include "qda/table/separators.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace qda {
namespace {

using Instructions = SeparatorFinder::Instructions;

// What this machine can do.
std::vector<Instructions> instructions()
{
    std::vector<Instructions> all;
    for (const Instructions use : {Instructions::common, Instructions::avx2, Instructions::avx512})
        if (use <= SeparatorFinder::best()) all.push_back(use);
    return all;
}

struct Found {
    std::vector<std::uint32_t> places;
    bool irregular = false;
    bool inside = false;

    friend bool operator==(const Found&, const Found&) = default;
};

Found found(const std::string& text, bool quoted, std::size_t window = 64, Instructions use = SeparatorFinder::best())
{
    const std::string bytes = text + std::string(64, '\0');
    SeparatorFinder finder(',', quoted, use);
    finder.start();
    Found all;
    for (std::size_t from = 0; from < text.size() && !finder.irregular(); from += window) {
        const std::size_t to = std::min(from + window, text.size());
        std::vector<std::uint32_t> out(to - from + SeparatorFinder::kSlack);
        out.resize(finder.find(bytes.data(), from, to, out.data()));
        all.places.insert(all.places.end(), out.begin(), out.end());
    }
    all.irregular = finder.irregular();
    all.inside = finder.inside();
    return all;
}

// Byte by byte; texts whose quotes all stand where RFC 4180 has them.
std::vector<std::uint32_t> expected(const std::string& text, bool quoted)
{
    std::vector<std::uint32_t> places;
    bool inside = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (quoted && text[i] == '"') inside = !inside;
        if (!inside && (text[i] == ',' || text[i] == '\n')) places.push_back(static_cast<std::uint32_t>(i));
    }
    return places;
}

std::string any_csv(std::mt19937& random)
{
    const std::string kFields[] = {"", "a", "\"\"", "\"b,\n\"\"c\"\"\"", "words and words", "\u00e9\u20ac", "\"\r\n\"", ",,,,,,,,,"};
    std::string text;
    for (std::size_t n = random() % 60; n > 0; --n)
        text += kFields[random() % std::size(kFields)] + (random() % 4 == 0 ? "\r\n" : ",");
    return text;
}

TEST(Separators, AreWhatStandsOutsideQuotes)
{
    std::mt19937 random(4180);
    for (int i = 0; i < 500; ++i) {
        const std::string text = any_csv(random);
        for (const bool quoted : {true, false}) {
            const Found wanted{expected(text, quoted), false, false};
            for (const std::size_t window : {64U, 128U, 16384U})
                for (const Instructions use : instructions())
                    ASSERT_EQ(found(text, quoted, window, use), wanted) << testing::PrintToString(text);
        }
    }
}

// Quotes anywhere: what is found does not depend on what a machine can do.
TEST(Separators, AreTheSameOnEveryMachine)
{
    std::mt19937 random(512);
    std::size_t irregular = 0;
    for (int i = 0; i < 3000; ++i) {
        std::string text = any_csv(random);
        for (std::size_t n = random() % 3; n > 0 && !text.empty(); --n)
            text[random() % text.size()] = "\"\r\n,x"[random() % 5];
        const Found common = found(text, true, 64, Instructions::common);
        for (const Instructions use : instructions())
            ASSERT_EQ(found(text, true, 64, use), common) << testing::PrintToString(text);
        irregular += common.irregular ? 1 : 0;
    }
    EXPECT_GT(irregular, 100U);
    EXPECT_LT(irregular, 2900U);
}

TEST(Separators, TellThatTheTextEndsWithinQuotes)
{
    EXPECT_TRUE(found("a,\"b", true).inside);
    EXPECT_FALSE(found("a,\"b\"", true).inside);
    EXPECT_FALSE(found("a,\"b", false).inside);
}

}  // namespace
}  // namespace qda
