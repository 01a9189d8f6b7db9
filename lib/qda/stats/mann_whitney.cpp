#include "qda/stats/mann_whitney.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <vector>

#include "qda/stats/distributions.hpp"
#include "qda/stats/ranks.hpp"

namespace qda {

namespace {

using Ranks = std::span<const std::uint64_t>;

// ways[s]: how likely a group of n drawn from these ranks has the (doubled) rank sum s.
std::optional<std::vector<double>> rank_sums(Ranks ranks, std::size_t n, std::uint64_t steps)
{
    std::vector<std::uint64_t> sorted(ranks.begin(), ranks.end());
    std::sort(sorted.begin(), sorted.end());
    const std::uint64_t highest = std::accumulate(sorted.end() - static_cast<std::ptrdiff_t>(n), sorted.end(), std::uint64_t{0});
    if (static_cast<double>(sorted.size()) * static_cast<double>(n) * static_cast<double>(highest) > static_cast<double>(steps))
        return std::nullopt;
    // ways[k][s]: of choosing k of the ranks so far with the sum s; a double holds them to a relative 1e-16.
    std::vector<std::vector<double>> ways(n + 1, std::vector<double>(highest + 1, 0));
    ways[0][0] = 1;
    for (std::size_t taken = 0; taken < sorted.size(); ++taken) {
        const std::uint64_t rank = sorted[taken];
        for (std::size_t k = std::min(taken + 1, n); k > 0; --k)
            for (std::uint64_t s = rank; s <= highest; ++s) ways[k][s] += ways[k - 1][s - rank];
    }
    std::vector<double> likely = std::move(ways[n]);
    const double all = std::accumulate(likely.begin(), likely.end(), 0.0);
    for (double& p : likely) p /= all;
    return likely;
}

// The chance of a sum at least so far from its mean.
double as_far(const std::vector<double>& likely, std::uint64_t mean, std::uint64_t distance)
{
    double p = 0;
    for (std::uint64_t s = 0; s < likely.size(); ++s)
        if ((s > mean ? s - mean : mean - s) >= distance) p += likely[s];
    return std::min(1.0, p);
}

std::optional<MannWhitney::Exact> exact(Ranks ranks, std::size_t n1, std::uint64_t sum, std::uint64_t steps)
{
    // The rank sums of the smaller group are fewer; a far sum of one is a far sum of the other.
    const std::uint64_t all = std::accumulate(ranks.begin(), ranks.end(), std::uint64_t{0});
    const bool turned = ranks.size() - n1 < n1;
    const std::size_t n = turned ? ranks.size() - n1 : n1;
    const std::uint64_t at = turned ? all - sum : sum;
    const auto likely = rank_sums(ranks, n, steps);
    if (!likely) return std::nullopt;
    const std::uint64_t mean = n * (ranks.size() + 1);  // doubled ranks: n (N + 1) / 2, doubled
    const auto distance = [&](std::uint64_t s) { return s > mean ? s - mean : mean - s; };
    std::uint64_t farthest = 0;
    double high = 0;
    double low = 0;
    for (std::uint64_t s = 0; s < likely->size(); ++s) {
        if ((*likely)[s] > 0) farthest = std::max(farthest, distance(s));
        if (s >= at) high += (*likely)[s];
        if (s <= at) low += (*likely)[s];
    }
    if (turned) std::swap(high, low);
    return MannWhitney::Exact{as_far(*likely, mean, distance(at)), std::min(1.0, high), std::min(1.0, low),
                              as_far(*likely, mean, farthest)};
}

std::optional<MannWhitney::Normal> normal(double u, double n1, double n2, double ties)
{
    const double n = n1 + n2;
    const double variance = n1 * n2 / 12 * (n + 1 - (n < 2 ? 0 : ties / (n * (n - 1))));
    if (variance <= 0) return std::nullopt;
    const double from_mean = u - n1 * n2 / 2;
    const double sd = std::sqrt(variance);
    MannWhitney::Normal test;
    test.z = (from_mean - (from_mean > 0 ? 0.5 : from_mean < 0 ? -0.5 : 0)) / sd;
    test.two_sided = std::min(1.0, 2 * normal_upper(std::abs(test.z)));
    test.greater = normal_upper((from_mean - 0.5) / sd);
    test.less = normal_upper(-(from_mean + 0.5) / sd);
    return test;
}

}  // namespace

std::optional<MannWhitney> mann_whitney(std::span<const double> first, std::span<const double> second, const ExactWork& work)
{
    if (first.empty() || second.empty()) return std::nullopt;
    std::vector<double> values(first.begin(), first.end());
    values.insert(values.end(), second.begin(), second.end());
    const std::vector<std::uint64_t> ranks = doubled_midranks(values);
    const std::uint64_t sum =
        std::accumulate(ranks.begin(), ranks.begin() + static_cast<std::ptrdiff_t>(first.size()), std::uint64_t{0});
    const double n1 = static_cast<double>(first.size());
    const double n2 = static_cast<double>(second.size());
    MannWhitney test;
    test.u = (static_cast<double>(sum) - n1 * (n1 + 1)) / 2;
    test.superiority = test.u / (n1 * n2);
    const double ties = tie_term(ranks);
    test.normal = normal(test.u, n1, n2, ties);
    test.exact = exact(ranks, first.size(), sum, work.steps);
    return test;
}

ConfidenceInterval superiority_interval(double superiority, double n1, double n2, double level)
{
    if (!(level > 0 && level < 1)) throw std::invalid_argument("a level outside 0 to 1");
    const double z = normal_quantile(1 - (1 - level) / 2);
    const double m = (n1 + n2) / 2 - 1;
    const auto outside = [&](double theta) {
        const double variance =
            theta * (1 - theta) * (1 + m * (1 - theta) / (2 - theta) + m * theta / (1 + theta)) / (n1 * n2);
        return std::abs(superiority - theta) > z * std::sqrt(std::max(0.0, variance));
    };
    const auto end = [&](double out, double in) {
        if (!outside(out)) return out;
        for (int halved = 0; halved < 100; ++halved) {
            const double middle = (out + in) / 2;
            (outside(middle) ? out : in) = middle;
        }
        return in;
    };
    // At 0 and 1 the variance is 0, so that the observed end itself is the end of the interval there.
    return {superiority <= 0 ? 0 : end(0, superiority), superiority >= 1 ? 1 : end(1, superiority)};
}

}  // namespace qda
