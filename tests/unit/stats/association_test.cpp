#include "qda/stats/association.hpp"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace qda {
namespace {

using Value = std::optional<double>;

struct AssociationCase {
    std::string name;
    PairCount n;
    std::uint64_t all;
    Value c, jaccard, dice, cosine, lift, npmi, phi, conditional_first, conditional_second;

    friend void PrintTo(const AssociationCase& c, std::ostream* out) { *out << c.name; }
};

constexpr std::nullopt_t kNot = std::nullopt;
const double kRoot20 = std::sqrt(20.0);

const AssociationCase kCases[] = {
    // Published: 5 of 100 and 10, c = 5/105 = 1/21 (the ATLAS.ti manual prints .048). All 200: 5 * 200 = 100 * 10, chance
    // exactly, so lift 1, npmi and phi 0.
    {"HalfOfARareCodeByChance", {100, 10, 5}, 200, 1.0 / 21, 1.0 / 21, 1.0 / 11, 5 / std::sqrt(1000.0), 1.0, 0.0, 0.0, 0.05, 0.5},
    // Fourfold table 3 1 / 2 2. cosine 3/sqrt(4 * 5); lift 3 * 8 / 20 = 6/5; npmi ln(6/5) / ln(8/3) = .185885113269;
    // phi (3*2 - 1*2) / sqrt(4 * 4 * 5 * 3) = 4 / sqrt(240) = .258198889747.
    {"ThreeOneTwoTwo", {4, 5, 3}, 8, 0.5, 0.5, 2.0 / 3, 3 / kRoot20, 1.2, std::log(1.2) / std::log(8.0 / 3), 4 / std::sqrt(240.0), 0.75, 0.6},
    // Fourfold table 3 1 / 1 3 (tea tasting): lift 3 * 8 / 16 = 3/2, phi (9 - 1) / 16 = 1/2.
    {"ThreeOneOneThree", {4, 4, 3}, 8, 0.6, 0.6, 0.75, 0.75, 1.5, std::log(1.5) / std::log(8.0 / 3), 0.5, 0.75, 0.75},
    // The usual example of pointwise mutual information, p = .1 .7 / .15 .05, as counts of 20: PMI -1 and NPMI -.301030.
    {"PmiOfZeroAndZero", {16, 5, 2}, 20, 2.0 / 19, 2.0 / 19, 4.0 / 21, 2 / std::sqrt(80.0), 0.5, std::log(0.5) / std::log(10.0),
     (2 - 42) / std::sqrt(16.0 * 4 * 5 * 15), 0.125, 0.4},
    // Three short passages in a long one: 3 pairs of 3 and 1, c = 3 / (3 + 1 - 3). No set has 3 of 1.
    {"MorePairsThanCodings", {3, 1, 3}, 10, 3.0, kNot, kNot, kNot, kNot, kNot, kNot, 1.0, kNot},
    // 41, 39 and 99 pairs: 99 / (80 - 99) = -99/19, as a real workbook shows (-5.2).
    {"BelowZero", {41, 39, 99}, 1000, -99.0 / 19, kNot, kNot, kNot, kNot, kNot, kNot, kNot, kNot},
    {"DenominatorIsZero", {1, 1, 2}, 10, kNot, kNot, kNot, kNot, kNot, kNot, kNot, kNot, kNot},
    {"NeitherOccurs", {0, 0, 0}, 10, kNot, kNot, kNot, kNot, kNot, kNot, kNot, kNot, kNot},
    {"OneNeverOccurs", {0, 4, 0}, 10, 0.0, 0.0, 0.0, kNot, kNot, kNot, kNot, kNot, 0.0},
    {"NothingAtAll", {0, 0, 0}, 0, kNot, kNot, kNot, kNot, kNot, kNot, kNot, kNot, kNot},
    // phi (0 - 9) / (3 * 7): margins 3, 7 and 3, 7.
    {"NeverTogether", {3, 3, 0}, 10, 0.0, 0.0, 0.0, 0.0, 0.0, -1.0, -9.0 / 21, 0.0, 0.0},
    {"OnlyTogether", {3, 3, 3}, 10, 1.0, 1.0, 1.0, 1.0, 10.0 / 3, 1.0, 1.0, 1.0, 1.0},
    {"BothEverywhere", {10, 10, 10}, 10, 1.0, 1.0, 1.0, 1.0, 1.0, kNot, kNot, 1.0, 1.0},
    {"OneEverywhere", {10, 4, 4}, 10, 0.4, 0.4, 8.0 / 14, 4 / std::sqrt(40.0), 1.0, 0.0, kNot, 0.4, 1.0},
    {"CountsAreNoPartsOfAll", {12, 3, 3}, 10, 0.25, 0.25, 0.4, 0.5, kNot, kNot, kNot, 0.25, 1.0},
    // Documents in which two codes overlap: two have both, in none they meet. There is no fourfold table.
    {"NoFourfoldTable", {2, 2, 0}, 3, 0.0, 0.0, 0.0, 0.0, 0.0, -1.0, kNot, 0.0, 0.0},
};

void expect_near(const Value& found, const Value& wanted, const char* measure)
{
    ASSERT_EQ(found.has_value(), wanted.has_value()) << measure;
    if (wanted) {
        EXPECT_NEAR(*found, *wanted, 1e-12) << measure;
    }
}

class Association : public testing::TestWithParam<AssociationCase> {};

TEST_P(Association, MatchesWorkedExample)
{
    const AssociationCase& example = GetParam();
    expect_near(c_coefficient(example.n), example.c, "c");
    expect_near(jaccard(example.n), example.jaccard, "jaccard");
    expect_near(dice(example.n), example.dice, "dice");
    expect_near(cosine(example.n), example.cosine, "cosine");
    expect_near(lift(example.n, example.all), example.lift, "lift");
    expect_near(npmi(example.n, example.all), example.npmi, "npmi");
    expect_near(phi(example.n, example.all), example.phi, "phi");
    expect_near(conditional(example.n.first, example.n.both), example.conditional_first, "conditional_first");
    expect_near(conditional(example.n.second, example.n.both), example.conditional_second, "conditional_second");
}

INSTANTIATE_TEST_SUITE_P(Examples, Association, testing::ValuesIn(kCases), [](const auto& info) { return info.param.name; });

// Printed with twelve digits elsewhere: two independent programs agreed on these.
TEST(Association, PrintedDigits)
{
    EXPECT_NEAR(*cosine({100, 10, 5}), 0.158113883008, 5e-13);
    EXPECT_NEAR(*cosine({4, 5, 3}), 0.670820393250, 5e-13);
    EXPECT_NEAR(*npmi({4, 5, 3}, 8), 0.185885113269, 5e-13);
    EXPECT_NEAR(*npmi({4, 4, 3}, 8), 0.413390105223, 5e-13);
    EXPECT_NEAR(*phi({4, 5, 3}, 8), 0.258198889747, 5e-13);
    // p(0,0) = .1, p(0,1) = .7, p(1,0) = .15, p(1,1) = .05
    EXPECT_NEAR(*npmi({16, 5, 2}, 20), -0.301030, 5e-7);
    EXPECT_NEAR(*npmi({16, 15, 14}, 20), 0.432188, 5e-7);
    EXPECT_NEAR(*npmi({4, 5, 3}, 20), 0.579095, 5e-7);
    EXPECT_NEAR(*npmi({4, 15, 1}, 20), -0.366726, 5e-7);
}

TEST(Association, CIsMarkedOnlyOutsideTheUnitInterval)
{
    for (const double inside : {0.0, 0.5, 1.0}) EXPECT_FALSE(outside_unit_interval(inside));
    for (const double outside : {-5.2, -1e-9, 1 + 1e-9, 3.0}) EXPECT_TRUE(outside_unit_interval(outside));
}

void expect_within(const Value& value, double least, double most)
{
    if (!value) return;
    EXPECT_GE(*value, least);
    EXPECT_LE(*value, most);
}

void expect_same(const Value& one, const Value& other)
{
    ASSERT_EQ(one.has_value(), other.has_value());
    if (one) {
        EXPECT_DOUBLE_EQ(*one, *other);
    }
}

// Over random sets: symmetric, bounded, ordered as they are known to be, and in agreement on what chance is.
TEST(Association, PropertiesOverRandomCounts)
{
    std::mt19937 random(20261125);
    const auto below = [&](std::uint64_t n) { return random() % n; };
    for (int round = 0; round < 3000; ++round) {
        const std::uint64_t all = 1 + below(round % 2 == 0 ? 12 : 5000);
        const PairCount n{below(all + 1), below(all + 1), 0};
        const std::uint64_t least = n.first + n.second > all ? n.first + n.second - all : 0;
        const PairCount pair{n.first, n.second, least + below(std::min(n.first, n.second) - least + 1)};
        const PairCount turned{pair.second, pair.first, pair.both};
        SCOPED_TRACE(std::to_string(pair.first) + " " + std::to_string(pair.second) + " " + std::to_string(pair.both) + " of " +
                     std::to_string(all));
        for (const auto measure : {c_coefficient, jaccard, dice, cosine}) {
            expect_same(measure(pair), measure(turned));
            expect_within(measure(pair), 0, 1);
        }
        for (const auto measure : {npmi, phi}) {
            expect_same(measure(pair, all), measure(turned, all));
            expect_within(measure(pair, all), -1, 1);
        }
        expect_same(lift(pair, all), lift(turned, all));
        expect_within(lift(pair, all), 0, static_cast<double>(all));
        expect_same(c_coefficient(pair), jaccard(pair));
        const Value j = jaccard(pair);
        if (const Value d = dice(pair)) {
            EXPECT_NEAR(*d, 2 * *j / (1 + *j), 1e-12);  // one is a function of the other
        }
        if (const Value p = phi(pair, all)) {
            EXPECT_EQ(*p > 1e-12, *lift(pair, all) > 1 + 1e-12);
            EXPECT_EQ(*p < -1e-12, *lift(pair, all) < 1 - 1e-12);
        }
    }
}

}  // namespace
}  // namespace qda
