#include "qda/stats/chi_square.hpp"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace qda {
namespace {

// 3 1 / 1 3: all expected 2, so X2 = 4 * 1/2 = 2, with Yates 4 * (1/2)^2 / 2 = 1/2; residuals 1/sqrt(2), adjusted
// 1/sqrt(2 * 1/2 * 1/2) = sqrt(2); V = sqrt(2/8) = 1/2; corrected: phi2 = 1/4 - 1/7 = 3/28, r' - 1 = 1 - 1/7 = 6/7,
// V = sqrt(1/8).
TEST(ChiSquare, ByHand)
{
    const Contingency counts = {{3, 1}, {1, 3}};
    const ChiSquare test = chi_square(counts).value();
    EXPECT_NEAR(test.statistic, 2, 1e-15);
    EXPECT_EQ(test.df, 1);
    EXPECT_EQ(test.smallest_expected, 2);
    EXPECT_EQ(test.share_below_5, 1);
    EXPECT_FALSE(expected_counts_allow(test));
    EXPECT_NEAR(chi_square_yates(counts).value().statistic, 0.5, 1e-15);
    EXPECT_NEAR(pearson_residuals(counts)[0].value(), std::sqrt(0.5), 1e-15);
    EXPECT_NEAR(adjusted_residuals(counts)[1].value(), -std::sqrt(2), 1e-15);
    EXPECT_NEAR(cramers_v(counts).value(), 0.5, 1e-15);
    EXPECT_NEAR(cramers_v_corrected(counts).value(), std::sqrt(1.0 / 8), 1e-15);
}

// Cochran's rule: none below 1, at most one in five below 5.
TEST(ChiSquare, KnowsWhereExpectedCountsAllowIt)
{
    EXPECT_TRUE(expected_counts_allow({.smallest_expected = 5, .share_below_5 = 0}));
    EXPECT_TRUE(expected_counts_allow({.smallest_expected = 1, .share_below_5 = 0.2}));
    EXPECT_FALSE(expected_counts_allow({.smallest_expected = 0.99, .share_below_5 = 0.1}));
    EXPECT_FALSE(expected_counts_allow({.smallest_expected = 4, .share_below_5 = 0.25}));
}

TEST(ChiSquare, LeavesOutWhatHoldsNoUnit)
{
    const Contingency counts = {{3, 0, 1}, {0, 0, 0}, {1, 0, 3}};
    EXPECT_EQ(counts.without_empty().rows(), 2);
    EXPECT_EQ(counts.without_empty().columns(), 2);
    EXPECT_NEAR(chi_square(counts).value().statistic, 2, 1e-15);
    EXPECT_EQ(chi_square(counts).value().df, 1);
    EXPECT_NEAR(cramers_v(counts).value(), 0.5, 1e-15);
    EXPECT_NEAR(g_square(counts).value().statistic, 2 * 2 * (3 * std::log(1.5) + std::log(0.5)), 1e-12);
    EXPECT_FALSE(adjusted_residuals(counts)[1]);
    EXPECT_FALSE(pearson_residuals(counts)[3]);
    EXPECT_EQ(expected_counts(counts)[3], 0);
}

TEST(ChiSquare, IsUndefinedOfOneRowOrNothing)
{
    for (const Contingency& counts : {Contingency(0, 0), Contingency(2, 2), Contingency{{3, 1}}, Contingency{{3, 1}, {0, 0}},
                                      Contingency{{3, 0}, {1, 0}}}) {
        EXPECT_FALSE(chi_square(counts));
        EXPECT_FALSE(chi_square_yates(counts));
        EXPECT_FALSE(g_square(counts));
        EXPECT_FALSE(cramers_v(counts));
        EXPECT_FALSE(cramers_v_corrected(counts));
    }
    EXPECT_FALSE(expected_counts(Contingency(2, 2))[0]);
    EXPECT_FALSE(adjusted_residuals({{3, 1}, {0, 0}})[0]) << "a row that holds all units";
    EXPECT_FALSE(cramers_v_corrected({{1, 0}, {0, 1}})) << "as many rows as units";
    EXPECT_FALSE(chi_square_yates({{1, 2, 3}, {3, 2, 1}}));
    EXPECT_THROW(Contingency({{1, 2}, {3}}), std::invalid_argument);
}

// Bounds, and what cannot matter: the order of rows and columns, and which of the two are the rows. Ten times the counts
// are ten times the statistic and the same V.
TEST(ChiSquare, Properties)
{
    std::mt19937 random(2);
    for (int i = 0; i < 200; ++i) {
        Contingency counts(2 + random() % 3, 2 + random() % 3);
        for (std::size_t r = 0; r < counts.rows(); ++r)
            for (std::size_t c = 0; c < counts.columns(); ++c) counts.at(r, c) = 1 + random() % 9;
        Contingency turned(counts.columns(), counts.rows());
        Contingency tenfold = counts;
        for (std::size_t r = 0; r < counts.rows(); ++r) {
            for (std::size_t c = 0; c < counts.columns(); ++c) {
                turned.at(counts.columns() - 1 - c, counts.rows() - 1 - r) = counts.at(r, c);
                tenfold.at(r, c) *= 10;
            }
        }
        const ChiSquare test = chi_square(counts).value();
        EXPECT_NEAR(chi_square(turned).value().statistic, test.statistic, 1e-10);
        EXPECT_NEAR(g_square(turned).value().statistic, g_square(counts).value().statistic, 1e-10);
        EXPECT_NEAR(chi_square(tenfold).value().statistic, 10 * test.statistic, 1e-9);
        EXPECT_NEAR(cramers_v(tenfold).value(), cramers_v(counts).value(), 1e-12);
        EXPECT_GE(test.p, 0);
        EXPECT_LE(test.p, 1);
        EXPECT_LE(cramers_v(counts).value(), 1);
        EXPECT_LE(cramers_v_corrected(counts).value(), 1);
        EXPECT_GE(cramers_v_corrected(counts).value(), 0);
        double sum = 0;
        for (const auto& residual : pearson_residuals(counts)) sum += residual.value() * residual.value();
        EXPECT_NEAR(sum, test.statistic, 1e-9);
    }
}

}  // namespace
}  // namespace qda
