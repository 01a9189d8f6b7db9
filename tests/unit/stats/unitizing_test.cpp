// The unitizing alphas against formulas written out naively, position by position and section by section; degenerate
// continua; properties. The published values are in tests/unit/build/self_test_test.cpp.

#include "qda/stats/unitizing.hpp"

#include <random>
#include <stdexcept>

#include <gtest/gtest.h>

namespace qda {
namespace {

std::mt19937 engine(20261125);
std::int64_t below(std::int64_t n) { return static_cast<std::int64_t>(engine() % static_cast<std::uint64_t>(n)); }

Continuum random_continuum(std::size_t coders, std::size_t values)
{
    Continuum continuum{below(5), 8 + below(30), {}};
    for (std::size_t i = 0; i < coders; ++i) {
        std::vector<ContinuumSection> units;
        for (std::int64_t at = continuum.begin + below(6); at < continuum.begin + continuum.length;) {
            const std::int64_t length = std::min(1 + below(8), continuum.begin + continuum.length - at);
            units.push_back({at, length, static_cast<std::int32_t>(below(static_cast<std::int64_t>(values)))});
            at += length + below(3) * below(5);
        }
        continuum.coders.push_back(units);
    }
    return continuum;
}

std::int32_t value_at(const std::vector<ContinuumSection>& units, std::int64_t position)
{
    for (const ContinuumSection& unit : units)
        if (unit.begin <= position && position < unit.end()) return unit.value;
    return kMissing;
}

struct Family {
    std::optional<double> u, uu, cu;
};

// Position by position, with the whole matrices l and e.
Family family(const Continuum& continuum, std::size_t values, bool merged)
{
    const std::size_t q = (merged ? 1 : values) + 1, gap = q - 1;
    std::vector<std::vector<double>> l(q, std::vector<double>(q));
    std::vector<double> s(q), row(q);
    const auto number = [&](std::int32_t value) { return value == kMissing ? gap : merged ? 0 : static_cast<std::size_t>(value); };
    const double others = static_cast<double>(continuum.coders.size() - 1);
    for (std::int64_t at = continuum.begin; at < continuum.begin + continuum.length; ++at)
        for (std::size_t i = 0; i < continuum.coders.size(); ++i)
            for (std::size_t k = 0; k < continuum.coders.size(); ++k)
                if (i != k) l[number(value_at(continuum.coders[i], at))][number(value_at(continuum.coders[k], at))] += 1 / others;
    for (const auto& units : continuum.coders) {
        std::int64_t covered = 0;
        for (const ContinuumSection& unit : units) {
            s[number(unit.value)] += static_cast<double>(unit.length * unit.length);
            covered += unit.length;
        }
        s[gap] += static_cast<double>(continuum.length - covered);
    }
    double total = 0, squares = 0, same = 0, same_by_chance = 0, both = 0, both_by_chance = 0, alike = 0, alike_by_chance = 0;
    for (std::size_t c = 0; c < q; ++c) {
        for (std::size_t k = 0; k < q; ++k) row[c] += l[c][k];
        total += row[c];
        squares += s[c];
    }
    for (std::size_t c = 0; c < q; ++c) {
        for (std::size_t k = 0; k < q; ++k) {
            const double e = total * (row[c] * row[k] - (c == k ? s[c] : 0)) / (total * total - squares);
            same += c == k ? l[c][k] : 0;
            same_by_chance += c == k ? e : 0;
            if (c == gap || k == gap) continue;
            both += l[c][k];
            both_by_chance += e;
            alike += c == k ? l[c][k] : 0;
            alike_by_chance += c == k ? e : 0;
        }
    }
    Family found;
    if (total - same_by_chance > 1e-9) found.u = 1 - (total - same) / (total - same_by_chance);
    if (both > 1e-9 && both_by_chance - alike_by_chance > 1e-9)
        found.cu = 1 - (both - alike) / both / ((both_by_chance - alike_by_chance) / both_by_chance);
    return found;
}

Continuum filled(Continuum continuum)
{
    for (auto& units : continuum.coders) units = with_gaps(units, continuum.begin, continuum.length);
    return continuum;
}

void expect_near(const Agreement& found, const std::optional<double>& wanted, const char* what)
{
    ASSERT_EQ(found.value.has_value(), wanted.has_value()) << what;
    ASSERT_NE(found.value.has_value(), !found.why.empty()) << what;
    if (wanted) {
        EXPECT_NEAR(*found.value, *wanted, 1e-9) << what;
    }
}

TEST(Unitizing, SweepIsThePositionByPositionCount)
{
    for (int round = 0; round < 300; ++round) {
        const std::size_t values = 1 + static_cast<std::size_t>(below(3));
        const Continuum continuum = random_continuum(2 + static_cast<std::size_t>(below(3)), values);
        const UnitizingSums sums = unitizing_sums(filled(continuum), values);
        expect_near(u_alpha(sums), family(continuum, values, false).u, "u");
        expect_near(uu_alpha(sums), family(continuum, values, true).u, "|u");
        expect_near(cu_alpha(sums), family(continuum, values, false).cu, "cu");
    }
}

// Every section of one coder against every one of the other, and the sums of the formula as they are printed.
std::optional<double> naive_1995(const Continuum& continuum, std::int32_t value)
{
    std::vector<std::vector<ContinuumSection>> sections;
    std::vector<double> gaps, units;
    for (const auto& all : continuum.coders) {
        std::vector<ContinuumSection> own;
        for (const ContinuumSection& unit : all)
            if (unit.value == value) own.push_back(unit);
        sections.push_back(with_gaps(own, continuum.begin, continuum.length));
        for (const ContinuumSection& section : sections.back())
            (section.value == kMissing ? gaps : units).push_back(static_cast<double>(section.length));
    }
    if (units.empty()) return std::nullopt;
    const double m = static_cast<double>(sections.size()), length = static_cast<double>(continuum.length), n = static_cast<double>(units.size());
    double observed = 0, expected = 0, pairs = 0;
    for (std::size_t i = 0; i < sections.size(); ++i)
        for (std::size_t k = 0; k < sections.size(); ++k)
            for (const ContinuumSection& g : sections[i])
                for (const ContinuumSection& h : sections[k])
                    if (i != k) observed += unitizing_distance(g, h) / (m * (m - 1) * length * length);
    for (const double l : units) {
        expected += (n - 1) / 3 * (2 * l * l * l - 3 * l * l + l);
        for (const double h : gaps) expected += h >= l ? l * l * (h - l + 1) : 0;
        pairs += l * (l - 1);
    }
    expected *= 2 / length / (m * length * (m * length - 1) - pairs);
    if (expected <= 0) return std::nullopt;
    return 1 - observed / expected;
}

TEST(Unitizing, OriginalAlphaIsItsFormula)
{
    for (int round = 0; round < 300; ++round) {
        const Continuum continuum = random_continuum(2 + static_cast<std::size_t>(below(2)), 2);
        for (const std::int32_t value : {0, 1})
            expect_near(u_alpha_1995(std::span(&continuum, 1), value), naive_1995(continuum, value), "1995");
    }
}

TEST(Unitizing, CodersMayChangePlaces)
{
    for (int round = 0; round < 50; ++round) {
        Continuum continuum = random_continuum(3, 2);
        const Agreement before = u_alpha_1995(std::span(&continuum, 1), 0);
        const UnitizingSums sums = unitizing_sums(filled(continuum), 2);
        std::swap(continuum.coders[0], continuum.coders[2]);
        expect_near(u_alpha_1995(std::span(&continuum, 1), 0), before.value, "1995");
        expect_near(u_alpha(unitizing_sums(filled(continuum), 2)), u_alpha(sums).value, "u");
    }
}

TEST(Unitizing, ContinuaAddUpInAnyOrderAndAsOftenAsTheyAreThere)
{
    const Continuum both[] = {random_continuum(2, 1), random_continuum(2, 1)};
    const Continuum turned[] = {both[1], both[0]};
    const Continuum twice[] = {both[0], both[1], both[1]};
    expect_near(u_alpha_1995(both, 0), u_alpha_1995(turned, 0).value, "order");
    const UnitizingParts parts(both, 0);
    const std::uint64_t times[] = {1, 2};
    expect_near(u_alpha_1995(std::span(&parts, 1), times), u_alpha_1995(twice, 0).value, "times");
    UnitizingSums sums = unitizing_sums(filled(both[0]), 1);
    sums.add(unitizing_sums(filled(both[1]), 1), 2);
    UnitizingSums same = unitizing_sums(filled(both[1]), 1);
    same.add(unitizing_sums(filled(both[1]), 1));
    same.add(unitizing_sums(filled(both[0]), 1));
    expect_near(u_alpha(sums), u_alpha(same).value, "times");
}

TEST(Unitizing, DegenerateContinuaAreUndefinedWithAReason)
{
    const Continuum nothing{0, 10, {{}, {}}};
    const Continuum everything{0, 10, {{{0, 10, 0}}, {{0, 10, 0}}}};
    const Continuum apart{0, 10, {{{0, 3, 0}}, {{5, 3, 1}}}};
    const Continuum alone{0, 10, {{{0, 3, 0}}}};
    EXPECT_EQ(u_alpha(unitizing_sums(filled(nothing), 2)).why, "nobody marked a unit");
    EXPECT_EQ(u_alpha(unitizing_sums(filled(everything), 2)).why, "all is of one value");
    EXPECT_EQ(cu_alpha(unitizing_sums(filled(everything), 2)).why, "fewer than two values were used");
    EXPECT_EQ(cu_alpha(unitizing_sums(filled(apart), 2)).why, "no units of different coders overlap");
    EXPECT_EQ(u_alpha(unitizing_sums(filled(alone), 2)).why, "there is nothing to compare");
    EXPECT_EQ(u_alpha_1995(std::span(&nothing, 1), 0).why, "nobody marked a unit");
    EXPECT_EQ(u_alpha_1995(std::span(&alone, 1), 0).why, "there is nothing to compare");
    EXPECT_EQ(u_alpha_1995({}, 0).why, "there is nothing to compare");
    // The original form calls this 1: other throws would differ.
    EXPECT_EQ(u_alpha_1995(std::span(&everything, 1), 0).value, 1.0);
    const Continuum point{0, 1, {{{0, 1, 0}}, {{0, 1, 0}}}};
    EXPECT_EQ(u_alpha_1995(std::span(&point, 1), 0).value, std::nullopt);
}

TEST(Unitizing, WhatIsNoContinuumIsRefused)
{
    const ContinuumSection overlapping[] = {{0, 5, 0}, {4, 2, 0}}, empty[] = {{0, 0, 0}}, outside[] = {{8, 5, 0}};
    EXPECT_THROW(with_gaps(overlapping, 0, 10), std::invalid_argument);
    EXPECT_THROW(with_gaps(empty, 0, 10), std::invalid_argument);
    EXPECT_THROW(with_gaps(outside, 0, 10), std::invalid_argument);
    EXPECT_THROW(unitizing_sums({0, 10, {{{0, 5, 2}}, {}}}, 2), std::invalid_argument);
    const Continuum uneven[] = {{0, 10, {{}, {}}}, {0, 10, {{}}}};
    EXPECT_THROW(u_alpha_1995(uneven, 0), std::invalid_argument);
}

}  // namespace
}  // namespace qda
