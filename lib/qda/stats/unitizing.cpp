// The unitizing alphas of 2016; those of 1995 are in unitizing_1995.cpp.

#include "qda/stats/unitizing.hpp"

#include <algorithm>
#include <stdexcept>

#include "qda/stats/sweep.hpp"

namespace qda {

namespace {

double real(std::int64_t n) { return static_cast<double>(n); }

void check_order(std::span<const ContinuumSection> sections)
{
    for (std::size_t i = 0; i < sections.size(); ++i) {
        if (sections[i].length <= 0) throw std::invalid_argument("unitizing: an empty section");
        if (i > 0 && sections[i].begin < sections[i - 1].end()) throw std::invalid_argument("unitizing: sections overlap");
    }
}

double sum(const std::vector<double>& numbers)
{
    double all = 0;
    for (const double number : numbers) all += number;
    return all;
}

}  // namespace

std::vector<ContinuumSection> with_gaps(std::span<const ContinuumSection> units, std::int64_t begin, std::int64_t length)
{
    check_order(units);
    std::vector<ContinuumSection> sections;
    std::int64_t at = begin;
    for (const ContinuumSection& unit : units) {
        if (unit.begin < begin || unit.end() > begin + length) throw std::invalid_argument("unitizing: outside the continuum");
        if (unit.begin > at) sections.push_back({at, unit.begin - at, kMissing});
        sections.push_back(unit);
        at = unit.end();
    }
    if (at < begin + length) sections.push_back({at, begin + length - at, kMissing});
    return sections;
}

void UnitizingSums::add(const UnitizingSums& other, double times)
{
    for (std::size_t c = 0; c < same.size(); ++c) {
        same[c] += times * other.same[c];
        all[c] += times * other.all[c];
        squares[c] += times * other.squares[c];
    }
}

UnitizingSums unitizing_sums(const Continuum& continuum, std::size_t values)
{
    UnitizingSums sums(values);
    const auto number = [&](std::int32_t value) { return value == kMissing ? sums.gap() : static_cast<std::size_t>(value); };
    for (const auto& sections : continuum.coders) {
        check_order(sections);
        for (const ContinuumSection& section : sections) {
            if (section.value != kMissing && (section.value < 0 || number(section.value) >= values))
                throw std::invalid_argument("unitizing: a value that is none");
            sums.squares[number(section.value)] += section.value == kMissing ? real(section.length) : real(section.length) * real(section.length);
        }
    }
    if (continuum.coders.size() < 2) return sums;
    const double others = static_cast<double>(continuum.coders.size() - 1);
    std::vector<std::uint32_t> times(values + 1);
    sweep(continuum.coders, [&](std::int64_t begin, std::int64_t end, const std::vector<std::int32_t>& here) {
        const std::int64_t length = end - begin;
        std::uint32_t present = 0;
        for (const std::int32_t value : here) {
            if (value == kNoSection) continue;
            ++times[number(value)];
            ++present;
        }
        for (const std::int32_t value : here) {
            if (value == kNoSection || times[number(value)] == 0) continue;
            const std::size_t c = number(value);
            sums.same[c] += real(length) * times[c] * (times[c] - 1) / others;
            sums.all[c] += real(length) * times[c] * (present - 1) / others;
            times[c] = 0;
        }
    });
    return sums;
}

// l.. - sum e_cc is l.. (l..^2 - sum l_c.^2) / (l..^2 - sum S_c): 0 only where one value has everything.
Agreement u_alpha(const UnitizingSums& sums)
{
    const double total = sum(sums.all);
    if (std::ranges::count_if(sums.all, [](double l) { return l > 0; }) < 2)
        return {{}, {}, {}, sums.all[sums.gap()] > 0 ? "nobody marked a unit" : total > 0 ? "all is of one value" : "there is nothing to compare"};
    double squared = 0;
    for (const double l : sums.all) squared += l * l;
    const double observed = total - sum(sums.same);
    const double expected = total * (total * total - squared) / (total * total - sum(sums.squares));
    return {1 - observed / expected, observed, expected, {}};
}

Agreement uu_alpha(const UnitizingSums& sums)
{
    UnitizingSums merged(1);
    const std::size_t gap = sums.gap();
    const double total = sum(sums.all);
    merged.all = {total - sums.all[gap], sums.all[gap]};
    merged.squares = {sum(sums.squares) - sums.squares[gap], sums.squares[gap]};
    // What lies in units of both coders, of any value: all of units, less what meets a gap.
    merged.same = {merged.all[0] - (sums.all[gap] - sums.same[gap]), sums.same[gap]};
    return u_alpha(merged);
}

Agreement cu_alpha(const UnitizingSums& sums)
{
    const std::size_t gap = sums.gap();
    double marked = 0;   // l_c. of all units
    double squared = 0;  // sum of their squares
    double alike = 0;
    std::size_t used = 0;
    for (std::size_t c = 0; c < gap; ++c) {
        marked += sums.all[c];
        squared += sums.all[c] * sums.all[c];
        alike += sums.same[c];
        used += sums.all[c] > 0 ? 1 : 0;
    }
    if (used < 2) return {{}, {}, {}, "fewer than two values were used"};
    const double both = marked - (sums.all[gap] - sums.same[gap]);
    if (both <= 0) return {{}, {}, {}, "no units of different coders overlap"};
    const double squares = sum(sums.squares) - sums.squares[gap];
    // The factor l.. / (l..^2 - sum S) of the e_ck is in both sums.
    const double expected = (marked * marked - squared) / (marked * marked - squares);
    const double observed = (both - alike) / both;
    return {1 - observed / expected, observed, expected, {}};
}

}  // namespace qda
