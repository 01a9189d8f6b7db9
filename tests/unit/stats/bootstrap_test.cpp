#include "qda/stats/bootstrap.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "qda/stats/random.hpp"

namespace qda {
namespace {

Drawn units(std::initializer_list<std::uint32_t> rows)
{
    Drawn drawn;
    for (const std::uint32_t row : rows) {
        drawn.begin();
        drawn.add(row, 1);
    }
    return drawn;
}

void share_of_first(std::span<const std::uint64_t> weights, std::span<std::optional<double>> figures)
{
    const double all = static_cast<double>(weights[0] + weights[1]);
    figures[0] = static_cast<double>(weights[0]) / all;
    if (weights[0] > 0)
        figures[1] = 1;
    else
        figures[1] = std::nullopt;
}

TEST(Bootstrap, DrawsAsManyAsThereAre)
{
    const auto draws = bootstrap(units({0, 1, 1, 1}), 500, 7, 1, [](auto weights, auto figures) {
        figures[0] = static_cast<double>(weights[0] + weights[1]);
    });
    for (const auto& value : draws[0]) EXPECT_EQ(value, 4.0);
}

// The spread of a share is sqrt(p q / n): 100 units, a quarter of them of the first row.
TEST(Bootstrap, SpreadIsThatOfAShare)
{
    Drawn drawn;
    for (std::uint32_t i = 0; i < 100; ++i) {
        drawn.begin();
        drawn.add(i % 4 == 0 ? 0 : 1, 1);
    }
    const auto draws = bootstrap(drawn, 4000, 1, 2, share_of_first);
    double sum = 0, squares = 0;
    for (const auto& value : draws[0]) {
        sum += *value;
        squares += *value * *value;
    }
    EXPECT_NEAR(sum / 4000, 0.25, 0.003);
    EXPECT_NEAR(std::sqrt(squares / 4000 - sum / 4000 * (sum / 4000)), std::sqrt(0.25 * 0.75 / 100), 0.002);
    const Interval interval = percentile_interval(draws[0], 0.95);
    EXPECT_NEAR(*interval.low, 0.25 - 1.96 * 0.0433, 0.015);
    EXPECT_NEAR(*interval.high, 0.25 + 1.96 * 0.0433, 0.015);
}

// Large enough for threads: each draw has a stream of its own, so it is the one that draw makes alone.
TEST(Bootstrap, ThreadsDoNotChangeADraw)
{
    Drawn drawn;
    for (std::uint32_t i = 0; i < 2000; ++i) {
        drawn.begin();
        drawn.add(i % 3 == 0 ? 0 : 1, 1);
    }
    const auto draws = bootstrap(drawn, 300, 11, 2, share_of_first);
    for (const std::size_t draw : {0U, 1U, 150U, 299U}) {
        Random random(11, draw);
        double first = 0;
        for (int i = 0; i < 2000; ++i) first += random.below(2000) % 3 == 0 ? 1 : 0;
        EXPECT_DOUBLE_EQ(*draws[0][draw], first / 2000);
    }
    EXPECT_EQ(draws, bootstrap(drawn, 300, 11, 2, share_of_first));
    EXPECT_NE(draws, bootstrap(drawn, 300, 12, 2, share_of_first));
}

TEST(Bootstrap, UndefinedDrawsAreLeftOutAndCounted)
{
    const auto draws = bootstrap(units({0, 1}), 1000, 3, 2, share_of_first);
    const Interval interval = percentile_interval(draws[1], 0.9);
    EXPECT_NEAR(static_cast<double>(interval.undefined), 250, 60);
    EXPECT_EQ(interval.low, 1.0);
    EXPECT_EQ(percentile_interval(std::vector<std::optional<double>>(5), 0.9).low, std::nullopt);
}

TEST(Bootstrap, QuantilesLieBetweenNeighbours)
{
    // Type 7 of 1..5: the quantile .25 is the second, .05 a fifth of the way from the first to the second.
    std::vector<std::optional<double>> draws = {5, 3, 1, 2, 4};
    EXPECT_DOUBLE_EQ(*percentile_interval(draws, 0.5).low, 2);
    EXPECT_DOUBLE_EQ(*percentile_interval(draws, 0.9).low, 1.2);
    EXPECT_DOUBLE_EQ(*percentile_interval(draws, 0.9).high, 4.8);
}

// A drawn document brings all its units.
TEST(Bootstrap, ThingsMayHaveManyRows)
{
    Drawn drawn;
    drawn.begin();
    drawn.add(0, 10);
    drawn.add(1, 5);
    drawn.begin();
    drawn.begin();
    drawn.add(1, 7);
    const auto draws = bootstrap(drawn, 200, 5, 1, [](auto weights, auto figures) { figures[0] = static_cast<double>(weights[0] * 100 + weights[1]); });
    for (const auto& value : draws[0]) {
        const auto tens = static_cast<std::uint64_t>(*value) / 1000;
        const auto rest = static_cast<std::uint64_t>(*value) % 1000;
        EXPECT_LE(tens, 3U);
        EXPECT_EQ((rest - 5 * tens) % 7, 0U);
    }
}

}  // namespace
}  // namespace qda
