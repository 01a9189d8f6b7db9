#include "qda/stats/fisher.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

namespace qda {

namespace {

// The values that cell a can have, given the margins, and how likely they are.
struct Hypergeometric {
    std::uint64_t lowest = 0;
    std::vector<double> log_weights;    // by a - lowest, the largest 0
    std::vector<double> probabilities;  // by a - lowest, together 1
};

// From the most likely value outwards by ratios of neighbours: no factorials, so nothing overflows and errors stay at a
// few units in the last place.
Hypergeometric hypergeometric(const Fourfold& t)
{
    const std::uint64_t row = t.a + t.b;
    const std::uint64_t column = t.a + t.c;
    const std::uint64_t n = row + t.c + t.d;
    Hypergeometric h;
    h.lowest = row + column > n ? row + column - n : 0;
    const std::uint64_t highest = std::min(row, column);
    const auto real = [](std::uint64_t x) { return static_cast<double>(x); };
    const auto ratio = [&](std::uint64_t x) {  // of x + 1 to x
        return real(row - x) * real(column - x) / (real(x + 1) * real(n - row - column + x + 1));
    };
    const std::size_t size = highest - h.lowest + 1;
    h.probabilities.assign(size, 1);
    h.log_weights.assign(size, 0);
    const double guess = (real(row) + 1) * (real(column) + 1) / (real(n) + 2);
    const std::size_t mode = std::clamp(static_cast<std::uint64_t>(guess), h.lowest, highest) - h.lowest;
    for (std::size_t i = mode; i + 1 < size; ++i) {
        h.probabilities[i + 1] = h.probabilities[i] * ratio(h.lowest + i);
        h.log_weights[i + 1] = h.log_weights[i] + std::log(ratio(h.lowest + i));
    }
    for (std::size_t i = mode; i > 0; --i) {
        h.probabilities[i - 1] = h.probabilities[i] / ratio(h.lowest + i - 1);
        h.log_weights[i - 1] = h.log_weights[i] - std::log(ratio(h.lowest + i - 1));
    }
    double sum = 0;
    for (const double p : h.probabilities) sum += p;
    for (double& p : h.probabilities) p /= sum;
    return h;
}

double at_most_as_likely(const Hypergeometric& h, double probability)
{
    double sum = 0;
    for (const double p : h.probabilities) sum += p <= probability * (1 + kEquallyLikely) ? p : 0;
    return std::min(1.0, sum);
}

// Under odds ratio exp(log_psi): the mean of a - lowest, and P(a <= at), P(a >= at).
struct Tilted {
    double mean = 0;
    double up_to = 0;
    double from = 0;
};
Tilted tilted(const Hypergeometric& h, std::size_t at, double log_psi)
{
    const std::size_t n = h.log_weights.size();
    double most = -std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < n; ++i) most = std::max(most, h.log_weights[i] + static_cast<double>(i) * log_psi);
    Tilted t;
    double all = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const double w = std::exp(h.log_weights[i] + static_cast<double>(i) * log_psi - most);
        all += w;
        t.mean += w * static_cast<double>(i);
        t.up_to += i <= at ? w : 0;
        t.from += i >= at ? w : 0;
    }
    return {t.mean / all, t.up_to / all, t.from / all};
}

// The psi at which `rising`, a function of ln psi, turns from below 0 to above 0.
template <class Function>
double turning(Function rising)
{
    double low = -1;
    double high = 1;
    while (rising(low) > 0) low *= 2;
    while (rising(high) < 0) high *= 2;
    for (int halved = 0; halved < 200; ++halved) {
        const double middle = low + (high - low) / 2;
        if (middle <= low || middle >= high) break;
        (rising(middle) < 0 ? low : high) = middle;
    }
    return std::exp(low + (high - low) / 2);
}

}  // namespace

FisherExact fisher_exact(const Fourfold& table)
{
    const Hypergeometric h = hypergeometric(table);
    const std::size_t at = table.a - h.lowest;
    FisherExact test;
    test.greater = 0;
    test.less = 0;
    for (std::size_t i = 0; i < h.probabilities.size(); ++i) {
        if (i >= at) test.greater += h.probabilities[i];
        if (i <= at) test.less += h.probabilities[i];
    }
    test.greater = std::min(1.0, test.greater);
    test.less = std::min(1.0, test.less);
    test.two_sided = at_most_as_likely(h, h.probabilities[at]);
    test.smallest_greater = h.probabilities.back();
    test.smallest_less = h.probabilities.front();
    test.smallest_two_sided = at_most_as_likely(h, std::min(h.probabilities.front(), h.probabilities.back()));
    return test;
}

std::optional<OddsRatio> conditional_odds_ratio(const Fourfold& table, double level, Tail tail)
{
    if (!(level > 0 && level < 1)) throw std::invalid_argument("a level outside 0 to 1");
    const Hypergeometric h = hypergeometric(table);
    const std::size_t last = h.log_weights.size() - 1;
    if (last == 0) return std::nullopt;
    const std::size_t at = table.a - h.lowest;
    const double beyond = (1 - level) / (tail == Tail::two_sided ? 2 : 1);
    const double infinite = std::numeric_limits<double>::infinity();
    OddsRatio odds{at == 0 ? 0 : infinite, 0, infinite};
    if (at > 0 && at < last)
        odds.estimate = turning([&](double x) { return tilted(h, at, x).mean - static_cast<double>(at); });
    if (at > 0 && tail != Tail::less) odds.low = turning([&](double x) { return tilted(h, at, x).from - beyond; });
    if (at < last && tail != Tail::greater) odds.high = turning([&](double x) { return beyond - tilted(h, at, x).up_to; });
    return odds;
}

}  // namespace qda
