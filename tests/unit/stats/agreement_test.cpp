// Agreement of coders on units: by hand, degenerate, properties, and what other programs do wrong. The published values are
// in tests/unit/build/self_test_test.cpp.

#include "qda/stats/agreement.hpp"

#include <functional>
#include <map>
#include <numeric>
#include <random>
#include <stdexcept>

#include <gtest/gtest.h>

#include "qda/stats/alpha.hpp"

namespace qda {
namespace {

using Rows = std::vector<std::vector<std::int32_t>>;  // one a unit
constexpr std::int32_t o = kMissing;

RatingTable table_of(const Rows& rows, std::size_t coders, std::size_t categories)
{
    RatingTable table(coders, categories);
    for (const auto& row : rows) table.add(row);
    return table;
}

const std::map<std::string, std::function<Agreement(const Ratings&)>> kMeasures = {
    {"percent", percent_agreement}, {"holsti", [](const Ratings& r) { return holsti(r); }},
    {"cohen", cohen_kappa},         {"scott", scott_pi},
    {"brennan", brennan_prediger},  {"fleiss", fleiss_kappa},
    {"conger", conger_kappa},       {"ac1", gwet_ac1},
    {"alpha", [](const Ratings& r) { return krippendorff_alpha(r); }},
    {"jaccard", [](const Ratings& r) { return jaccard_agreement(r); }},
};

// p_o = 3/4. Cohen: p_e = (1/2 * 3/4) + (1/2 * 1/4) = 1/2. Scott: (5/8)^2 + (3/8)^2 = 34/64. Jaccard of what was given: 3 of 5.
// alpha: o_01 = 1, n = 8, n_0 = 5: 1 - 2/8 / (2 * 15 / 56) = 1 - 7/15.
TEST(AgreementByHand, FourUnitsOfTwoCoders)
{
    const RatingTable table = table_of({{0, 0}, {0, 0}, {1, 1}, {1, 0}}, 2, 2);
    EXPECT_DOUBLE_EQ(*percent_agreement(table.view()).value, 0.75);
    EXPECT_DOUBLE_EQ(*holsti(table.view()).value, 0.75);
    EXPECT_DOUBLE_EQ(*cohen_kappa(table.view()).value, 0.5);
    EXPECT_DOUBLE_EQ(*scott_pi(table.view()).value, (0.75 - 34.0 / 64) / (1 - 34.0 / 64));
    EXPECT_DOUBLE_EQ(*brennan_prediger(table.view()).value, 0.5);
    EXPECT_DOUBLE_EQ(*jaccard_agreement(table.view()).value, 0.6);
    EXPECT_DOUBLE_EQ(*krippendorff_alpha(table.view()).value, 8.0 / 15);
    // AC1: p_e = 2 * (5/8 * 3/8) / 1.
    EXPECT_DOUBLE_EQ(*gwet_ac1(table.view()).value, (0.75 - 30.0 / 64) / (1 - 30.0 / 64));
    // Absent (0) counts as nothing: both 1, at least one 2.
    EXPECT_DOUBLE_EQ(*jaccard_agreement(table.view(), 0).value, 0.5);
}

TEST(AgreementByHand, MissingValuesCountWhereTheyMay)
{
    // Holsti: A = 1, N1 = 3, N2 = 2. Percent and Cohen see the one unit that both judged, and one category in it.
    const RatingTable table = table_of({{0, 0}, {1, o}, {o, 1}, {1, o}}, 2, 2);
    EXPECT_DOUBLE_EQ(*holsti(table.view()).value, 0.4);
    EXPECT_DOUBLE_EQ(*percent_agreement(table.view()).value, 1);
    EXPECT_EQ(cohen_kappa(table.view()).value, std::nullopt);
    EXPECT_EQ(krippendorff_alpha(table.view()).value, std::nullopt);
    // Fleiss with missing values: categories of all four units, 1 of 4 and 3 of 4.
    EXPECT_DOUBLE_EQ(*fleiss_kappa(table.view()).expected, 10.0 / 16);
    EXPECT_EQ(table.view().pairable(), 1U);
}

TEST(AgreementByHand, SeveralCodersAreTheMeanOfPairs)
{
    const RatingTable table = table_of({{0, 0, 1}, {1, 1, 1}, {0, 1, 0}, {1, 0, 0}}, 3, 2);
    for (const char* name : {"cohen", "holsti", "jaccard"}) {
        double sum = 0;
        for (const auto& [i, k] : {std::pair(0, 1), std::pair(0, 2), std::pair(1, 2)})
            sum += *kMeasures.at(name)(two_coders(table.view(), i, k).view()).value;
        EXPECT_NEAR(*kMeasures.at(name)(table.view()).value, sum / 3, 1e-15) << name;
    }
    EXPECT_DOUBLE_EQ(*scott_pi(table.view()).value, *fleiss_kappa(table.view()).value);
}

TEST(AgreementDegenerate, UndefinedHasAReasonAndNoValue)
{
    const Rows kNone;
    const Rows kSingle = {{0, o}, {o, 1}};
    const Rows kOneCategory = {{0, 0}, {0, 0}};
    for (const auto& [name, measure] : kMeasures) {
        for (const Rows& rows : {kNone, kSingle}) {
            const Agreement found = measure(table_of(rows, 2, 2).view());
            if (name == "holsti" && !rows.empty()) continue;   // 0 of 2 values
            if (name == "jaccard" && !rows.empty()) continue;  // 0 of 2
            EXPECT_EQ(found.value, std::nullopt) << name;
            EXPECT_NE(found.why, "") << name;
        }
        const Agreement same = measure(table_of(kOneCategory, 2, 2).view());
        const bool is_share = name == "percent" || name == "holsti" || name == "jaccard" || name == "brennan";
        EXPECT_EQ(same.value.has_value(), is_share) << name;
        EXPECT_EQ(same.why.empty(), is_share) << name;
    }
    EXPECT_EQ(brennan_prediger(table_of(kOneCategory, 2, 1).view()).value, std::nullopt);
    EXPECT_EQ(gwet_ac1(table_of(kOneCategory, 2, 1).view()).value, std::nullopt);
    EXPECT_EQ(percent_agreement(table_of({{0}}, 1, 1).view()).value, std::nullopt);
    EXPECT_EQ(cohen_kappa(table_of({{0}}, 1, 1).view()).value, std::nullopt);
    EXPECT_EQ(maxqda_kappa(0, 0, 0, 5).value, std::nullopt);
    EXPECT_EQ(maxqda_kappa(1, 0, 0, 1).value, std::nullopt);
    EXPECT_EQ(holsti(0, 0, 0).value, std::nullopt);
}

TEST(AgreementDegenerate, WhatIsNoRatingIsRefused)
{
    EXPECT_THROW(ratings_of_table({{1, 2}}), std::invalid_argument);
    EXPECT_THROW(table_of({{0, 2}}, 2, 2), std::invalid_argument);
    EXPECT_THROW(table_of({{0}}, 2, 2), std::invalid_argument);
    EXPECT_THROW(holsti(3, 2, 5), std::invalid_argument);
    const RatingTable table = table_of({{0, 1}}, 2, 2);
    EXPECT_THROW(krippendorff_alpha(table.view(), Metric::interval), std::invalid_argument);
    EXPECT_THROW(krippendorff_alpha(table.view(), Metric::ratio, std::vector{2.0, 2.0}), std::invalid_argument);
    EXPECT_EQ(krippendorff_alpha(table.view(), Metric::ratio, std::vector{-1.0, 2.0}).value, std::nullopt);
}

// QualCoder: 1000 characters, 200 and 150 coded, 50 by both. It multiplies the chance of "yes" by that of "no" over the
// union, and prints .1176.
TEST(AgreementElsewhere, KappaOfCharactersIsCohensNotQualCoders)
{
    const RatingTable all = ratings_of_table({{50, 150}, {100, 700}});
    EXPECT_NEAR(*cohen_kappa(all.view()).value, 0.137931034, 5e-10);
    const RatingTable coded = ratings_of_table({{50, 150}, {100, 0}});
    EXPECT_NEAR(*cohen_kappa(coded.view()).value, -2.0 / 3, 1e-12);
}

// irr::kripp.alpha gives .4309 and not .4334 of the thirty patients: it does not divide by m - 1 where nothing is missing.
// A unit that nobody can be compared on must not change alpha; there it does.
TEST(AgreementElsewhere, AlphaIsTheSameWithAnEmptyUnit)
{
    Rows rows = {{0, 0, 1}, {1, 1, 1}, {2, 2, 2}, {0, 1, 2}};
    const double without = *krippendorff_alpha(table_of(rows, 3, 3).view()).value;
    rows.push_back({o, 1, o});
    EXPECT_DOUBLE_EQ(*krippendorff_alpha(table_of(rows, 3, 3).view()).value, without);
}

// irrCAC prints another p_a beside alpha than beside the others (.805 of data with .818); D_o here is 1 - .8.
TEST(AgreementElsewhere, AlphaHasDisagreementsOfItsOwn)
{
    const RatingTable table = table_of({{0, 0, o}, {0, 1, 1}, {1, 1, 1}}, 3, 2);
    EXPECT_DOUBLE_EQ(*percent_agreement(table.view()).value, (1 + 1.0 / 3 + 1) / 3);
    EXPECT_DOUBLE_EQ(*krippendorff_alpha(table.view()).observed, 2.0 / 8);
}

struct Random {
    std::mt19937 engine{20261125};
    std::size_t below(std::size_t n) { return engine() % n; }
    Rows rows(std::size_t coders, std::size_t categories, std::size_t missing_of_ten)
    {
        Rows all(1 + below(12), std::vector<std::int32_t>(coders));
        for (auto& row : all) {
            const std::size_t common = below(categories);
            for (auto& value : row)
                value = below(10) < missing_of_ten ? o : static_cast<std::int32_t>(below(2) ? common : below(categories));
        }
        return all;
    }
};

void expect_same(const Agreement& one, const Agreement& other, const std::string& what)
{
    ASSERT_EQ(one.value.has_value(), other.value.has_value()) << what;
    if (one.value) {
        EXPECT_NEAR(*one.value, *other.value, 1e-12) << what;
    }
}

TEST(AgreementProperties, OrderAndNamesDoNotMatterAndBoundsHold)
{
    Random random;
    for (int round = 0; round < 400; ++round) {
        const std::size_t coders = 2 + random.below(3), categories = 2 + random.below(4);
        const std::size_t missing = random.below(4);
        const Rows rows = random.rows(coders, categories, missing);
        std::vector<std::size_t> order(coders), names(categories);
        std::iota(order.begin(), order.end(), 0U);
        std::iota(names.begin(), names.end(), 0U);
        std::shuffle(order.begin(), order.end(), random.engine);
        std::shuffle(names.begin(), names.end(), random.engine);
        Rows other = rows;
        std::shuffle(other.begin(), other.end(), random.engine);
        for (auto& row : other) {
            std::vector<std::int32_t> turned(coders);
            for (std::size_t i = 0; i < coders; ++i) {
                const std::int32_t value = row[order[i]];
                turned[i] = value == o ? o : static_cast<std::int32_t>(names[static_cast<std::size_t>(value)]);
            }
            row = turned;
        }
        const RatingTable one = table_of(rows, coders, categories), two = table_of(other, coders, categories);
        for (const auto& [name, measure] : kMeasures) {
            const Agreement found = measure(one.view());
            expect_same(found, measure(two.view()), name);
            EXPECT_NE(found.value.has_value(), !found.why.empty()) << name;
            if (found.value) {
                EXPECT_LE(*found.value, 1 + 1e-12) << name;
                // What is given where the other coder is silent counts in the chance of these alone.
                const bool unbounded = missing > 0 && (name == "fleiss" || name == "scott" || name == "conger");
                EXPECT_GE(*found.value, name == "alpha" || unbounded ? -20 : -1 - 1e-12) << name;
            }
        }
    }
}

TEST(AgreementProperties, TwoCodersWithoutMissingValuesAreOneFamily)
{
    Random random;
    for (int round = 0; round < 200; ++round) {
        const RatingTable table = table_of(random.rows(2, 3, 0), 2, 3);
        const Ratings ratings = table.view();
        expect_same(conger_kappa(ratings), cohen_kappa(ratings), "conger");
        expect_same(fleiss_kappa(ratings), scott_pi(ratings), "fleiss");
        expect_same(holsti(ratings), percent_agreement(ratings), "holsti");
        // Of many coders, too, 1 - alpha is 1 - Fleiss' kappa, less its correction for small samples.
        const Agreement fleiss = fleiss_kappa(ratings);
        if (!fleiss.value) continue;
        const double n = 2 * static_cast<double>(ratings.pairable());
        EXPECT_NEAR(1 - *krippendorff_alpha(ratings).value, (1 - *fleiss.value) * (n - 1) / n, 1e-12);
    }
}

TEST(AgreementProperties, WeightsAreUnitsThatComeAgain)
{
    Random random;
    for (int round = 0; round < 100; ++round) {
        const Rows rows = random.rows(3, 3, 2);
        Rows often;
        RatingTable weighted(3, 3);
        for (const auto& row : rows) {
            const std::size_t times = random.below(4);
            for (std::size_t i = 0; i < times; ++i) often.push_back(row);
            weighted.add(row, times);
        }
        const RatingTable plain = table_of(often, 3, 3);
        for (const auto& [name, measure] : kMeasures) expect_same(measure(weighted.view()), measure(plain.view()), name);
    }
}

TEST(AgreementProperties, AlphaOfRatingsIsAlphaOfTheirCoincidences)
{
    Random random;
    const std::vector<double> numbers = {0, 1.5, 2, 7};
    for (int round = 0; round < 200; ++round) {
        const RatingTable table = table_of(random.rows(4, 4, 3), 4, 4);
        const Coincidences matrix = coincidences(table.view());
        for (const Metric metric : {Metric::nominal, Metric::ordinal, Metric::interval, Metric::ratio})
            expect_same(krippendorff_alpha(table.view(), metric, numbers), krippendorff_alpha(matrix, metric, numbers), "alpha");
    }
}

TEST(AgreementProperties, IntervalAlphaKeepsItsDigitsFarFromZero)
{
    const RatingTable table = table_of({{0, 1, 2}, {1, 1, 3}, {2, 3, 3}, {0, 0, 1}}, 3, 4);
    const double near = *krippendorff_alpha(table.view(), Metric::interval, std::vector<double>{0, 1, 2, 3}).value;
    EXPECT_NEAR(*krippendorff_alpha(table.view(), Metric::interval, std::vector{1e9, 1e9 + 1, 1e9 + 2, 1e9 + 3}).value, near, 1e-12);
}

}  // namespace
}  // namespace qda
