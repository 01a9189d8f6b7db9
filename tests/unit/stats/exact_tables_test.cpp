// Exact tests of tables: by hand, against every table there is, and what cannot matter.

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "qda/stats/distributions.hpp"
#include "qda/stats/fisher.hpp"
#include "qda/stats/freeman_halton.hpp"

namespace qda {
namespace {

using Line = std::vector<std::uint64_t>;

// Calls take(table, probability) for every table with the margins of `counts`, cell by cell.
template <class Take>
void each_table(Contingency& table, Line rows, Line columns, std::size_t cell, const Take& take)
{
    if (cell == table.rows() * table.columns()) {
        take(table);
        return;
    }
    const std::size_t i = cell / table.columns();
    const std::size_t j = cell % table.columns();
    const bool last_row = i + 1 == table.rows();
    const bool last_column = j + 1 == table.columns();
    for (std::uint64_t n = 0; n <= std::min(rows[i], columns[j]); ++n) {
        if ((last_column && n != rows[i]) || (last_row && n != columns[j])) continue;
        table.at(i, j) = n;
        Line rows_left = rows;
        Line columns_left = columns;
        rows_left[i] -= n;
        columns_left[j] -= n;
        each_table(table, rows_left, columns_left, cell + 1, take);
    }
}

double log_probability(const Contingency& table)
{
    const auto log_of = [](std::uint64_t n) { return log_factorial(static_cast<double>(n)); };
    double sum = -log_of(table.total());
    for (const std::uint64_t n : table.row_totals()) sum += log_of(n);
    for (const std::uint64_t n : table.column_totals()) sum += log_of(n);
    for (std::size_t i = 0; i < table.rows(); ++i)
        for (std::size_t j = 0; j < table.columns(); ++j) sum -= log_of(table.at(i, j));
    return sum;
}

struct Both {
    double p;
    double smallest;
};

Both by_all_tables(const Contingency& counts)
{
    std::vector<double> all;
    Contingency room = counts;
    each_table(room, counts.row_totals(), counts.column_totals(), 0,
               [&](const Contingency& table) { all.push_back(std::exp(log_probability(table))); });
    const auto at_most = [&](double limit) {
        return std::accumulate(all.begin(), all.end(), 0.0,
                               [&](double sum, double p) { return sum + (p <= limit * (1 + 1e-7) ? p : 0); });
    };
    return {at_most(std::exp(log_probability(counts))), at_most(*std::min_element(all.begin(), all.end()))};
}

Contingency random_table(std::mt19937& random, std::size_t rows, std::size_t columns, unsigned most)
{
    Contingency counts(rows, columns);
    for (std::size_t i = 0; i < rows; ++i)
        for (std::size_t j = 0; j < columns; ++j) counts.at(i, j) = random() % (most + 1);
    return counts;
}

// Margins 4 4 and 4 4 of 8: C(4,x) C(4,4-x) / C(8,4) = 1 16 36 16 1 of 70. With x = 3: 17/70 at least, 69/70 at most,
// 34/70 at most as likely; the least likely tables are the two ends.
TEST(FisherExact, TeaByHand)
{
    const FisherExact test = fisher_exact({3, 1, 1, 3});
    EXPECT_NEAR(test.greater, 17.0 / 70, 1e-15);
    EXPECT_NEAR(test.less, 69.0 / 70, 1e-15);
    EXPECT_NEAR(test.two_sided, 34.0 / 70, 1e-15);
    EXPECT_NEAR(test.smallest_two_sided, 2.0 / 70, 1e-15);
    EXPECT_NEAR(test.smallest_greater, 1.0 / 70, 1e-15);
    EXPECT_NEAR(test.smallest_less, 1.0 / 70, 1e-15);
}

TEST(FisherExact, IsOneWhereOneTableIsPossible)
{
    for (const Fourfold& t : {Fourfold{0, 0, 0, 0}, Fourfold{0, 0, 3, 5}, Fourfold{3, 0, 5, 0}, Fourfold{7, 0, 0, 0}}) {
        const FisherExact test = fisher_exact(t);
        for (const double p : {test.two_sided, test.greater, test.less, test.smallest_two_sided, test.smallest_greater,
                               test.smallest_less})
            EXPECT_EQ(p, 1);
        EXPECT_FALSE(conditional_odds_ratio(t));
    }
}

TEST(FisherExact, AgainstAllTables)
{
    std::mt19937 random(3);
    for (int i = 0; i < 300; ++i) {
        const Contingency counts = random_table(random, 2, 2, 1 + static_cast<unsigned>(i) % 9);
        const FisherExact test = fisher_exact({counts.at(0, 0), counts.at(0, 1), counts.at(1, 0), counts.at(1, 1)});
        const Both wanted = by_all_tables(counts);
        EXPECT_NEAR(test.two_sided, wanted.p, 1e-12);
        EXPECT_NEAR(test.smallest_two_sided, wanted.smallest, 1e-12);
        EXPECT_LE(test.smallest_two_sided, test.two_sided * (1 + 1e-12));
        EXPECT_LE(test.smallest_greater, test.greater * (1 + 1e-12));
        EXPECT_LE(test.smallest_less, test.less * (1 + 1e-12));
    }
}

// Rows and columns change places; two rows change places.
TEST(FisherExact, DoesNotDependOnOrder)
{
    std::mt19937 random(5);
    for (int i = 0; i < 200; ++i) {
        const Fourfold t{random() % 30, random() % 30, random() % 30, random() % 30};
        const FisherExact test = fisher_exact(t);
        const FisherExact turned = fisher_exact({t.a, t.c, t.b, t.d});
        const FisherExact swapped = fisher_exact({t.c, t.d, t.a, t.b});
        EXPECT_NEAR(turned.two_sided, test.two_sided, 1e-12);
        EXPECT_NEAR(turned.greater, test.greater, 1e-12);
        EXPECT_NEAR(swapped.two_sided, test.two_sided, 1e-12);
        EXPECT_NEAR(swapped.less, test.greater, 1e-12);
    }
}

TEST(FisherExact, OfLargeTablesStaysAProbability)
{
    const FisherExact test = fisher_exact({60000, 40000, 40000, 60000});
    EXPECT_GE(test.two_sided, 0);
    EXPECT_LT(test.two_sided, 1e-300);
    EXPECT_NEAR(fisher_exact({50000, 50000, 50000, 50000}).two_sided, 1, 1e-9);
}

// A cell of 0 puts the estimate at 0 or infinity, one end of the interval with it; the other end is finite.
TEST(ConditionalOddsRatio, AtTheEndsOfItsRange)
{
    const double infinite = std::numeric_limits<double>::infinity();
    const OddsRatio low = conditional_odds_ratio({0, 5, 5, 3}).value();
    EXPECT_EQ(low.estimate, 0);
    EXPECT_EQ(low.low, 0);
    EXPECT_GT(low.high, 0);
    EXPECT_LT(low.high, infinite);
    const OddsRatio high = conditional_odds_ratio({5, 0, 3, 5}).value();
    EXPECT_EQ(high.estimate, infinite);
    EXPECT_EQ(high.high, infinite);
    EXPECT_GT(high.low, 0);
    EXPECT_THROW(conditional_odds_ratio({1, 1, 1, 1}, 1), std::invalid_argument);
    EXPECT_THROW(conditional_odds_ratio({1, 1, 1, 1}, 0), std::invalid_argument);
}

// Psi of the tea is a root of psi^4 - 36 psi^2 - 32 psi - 3: sum (x - 3) w(x) psi^x with w = 1 16 36 16 1.
TEST(ConditionalOddsRatio, SolvesItsEquation)
{
    const double psi = conditional_odds_ratio({3, 1, 1, 3}).value().estimate;
    EXPECT_NEAR(((psi * psi - 36) * psi - 32) * psi - 3, 0, 1e-10);
}

// Changing the order of rows turns the ratio upside down; the interval holds the estimate, a wider one a narrower one.
TEST(ConditionalOddsRatio, TurnsAroundWithTheRows)
{
    std::mt19937 random(8);
    for (int i = 0; i < 60; ++i) {
        const Fourfold t{1 + random() % 20, 1 + random() % 20, 1 + random() % 20, 1 + random() % 20};
        const OddsRatio odds = conditional_odds_ratio(t).value();
        const OddsRatio turned = conditional_odds_ratio({t.c, t.d, t.a, t.b}).value();
        EXPECT_NEAR(odds.estimate * turned.estimate, 1, 1e-9);
        EXPECT_NEAR(odds.low * turned.high, 1, 1e-9);
        EXPECT_LE(odds.low, odds.estimate);
        EXPECT_LE(odds.estimate, odds.high);
        const OddsRatio wider = conditional_odds_ratio(t, 0.99).value();
        EXPECT_LT(wider.low, odds.low);
        EXPECT_GT(wider.high, odds.high);
    }
}

// Rows 2 1, columns 1 1 1: 3 tables (which column the single unit has), equally likely, so p = 1.
TEST(FreemanHalton, ByHand)
{
    const PermutationP test = freeman_halton({{1, 1, 0}, {0, 0, 1}});
    EXPECT_NEAR(test.p, 1, 1e-12);
    EXPECT_NEAR(test.smallest_p.value(), 1, 1e-12);
    // Rows 3 3, columns 2 2 2: C(2,x)C(2,y)C(2,z)/C(6,3) with x + y + z = 3: 2 1 0 in 6 orders of 2/20 each, 1 1 1 of 8/20.
    const PermutationP other = freeman_halton({{2, 1, 0}, {0, 1, 2}});
    EXPECT_NEAR(other.p, 0.6, 1e-12);
    EXPECT_NEAR(other.smallest_p.value(), 0.6, 1e-12);
    EXPECT_NEAR(freeman_halton({{1, 1, 1}, {1, 1, 1}}).p, 1, 1e-12);
}

TEST(FreemanHalton, IsOneWhereOneTableIsPossible)
{
    for (const Contingency& counts : {Contingency(0, 0), Contingency(2, 3), Contingency{{4, 5, 6}}, Contingency{{4, 5, 6}, {0, 0, 0}},
                                      Contingency{{4}, {5}, {6}}}) {
        const PermutationP test = freeman_halton(counts);
        EXPECT_EQ(test.p, 1);
        EXPECT_TRUE(test.exact);
        EXPECT_EQ(test.smallest_p, 1);
    }
}

TEST(FreemanHalton, AgainstAllTables)
{
    std::mt19937 random(11);
    for (int i = 0; i < 60; ++i) {
        const Contingency counts = random_table(random, 2 + random() % 2, 2 + random() % 3, 1 + static_cast<unsigned>(i) % 3);
        const PermutationP test = freeman_halton(counts);
        const Both wanted = by_all_tables(counts);
        ASSERT_TRUE(test.exact);
        EXPECT_NEAR(test.p, wanted.p, 1e-11);
        EXPECT_NEAR(test.smallest_p.value(), wanted.smallest, 1e-11);
        EXPECT_NEAR(freeman_halton(counts.transposed()).p, test.p, 1e-11);
    }
}

TEST(FreemanHalton, BeyondItsWorkDrawsTablesAndSaysSo)
{
    const Contingency counts = {{9, 2, 4, 5}, {3, 8, 1, 6}, {2, 2, 7, 1}};
    const double exact = freeman_halton(counts, {.steps = 50'000'000}).p;
    const PermutationP drawn = freeman_halton(counts, {.steps = 100, .draws = 4000, .seed = 7});
    EXPECT_FALSE(drawn.exact);
    EXPECT_FALSE(drawn.smallest_p);
    EXPECT_NEAR(drawn.standard_error, std::sqrt(drawn.p * (1 - drawn.p) / 4000), 1e-12);
    EXPECT_NEAR(drawn.p, exact, 4 * drawn.standard_error + 1.0 / 4000);
    EXPECT_EQ(freeman_halton(counts, {.steps = 100, .draws = 4000, .seed = 7}).p, drawn.p);
    EXPECT_NE(freeman_halton(counts, {.steps = 100, .draws = 4000, .seed = 8}).p, drawn.p);
}

}  // namespace
}  // namespace qda
