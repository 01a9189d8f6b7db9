#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "qda/stats/multiple_testing.hpp"
#include "qda/stats/proportion.hpp"

namespace qda {
namespace {

using P = std::vector<double>;

// 1 of 2 at z = 1 (level .6827): (.5 + .25 +- sqrt(.125 + .0625)) / 1.5.
TEST(Wilson, ByHand)
{
    const ConfidenceInterval interval = wilson(1, 2, std::erf(std::sqrt(0.5))).value();
    EXPECT_NEAR(interval.low, (0.75 - std::sqrt(0.1875)) / 1.5, 1e-12);
    EXPECT_NEAR(interval.high, (0.75 + std::sqrt(0.1875)) / 1.5, 1e-12);
}

// 0 of n: high = 1 - (alpha/2)^(1/n).
TEST(ClopperPearson, ByHand)
{
    EXPECT_EQ(clopper_pearson(0, 3).value().low, 0);
    EXPECT_NEAR(clopper_pearson(0, 3).value().high, 1 - std::cbrt(0.025), 1e-12);
    EXPECT_EQ(clopper_pearson(3, 3).value().high, 1);
}

TEST(Intervals, Degenerate)
{
    for (const auto interval : {wilson, clopper_pearson}) {
        EXPECT_FALSE(interval(0, 0, 0.95));
        EXPECT_THROW(interval(3, 2, 0.95), std::invalid_argument);
        EXPECT_THROW(interval(-1, 2, 0.95), std::invalid_argument);
        EXPECT_THROW(interval(1, 2, 1), std::invalid_argument);
        EXPECT_THROW(interval(1, 2, 0), std::invalid_argument);
    }
}

// They hold the proportion, stay within 0 and 1, mirror each other, and get narrower with n.
TEST(Intervals, Properties)
{
    for (const auto interval : {wilson, clopper_pearson}) {
        for (int n = 1; n <= 40; ++n) {
            for (int x = 0; x <= n; ++x) {
                const ConfidenceInterval found = interval(x, n, 0.95).value();
                const ConfidenceInterval mirrored = interval(n - x, n, 0.95).value();
                EXPECT_NEAR(found.low, 1 - mirrored.high, 1e-12);
                EXPECT_GE(found.low, 0);
                EXPECT_LE(found.high, 1);
                EXPECT_LE(found.low, static_cast<double>(x) / n);
                EXPECT_GE(found.high, static_cast<double>(x) / n);
                const ConfidenceInterval more = interval(10 * x, 10 * n, 0.95).value();
                EXPECT_LT(more.high - more.low, found.high - found.low);
            }
        }
    }
}

// 20 of 100 say as much as 20 * 99 / 80 = 24.75 of very many; all of them say all.
TEST(FinitePopulation, ByHand)
{
    EXPECT_NEAR(finite_population_size(20, 100).value(), 24.75, 1e-12);
    EXPECT_FALSE(finite_population_size(20, 20));
    EXPECT_EQ(finite_population_size(0, 20), 0);
    EXPECT_THROW(finite_population_size(21, 20), std::invalid_argument);
}

// 1 1 2: 16 / 6.
TEST(Kish, ByHand)
{
    EXPECT_NEAR(kish_size(P{1, 1, 2}).value(), 16.0 / 6, 1e-12);
    EXPECT_NEAR(kish_size(P{3, 3, 3}).value(), 3, 1e-12);
    EXPECT_NEAR(kish_size(P{3, 0}).value(), 1, 1e-12);
    EXPECT_FALSE(kish_size(P{}));
    EXPECT_FALSE(kish_size(P{0, 0}));
    EXPECT_THROW(kish_size(P{-1, 2}), std::invalid_argument);
    EXPECT_THROW(kish_size(P{std::nan("")}), std::invalid_argument);
}

// In any order: .01 * 3, then max(.03, .02 * 2), then max(.04, .9).
TEST(Holm, ByHand)
{
    const P adjusted = holm(P{0.9, 0.01, 0.02});
    EXPECT_NEAR(adjusted[0], 0.9, 1e-15);
    EXPECT_NEAR(adjusted[1], 0.03, 1e-15);
    EXPECT_NEAR(adjusted[2], 0.04, 1e-15);
}

TEST(MultipleTesting, Degenerate)
{
    for (const auto adjust : {bonferroni, holm, benjamini_hochberg, benjamini_yekutieli}) {
        EXPECT_TRUE(adjust(P{}).empty());
        EXPECT_EQ(adjust(P{0.3}), (P{0.3}));
        EXPECT_EQ(adjust(P{1, 1}), (P{1, 1}));
        EXPECT_EQ(adjust(P{0, 0}), (P{0, 0}));
        EXPECT_THROW(adjust(P{1.1}), std::invalid_argument);
        EXPECT_THROW(adjust(P{std::nan("")}), std::invalid_argument);
    }
}

// p <= BH <= Holm <= Bonferroni, BH <= BY; larger p, larger adjusted p.
TEST(MultipleTesting, Properties)
{
    std::mt19937 random(1);
    for (int i = 0; i < 100; ++i) {
        P p(1 + random() % 12);
        for (double& one : p) one = static_cast<double>(random() % 1001) / 1000 * (i % 3 == 0 ? 0.1 : 1);
        const P by_holm = holm(p);
        const P by_bh = benjamini_hochberg(p);
        for (std::size_t k = 0; k < p.size(); ++k) {
            EXPECT_LE(p[k], by_bh[k] + 1e-15);
            EXPECT_LE(by_bh[k], by_holm[k] + 1e-15);
            EXPECT_LE(by_holm[k], bonferroni(p)[k] + 1e-15);
            EXPECT_LE(by_bh[k], benjamini_yekutieli(p)[k] + 1e-15);
            for (std::size_t l = 0; l < p.size(); ++l) {
                if (p[k] <= p[l]) {
                    EXPECT_LE(by_holm[k], by_holm[l]);
                }
            }
        }
    }
}

}  // namespace
}  // namespace qda
