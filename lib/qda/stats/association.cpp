#include "qda/stats/association.hpp"

#include <algorithm>
#include <cmath>

namespace qda {

namespace {

double real(std::uint64_t n) { return static_cast<double>(n); }

bool is_of_sets(const PairCount& n) { return n.both <= std::min(n.first, n.second); }

bool is_part_of(const PairCount& n, std::uint64_t all) { return is_of_sets(n) && std::max(n.first, n.second) <= all; }

}  // namespace

std::optional<double> c_coefficient(const PairCount& n)
{
    // Compared before dividing: a denominator of 0 must be recognised exactly.
    if (n.first + n.second == n.both) return std::nullopt;
    return real(n.both) / (real(n.first) + real(n.second) - real(n.both));
}

bool outside_unit_interval(double c) { return c < 0 || c > 1; }

std::optional<double> jaccard(const PairCount& n)
{
    if (!is_of_sets(n)) return std::nullopt;
    return c_coefficient(n);
}

std::optional<double> dice(const PairCount& n)
{
    if (!is_of_sets(n) || n.first + n.second == 0) return std::nullopt;
    return 2 * real(n.both) / (real(n.first) + real(n.second));
}

std::optional<double> cosine(const PairCount& n)
{
    if (!is_of_sets(n) || n.first == 0 || n.second == 0) return std::nullopt;
    return std::min(1.0, real(n.both) / std::sqrt(real(n.first) * real(n.second)));
}

std::optional<double> conditional(std::uint64_t one, std::uint64_t both)
{
    if (one == 0 || both > one) return std::nullopt;
    return real(both) / real(one);
}

std::optional<double> lift(const PairCount& n, std::uint64_t all)
{
    if (!is_part_of(n, all) || n.first == 0 || n.second == 0) return std::nullopt;
    return real(n.both) * real(all) / (real(n.first) * real(n.second));
}

std::optional<double> npmi(const PairCount& n, std::uint64_t all)
{
    const std::optional<double> times = lift(n, all);
    if (!times || n.both == all) return std::nullopt;
    if (n.both == 0) return -1;
    return std::clamp(std::log(*times) / -std::log(real(n.both) / real(all)), -1.0, 1.0);
}

std::optional<double> phi(const PairCount& n, std::uint64_t all)
{
    if (!is_part_of(n, all) || n.first == 0 || n.second == 0 || n.first == all || n.second == all) return std::nullopt;
    if (n.first - n.both + n.second > all) return std::nullopt;
    const double only_first = real(n.first - n.both);
    const double only_second = real(n.second - n.both);
    const double neither = real(all - (n.first - n.both + n.second));
    const double margins = std::sqrt(real(n.first) * real(all - n.first)) * std::sqrt(real(n.second) * real(all - n.second));
    return std::clamp((real(n.both) * neither - only_first * only_second) / margins, -1.0, 1.0);
}

}  // namespace qda
