// Which quotations overlap: the rule case by case, and the sweep against all pairs.

#include "qda/analysis/overlaps.hpp"

#include <ostream>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace qda {
namespace {

struct OverlapCase {
    std::string name;
    Span first, second;
    bool expected;

    friend void PrintTo(const OverlapCase& c, std::ostream* out) { *out << c.name; }
};

const OverlapCase kCases[] = {
    {"PartOfBoth", {0, 10}, {5, 20}, true},
    {"OneWithinTheOther", {0, 10}, {3, 4}, true},
    {"TheSame", {3, 7}, {3, 7}, true},
    {"OnlyTouching", {0, 10}, {10, 20}, false},
    {"Apart", {0, 10}, {11, 20}, false},
    {"EmptyWithinAnother", {5, 5}, {0, 10}, false},
    {"TheSameEmptyPlace", {5, 5}, {5, 5}, false},
    {"EmptyAtTheStartOfAnother", {5, 5}, {5, 9}, false},
    {"UnknownPlaces", {}, {}, false},
    {"OneUnknownPlace", {}, {0, 10}, false},
    {"AcrossPages", {on_page(1, 90), on_page(2, 5)}, {on_page(2, 0), on_page(2, 9)}, true},
    {"OtherPages", {on_page(1, 0), on_page(1, 9)}, {on_page(2, 0), on_page(2, 9)}, false},
};

class Overlap : public testing::TestWithParam<OverlapCase> {};

TEST_P(Overlap, IsSharingAUnit)
{
    const auto& [name, first, second, expected] = GetParam();
    EXPECT_EQ(overlap(first, second), expected);
    EXPECT_EQ(overlap(second, first), expected);
}

INSTANTIATE_TEST_SUITE_P(Examples, Overlap, testing::ValuesIn(kCases),
                         [](const auto& info) { return info.param.name; });

TEST(Overlaps, AreThoseOfAllPairs)
{
    for (std::uint32_t seed = 1; seed <= 200; ++seed) {
        std::mt19937 random(seed);
        const auto below = [&](std::uint32_t n) { return static_cast<Position>(random() % n); };
        Batch batch;
        batch.rows = random() % 25;
        for (std::size_t row = 0; row < batch.rows; ++row) {
            const Position start = below(30);
            batch.document.push_back(static_cast<Id>(below(2)));
            batch.quotation.push_back(static_cast<Id>(row));
            batch.span.push_back(below(10) == 0 ? Span{} : Span{start, start + below(8)});
            batch.code.push_back(kNone);
            batch.quotation_name.add("q");
        }
        Corpus corpus;
        corpus.add(batch);
        corpus.close();
        const auto found = overlaps(corpus);
        ASSERT_EQ(found.size(), corpus.size());
        for (std::size_t i = 0; i < corpus.size(); ++i) {
            std::vector<std::size_t> expected;
            for (std::size_t j = 0; j < corpus.size(); ++j)
                if (i != j && corpus[i].document == corpus[j].document && overlap(corpus[i].span, corpus[j].span))
                    expected.push_back(j);
            EXPECT_EQ(found[i], expected) << "seed " << seed << ", quotation " << i;
        }
    }
}

}  // namespace
}  // namespace qda
