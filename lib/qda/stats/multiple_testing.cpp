#include "qda/stats/multiple_testing.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <stdexcept>

namespace qda {

namespace {

// The places of the p-values, the smallest first.
std::vector<std::size_t> ascending(std::span<const double> p)
{
    for (const double one : p)
        if (!(one >= 0 && one <= 1)) throw std::invalid_argument("a p outside 0 to 1");
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    return order;
}

// Each p times m / rank times `more`, from the largest down.
std::vector<double> stepping_up(std::span<const double> p, double more)
{
    const std::vector<std::size_t> order = ascending(p);
    const double m = static_cast<double>(p.size());
    std::vector<double> adjusted(p.size());
    double least = 1;
    for (std::size_t i = order.size(); i-- > 0;) {
        least = std::min(least, p[order[i]] * (more * m / static_cast<double>(i + 1)));
        adjusted[order[i]] = least;
    }
    return adjusted;
}

}  // namespace

std::vector<double> bonferroni(std::span<const double> p)
{
    ascending(p);
    std::vector<double> adjusted;
    for (const double one : p) adjusted.push_back(std::min(1.0, one * static_cast<double>(p.size())));
    return adjusted;
}

std::vector<double> holm(std::span<const double> p)
{
    const std::vector<std::size_t> order = ascending(p);
    std::vector<double> adjusted(p.size());
    double most = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        most = std::max(most, std::min(1.0, p[order[i]] * static_cast<double>(order.size() - i)));
        adjusted[order[i]] = most;
    }
    return adjusted;
}

std::vector<double> benjamini_hochberg(std::span<const double> p) { return stepping_up(p, 1); }

std::vector<double> benjamini_yekutieli(std::span<const double> p)
{
    double sum = 0;
    for (std::size_t i = 1; i <= p.size(); ++i) sum += 1 / static_cast<double>(i);
    return stepping_up(p, sum);
}

}  // namespace qda
