#include "qda/stats/ranks.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace qda {

std::vector<std::uint64_t> doubled_midranks(std::span<const double> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<std::uint64_t> ranks(values.size());
    for (std::size_t i = 0; i < order.size();) {
        std::size_t end = i + 1;
        while (end < order.size() && values[order[end]] == values[order[i]]) ++end;
        for (std::size_t k = i; k < end; ++k) ranks[order[k]] = i + 1 + end;  // twice the mean of i + 1 to end
        i = end;
    }
    return ranks;
}

double tie_term(std::span<const std::uint64_t> doubled_ranks)
{
    std::vector<std::uint64_t> sorted(doubled_ranks.begin(), doubled_ranks.end());
    std::sort(sorted.begin(), sorted.end());
    double sum = 0;
    for (std::size_t i = 0; i < sorted.size();) {
        std::size_t end = i + 1;
        while (end < sorted.size() && sorted[end] == sorted[i]) ++end;
        const double t = static_cast<double>(end - i);
        sum += t * t * t - t;
        i = end;
    }
    return sum;
}

std::optional<double> median(std::span<const double> values) { return quantile(values, 0.5); }

std::optional<double> quantile(std::span<const double> values, double p)
{
    if (values.empty()) return std::nullopt;
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    const double place = static_cast<double>(sorted.size() - 1) * std::clamp(p, 0.0, 1.0);
    const auto below = static_cast<std::size_t>(std::floor(place));
    const double beyond = place - static_cast<double>(below);
    if (beyond == 0) return sorted[below];
    return sorted[below] * (1 - beyond) + sorted[below + 1] * beyond;
}

std::optional<OrdinalMedian> ordinal_median(std::span<const std::uint64_t> counts)
{
    const std::uint64_t n = std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
    if (n == 0) return std::nullopt;
    const auto category_of = [&](std::uint64_t unit) {  // from 0
        std::size_t category = 0;
        for (std::uint64_t up_to = counts[0]; up_to <= unit; up_to += counts[category]) ++category;
        return category;
    };
    return OrdinalMedian{category_of((n - 1) / 2), category_of(n / 2)};
}

}  // namespace qda
