#include "qda/stats/proportion.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "qda/stats/distributions.hpp"

namespace qda {

namespace {

void check(double x, double n, double level)
{
    if (!(level > 0 && level < 1)) throw std::invalid_argument("a level outside 0 to 1");
    if (!(x >= 0 && x <= n)) throw std::invalid_argument("a count outside 0 to n");
}

}  // namespace

std::optional<ConfidenceInterval> wilson(double x, double n, double level)
{
    check(x, n, level);
    if (n == 0) return std::nullopt;
    const double z = normal_quantile(1 - (1 - level) / 2);
    const double p = x / n;
    const double middle = p + z * z / (2 * n);
    const double reach = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    const double scale = 1 + z * z / n;
    // At the ends rounding must not move the limit off 0 or 1.
    return ConfidenceInterval{x == 0 ? 0 : std::max(0.0, (middle - reach) / scale), x == n ? 1 : std::min(1.0, (middle + reach) / scale)};
}

std::optional<ConfidenceInterval> clopper_pearson(double x, double n, double level)
{
    check(x, n, level);
    if (n == 0) return std::nullopt;
    const double beyond = (1 - level) / 2;
    return ConfidenceInterval{x == 0 ? 0 : beta_quantile(beyond, x, n - x + 1), x == n ? 1 : beta_quantile(1 - beyond, x + 1, n - x)};
}

std::optional<double> finite_population_size(double n, double population)
{
    if (!(population >= n)) throw std::invalid_argument("a population smaller than the sample");
    if (population == n) return std::nullopt;
    return n * (population - 1) / (population - n);
}

std::optional<double> kish_size(std::span<const double> weights)
{
    double sum = 0;
    double squares = 0;
    for (const double w : weights) {
        if (!(w >= 0) || std::isinf(w)) throw std::invalid_argument("a weight below 0 or not finite");
        sum += w;
        squares += w * w;
    }
    if (squares == 0) return std::nullopt;
    return sum * sum / squares;
}

}  // namespace qda
