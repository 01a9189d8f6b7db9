// Ranks, medians, and the tests of ranks: by hand, degenerate, and what cannot matter. Against all permutations and R:
// against_r_test.cpp.

#include <algorithm>
#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "qda/stats/kruskal_wallis.hpp"
#include "qda/stats/mann_whitney.hpp"
#include "qda/stats/ranks.hpp"
#include "qda/stats/spearman.hpp"

namespace qda {
namespace {

using Values = std::vector<double>;

TEST(Ranks, TiesShareTheirMean)
{
    EXPECT_EQ(doubled_midranks(Values{5, 1, 5, 2, 5}), (std::vector<std::uint64_t>{8, 2, 8, 4, 8}));
    EXPECT_TRUE(doubled_midranks(Values{}).empty());
    EXPECT_EQ(tie_term(std::vector<std::uint64_t>{8, 2, 8, 4, 8}), 24);
    EXPECT_EQ(tie_term(std::vector<std::uint64_t>{}), 0);
}

TEST(Ranks, Medians)
{
    EXPECT_FALSE(median(Values{}));
    EXPECT_EQ(median(Values{3}), 3);
    EXPECT_EQ(median(Values{9, 1, 3}), 3);
    EXPECT_EQ(median(Values{9, 1, 3, 4}), 3.5);
    EXPECT_EQ(quantile(Values{1, 2, 3, 4, 5}, 0.25), 2);
    EXPECT_EQ(quantile(Values{1, 2}, 0), 1);
    EXPECT_EQ(quantile(Values{1, 2}, 1), 2);
}

TEST(Ranks, OrdinalMedianIsACategoryOrTwo)
{
    using Counts = std::vector<std::uint64_t>;
    EXPECT_FALSE(ordinal_median(Counts{}));
    EXPECT_FALSE(ordinal_median(Counts{0, 0}));
    const OrdinalMedian middle = ordinal_median(Counts{2, 1, 2}).value();
    EXPECT_EQ(middle.low, 1);
    EXPECT_EQ(middle.high, 1);
    const OrdinalMedian between = ordinal_median(Counts{0, 2, 0, 2}).value();
    EXPECT_EQ(between.low, 1);
    EXPECT_EQ(between.high, 3);
    EXPECT_EQ(ordinal_median(Counts{1, 0, 0, 0}).value().high, 0);
}

// 1 2 against 3 4: U = 0; of the C(4,2) = 6 partings 1 has a sum so low, 1 so high: p = 1/3, also the smallest.
TEST(MannWhitney, ByHand)
{
    const MannWhitney test = mann_whitney(Values{1, 2}, Values{3, 4}).value();
    EXPECT_EQ(test.u, 0);
    EXPECT_EQ(test.superiority, 0);
    EXPECT_NEAR(test.exact->two_sided, 1.0 / 3, 1e-15);
    EXPECT_NEAR(test.exact->less, 1.0 / 6, 1e-15);
    EXPECT_NEAR(test.exact->greater, 1, 1e-15);
    EXPECT_NEAR(test.exact->smallest_two_sided, 1.0 / 3, 1e-15);
    // With ties: 1 1 against 1 2. Ranks 2 2 2 4; U = 1/2 * 2 = 1 of 4.
    const MannWhitney tied = mann_whitney(Values{1, 1}, Values{1, 2}).value();
    EXPECT_EQ(tied.u, 1);
    EXPECT_NEAR(tied.exact->two_sided, 1, 1e-15);
}

TEST(MannWhitney, Degenerate)
{
    EXPECT_FALSE(mann_whitney(Values{}, Values{1, 2}));
    EXPECT_FALSE(mann_whitney(Values{1}, Values{}));
    const MannWhitney equal = mann_whitney(Values{3, 3}, Values{3, 3, 3}).value();
    EXPECT_FALSE(equal.normal);
    EXPECT_EQ(equal.superiority, 0.5);
    EXPECT_NEAR(equal.exact->two_sided, 1, 1e-15);
    EXPECT_NEAR(mann_whitney(Values{1}, Values{2}).value().exact->two_sided, 1, 1e-15);
}

TEST(MannWhitney, BeyondItsWorkHasNoExactValue)
{
    Values many(200);
    for (std::size_t i = 0; i < many.size(); ++i) many[i] = static_cast<double>(i);
    const MannWhitney test = mann_whitney(many, many).value();
    EXPECT_FALSE(test.exact);
    EXPECT_NEAR(test.normal->two_sided, 1, 1e-12);
}

TEST(MannWhitney, Properties)
{
    std::mt19937 random(4);
    for (int i = 0; i < 150; ++i) {
        Values first(1 + random() % 7);
        Values second(1 + random() % 7);
        for (Values* values : {&first, &second})
            for (double& value : *values) value = static_cast<double>(random() % (i % 2 == 0 ? 4 : 1000));
        const MannWhitney test = mann_whitney(first, second).value();
        const MannWhitney turned = mann_whitney(second, first).value();
        EXPECT_NEAR(test.u + turned.u, static_cast<double>(first.size() * second.size()), 1e-12);
        EXPECT_NEAR(test.exact->two_sided, turned.exact->two_sided, 1e-12);
        EXPECT_NEAR(test.exact->less, turned.exact->greater, 1e-12);
        EXPECT_LE(test.exact->smallest_two_sided, test.exact->two_sided + 1e-12);
        // Only the order of the values matters.
        Values stretched = first;
        Values also = second;
        for (Values* values : {&stretched, &also})
            for (double& value : *values) value = std::exp(value / 500) - 3;
        EXPECT_EQ(mann_whitney(stretched, also).value().exact->two_sided, test.exact->two_sided);
        std::reverse(first.begin(), first.end());
        EXPECT_EQ(mann_whitney(first, second).value().exact->two_sided, test.exact->two_sided);
    }
}

// Newcombe (2006) gives the ends where the distance equals z times the standard error: put back in.
TEST(MannWhitney, SuperiorityIntervalSolvesItsEquation)
{
    const double n1 = 12;
    const double n2 = 7;
    const ConfidenceInterval interval = superiority_interval(0.7, n1, n2);
    const double m = (n1 + n2) / 2 - 1;
    for (const double theta : {interval.low, interval.high}) {
        const double variance = theta * (1 - theta) * (1 + m * (1 - theta) / (2 - theta) + m * theta / (1 + theta)) / (n1 * n2);
        EXPECT_NEAR(std::abs(0.7 - theta), 1.959963984540054 * std::sqrt(variance), 1e-9);
    }
    EXPECT_LT(interval.low, 0.7);
    EXPECT_GT(interval.high, 0.7);
    const ConfidenceInterval turned = superiority_interval(0.3, n2, n1);
    EXPECT_NEAR(turned.low, 1 - interval.high, 1e-9);
    EXPECT_EQ(superiority_interval(0, 3, 3).low, 0);
    EXPECT_LT(superiority_interval(0, 3, 3).high, 1);
    EXPECT_GT(superiority_interval(0, 3, 3).high, 0);
    EXPECT_EQ(superiority_interval(1, 3, 3).high, 1);
}

// 1 2 / 3 4 / 5 6: R = 3 7 11, H = 12/(6*7) * (9 + 49 + 121)/2 - 21 = 32/7. The most extreme of the 90 ways to deal, in the
// 6 orders of the groups: p = 6/90.
TEST(KruskalWallis, ByHand)
{
    const KruskalWallis test = kruskal_wallis({{1, 2}, {3, 4}, {5, 6}}).value();
    EXPECT_NEAR(test.h, 32.0 / 7, 1e-12);
    EXPECT_EQ(test.df, 2);
    EXPECT_NEAR(test.epsilon_square, 32.0 / 35, 1e-12);
    const PermutationP exact = kruskal_wallis_exact({{1, 2}, {3, 4}, {5, 6}}).value();
    EXPECT_TRUE(exact.exact);
    EXPECT_NEAR(exact.p, 1.0 / 15, 1e-12);
    EXPECT_NEAR(exact.smallest_p.value(), 1.0 / 15, 1e-12);
}

TEST(KruskalWallis, Degenerate)
{
    EXPECT_FALSE(kruskal_wallis({}));
    EXPECT_FALSE(kruskal_wallis({{1, 2}, {}}));
    EXPECT_FALSE(kruskal_wallis({{1, 1}, {1}}));
    EXPECT_FALSE(kruskal_wallis_exact({{1, 1}, {1}}));
    EXPECT_EQ(kruskal_wallis({{1, 2}, {}, {3}}).value().df, 1);
}

// Of two groups it is the two-sided test of Mann and Whitney, squared.
TEST(KruskalWallis, OfTwoGroupsIsMannWhitney)
{
    std::mt19937 random(6);
    for (int i = 0; i < 60; ++i) {
        Values first(1 + random() % 5);
        Values second(2 + random() % 5);
        for (Values* values : {&first, &second})
            for (double& value : *values) value = static_cast<double>(random() % 5);
        first[0] = 9;
        const PermutationP test = kruskal_wallis_exact({first, second}).value();
        EXPECT_NEAR(test.p, mann_whitney(first, second).value().exact->two_sided, 1e-12);
        EXPECT_NEAR(test.smallest_p.value(), mann_whitney(first, second).value().exact->smallest_two_sided, 1e-12);
        EXPECT_NEAR(kruskal_wallis_exact({second, first}).value().p, test.p, 1e-12);
    }
}

TEST(KruskalWallis, BeyondItsWorkDraws)
{
    const std::vector<Values> groups = {{1, 5, 9, 2}, {3, 3, 8, 7}, {4, 6, 6, 2}};
    const double exact = kruskal_wallis_exact(groups).value().p;
    const PermutationP drawn = kruskal_wallis_exact(groups, {.steps = 10, .draws = 4000, .seed = 3}).value();
    EXPECT_FALSE(drawn.exact);
    EXPECT_FALSE(drawn.smallest_p);
    EXPECT_NEAR(drawn.p, exact, 4 * drawn.standard_error);
    EXPECT_GT(drawn.standard_error, 0);
}

// 1 2 3 against 1 2 3: rho 1; of 6 orders this one and the reverse: p = 1/3.
TEST(Spearman, ByHand)
{
    const Spearman test = spearman(Values{1, 2, 3}, Values{10, 20, 30}).value();
    EXPECT_EQ(test.rho, 1);
    EXPECT_TRUE(std::isinf(test.t));
    EXPECT_EQ(test.p_t, 0);
    EXPECT_NEAR(test.exact->p, 1.0 / 3, 1e-12);
    EXPECT_NEAR(test.exact->smallest_p.value(), 1.0 / 3, 1e-12);
    EXPECT_EQ(spearman(Values{1, 2, 3}, Values{3, 2, 1}).value().rho, -1);
    // 1 2 3 4 against 2 1 4 3: sum of d^2 = 4, rho = 1 - 6*4/(4*15) = .6, t = .6 sqrt(2/.64).
    const Spearman other = spearman(Values{1, 2, 3, 4}, Values{2, 1, 4, 3}).value();
    EXPECT_NEAR(other.rho, 0.6, 1e-12);
    EXPECT_NEAR(other.t, 0.6 * std::sqrt(2 / 0.64), 1e-12);
}

TEST(Spearman, Degenerate)
{
    EXPECT_FALSE(spearman(Values{}, Values{}));
    EXPECT_FALSE(spearman(Values{1, 2}, Values{1, 2}));
    EXPECT_FALSE(spearman(Values{1, 1, 1}, Values{1, 2, 3}));
    EXPECT_FALSE(spearman(Values{1, 2, 3}, Values{4, 4, 4}));
    EXPECT_THROW(spearman(Values{1, 2, 3}, Values{4, 4}), std::invalid_argument);
    EXPECT_FALSE(spearman_interval(0.5, 3));
    EXPECT_EQ(spearman_interval(1, 9).value().low, 1);
    Values many(40);
    for (std::size_t i = 0; i < many.size(); ++i) many[i] = static_cast<double>(i * 7 % 40);
    EXPECT_FALSE(spearman(many, many).value().exact);
}

TEST(Spearman, Properties)
{
    std::mt19937 random(9);
    for (int i = 0; i < 80; ++i) {
        Values x(3 + random() % 5);
        Values y(x.size());
        for (Values* values : {&x, &y})
            for (double& value : *values) value = static_cast<double>(random() % (i % 2 == 0 ? 3 : 100));
        const auto test = spearman(x, y);
        if (!test) continue;
        const Spearman turned = spearman(y, x).value();
        EXPECT_NEAR(test->rho, turned.rho, 1e-12);
        EXPECT_NEAR(test->exact->p, turned.exact->p, 1e-12);
        EXPECT_NEAR(test->exact->smallest_p.value(), turned.exact->smallest_p.value(), 1e-12);
        EXPECT_LE(std::abs(test->rho), 1);
        Values down = y;
        for (double& value : down) value = -value;
        EXPECT_NEAR(spearman(x, down).value().rho, -test->rho, 1e-12);
        EXPECT_NEAR(spearman(x, down).value().exact->p, test->exact->p, 1e-12);
    }
}

}  // namespace
}  // namespace qda
