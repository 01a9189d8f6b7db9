#include <algorithm>
#include <stdexcept>

#include "qda/stats/unitizing.hpp"

namespace qda {

namespace {

double real(std::int64_t n) { return static_cast<double>(n); }

// One coder's sections of one value, and the gaps between them, which are all that has not this value.
std::vector<ContinuumSection> of_value(const Continuum& continuum, std::size_t coder, std::int32_t value)
{
    std::vector<ContinuumSection> units;
    for (const ContinuumSection& section : continuum.coders[coder])
        if (section.value == value) units.push_back(section);
    return with_gaps(units, continuum.begin, continuum.length);
}

// The sum of the distances between all sections of two coders: only those that intersect can be apart.
double distance_of(const std::vector<ContinuumSection>& one, const std::vector<ContinuumSection>& other)
{
    double sum = 0;
    for (std::size_t i = 0, k = 0; i < one.size() && k < other.size();) {
        sum += unitizing_distance(one[i], other[k]);
        const std::int64_t end = std::min(one[i].end(), other[k].end());
        i += one[i].end() == end ? 1 : 0;
        k += other[k].end() == end ? 1 : 0;
    }
    return sum;
}

// Is there something to compare? \throws std::invalid_argument for different numbers of coders.
bool can_be_compared(std::span<const Continuum> continua)
{
    for (const Continuum& continuum : continua)
        if (continuum.coders.size() != continua.front().coders.size()) throw std::invalid_argument("unitizing: different numbers of coders");
    return !continua.empty() && continua.front().coders.size() >= 2;
}

constexpr const char* kNothing = "there is nothing to compare";

}  // namespace

double unitizing_distance(const ContinuumSection& one, const ContinuumSection& other)
{
    const bool unit = one.value != kMissing;
    const bool other_unit = other.value != kMissing;
    const double begin = real(one.begin - other.begin);
    const double end = real(one.end() - other.end());
    if (unit && other_unit) return one.begin < other.end() && other.begin < one.end() ? begin * begin + end * end : 0;
    const bool within = begin >= 0 && end <= 0;
    const bool around = begin <= 0 && end >= 0;
    if (unit && !other_unit && within) return real(one.length) * real(one.length);
    if (other_unit && !unit && around) return real(other.length) * real(other.length);
    return 0;
}

UnitizingParts::UnitizingParts(std::span<const Continuum> continua, std::int32_t value) : apart_(continua.size())
{
    if (!can_be_compared(continua)) return;
    coders_ = static_cast<double>(continua.front().coders.size());
    for (std::size_t at = 0; at < continua.size(); ++at) {
        lengths_.push_back(real(continua[at].length));
        std::vector<std::vector<ContinuumSection>> sections;
        for (std::size_t i = 0; i < continua[at].coders.size(); ++i) {
            sections.push_back(of_value(continua[at], i, value));
            for (const ContinuumSection& section : sections.back())
                (section.value == kMissing ? gaps_ : units_).push_back({section.length, at});
            for (std::size_t k = 0; k < i; ++k) apart_[at] += 2 * distance_of(sections[k], sections[i]);
        }
    }
    const auto longer = [](const Length& a, const Length& b) { return a.length > b.length; };
    std::ranges::stable_sort(gaps_, longer);
    std::ranges::stable_sort(units_, longer);
}

UnitizingParts::Disagreement UnitizingParts::disagreement(std::span<const std::uint64_t> times) const
{
    const auto weight = [&](std::size_t continuum) { return times.empty() ? 1 : static_cast<double>(times[continuum]); };
    Disagreement d;
    double length = 0;
    for (std::size_t at = 0; at < lengths_.size(); ++at) {
        length += weight(at) * lengths_[at];
        d.observed += weight(at) * apart_[at];
    }
    for (const Length& unit : units_) d.units += weight(unit.continuum);
    if (d.units == 0) return d;
    double sum = 0;
    double pairs = 0;   // sum l (l - 1)
    double room = 0;    // of the gaps that are as long as the unit: their lengths, and how many
    double n_room = 0;
    std::size_t next = 0;
    for (const Length& unit : units_) {
        const double l = real(unit.length);
        for (; next < gaps_.size() && gaps_[next].length >= unit.length; ++next) {
            room += weight(gaps_[next].continuum) * real(gaps_[next].length);
            n_room += weight(gaps_[next].continuum);
        }
        sum += weight(unit.continuum) * ((d.units - 1) / 3 * (2 * l * l * l - 3 * l * l + l) + l * l * (room - n_room * (l - 1)));
        pairs += weight(unit.continuum) * l * (l - 1);
    }
    const double all = coders_ * length;
    d.observed /= coders_ * (coders_ - 1) * length * length;
    d.expected = 2 / length * sum / (all * (all - 1) - pairs);
    return d;
}

Agreement u_alpha_1995(std::span<const UnitizingParts> values, std::span<const std::uint64_t> times)
{
    UnitizingParts::Disagreement all;
    for (const UnitizingParts& value : values) {
        if (!value.comparable()) return {{}, {}, {}, kNothing};
        const UnitizingParts::Disagreement one = value.disagreement(times);
        all.observed += one.observed;
        all.expected += one.expected;
        all.units += one.units;
    }
    if (all.units == 0) return {{}, {}, {}, "nobody marked a unit"};
    // Units of one character and no room for them: there is one way to lie.
    if (!(all.expected > 0)) return {{}, {}, {}, "units could lie in one way only"};
    return {1 - all.observed / all.expected, all.observed, all.expected, {}};
}

Agreement u_alpha_1995(std::span<const Continuum> continua, std::int32_t value)
{
    const UnitizingParts parts(continua, value);
    return u_alpha_1995(std::span(&parts, 1));
}

}  // namespace qda
