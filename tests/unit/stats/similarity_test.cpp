// Published values are in qda self-test; here what is undefined, bounds and symmetry.

#include "qda/stats/similarity.hpp"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace qda {
namespace {

using Measure = std::optional<double> (*)(const PairCount&, std::uint64_t);
constexpr Measure kShares[] = {simple_matching, russell_rao,     kuckartz_raediker_zeta, sokal_sneath_1,
                               sokal_sneath_2,  rogers_tanimoto, simpson,                kulczynski_2};

// 3 1 / 2 2: (3 + 2) / 8.
TEST(Similarity, ByHand) { EXPECT_EQ(simple_matching({4, 5, 3}, 8), 5.0 / 8); }

TEST(Similarity, IsUndefinedWithoutAFourfoldTable)
{
    for (const Measure measure : {simple_matching, russell_rao, kuckartz_raediker_zeta, sokal_sneath_1, sokal_sneath_2,
                                  rogers_tanimoto, simpson, kulczynski_2, pmi, yule_q, odds_ratio}) {
        EXPECT_FALSE(measure({0, 0, 0}, 0));
        EXPECT_FALSE(measure({3, 1, 3}, 10)) << "more pairs than codings";
        EXPECT_FALSE(measure({12, 3, 3}, 10)) << "counts are no parts of all";
        EXPECT_FALSE(measure({2, 2, 0}, 3)) << "neither below 0";
    }
    EXPECT_EQ(simple_matching({0, 0, 0}, 5), 1);
    EXPECT_FALSE(sokal_sneath_1({0, 0, 0}, 5));
    EXPECT_FALSE(simpson({0, 3, 0}, 5));
    EXPECT_FALSE(kulczynski_2({0, 3, 0}, 5));
    EXPECT_FALSE(pmi({2, 2, 0}, 5));
    EXPECT_EQ(yule_q({2, 2, 0}, 5), -1);
    EXPECT_EQ(odds_ratio({2, 2, 0}, 5), 0);
    EXPECT_TRUE(std::isinf(odds_ratio({2, 2, 2}, 5).value()));
    EXPECT_FALSE(yule_q({5, 5, 5}, 5));
    EXPECT_FALSE(odds_ratio({5, 2, 2}, 5));
}

TEST(Similarity, BoundsAndSymmetry)
{
    std::mt19937 random(4);
    for (int i = 0; i < 300; ++i) {
        const std::uint64_t a = random() % 9, b = random() % 9, c = random() % 9, d = random() % 9;
        for (const Measure measure : kShares) {
            const auto value = measure({a + b, a + c, a}, a + b + c + d);
            EXPECT_EQ(value, measure({a + c, a + b, a}, a + b + c + d));
            if (value) {
                EXPECT_GE(*value, 0);
                EXPECT_LE(*value, 1);
            }
        }
        const auto q = yule_q({a + b, a + c, a}, a + b + c + d);
        const auto odds = odds_ratio({a + b, a + c, a}, a + b + c + d);
        ASSERT_EQ(q.has_value(), odds.has_value());
        if (q && !std::isinf(*odds)) {
            EXPECT_NEAR(*q, (*odds - 1) / (*odds + 1), 1e-12);
        }
    }
}

}  // namespace
}  // namespace qda
