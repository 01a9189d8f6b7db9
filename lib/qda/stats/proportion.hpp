#pragma once

#include <optional>
#include <span>

namespace qda {

/// Two ends, low at most high.
struct ConfidenceInterval {
    double low = 0;
    double high = 1;
};

// Intervals of a proportion x / n. x and n may be fractions, for effective numbers (below). All of them: nullopt for n = 0;
// std::invalid_argument for a level outside (0, 1), and where not 0 <= x <= n.

/// The interval of Wilson: all proportions that a score test does not reject, within [0, 1].
///
///     (p + z2/2n +- z sqrt(p (1 - p) / n + z2/4n2)) / (1 + z2/n),  z2 = z squared
///
/// Source: Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. JASA, 22(158),
/// 209-212.
std::optional<ConfidenceInterval> wilson(double x, double n, double level = 0.95);

/// The exact interval of Clopper and Pearson: it holds the true proportion at least as often as `level` says, mostly more
/// often. Low: the (1 - level) / 2 quantile of beta(x, n - x + 1), 0 for x = 0; high: the (1 + level) / 2 quantile of
/// beta(x + 1, n - x), 1 for x = n.
///
/// Source: Clopper, C. J., & Pearson, E. S. (1934). The use of confidence or fiducial limits illustrated in the case of the
/// binomial. Biometrika, 26(4), 404-413.
std::optional<ConfidenceInterval> clopper_pearson(double x, double n, double level = 0.95);

/// How many units drawn with replacement say as much as `n` drawn without, from a population of `population`: the variance
/// of a proportion is smaller by the factor (N - n) / (N - 1).
///
///     n (N - 1) / (N - n)
///
/// \returns  nullopt where all were drawn: nothing is left to estimate, and low = high = x / n.
/// \throws std::invalid_argument  where the population is smaller than n.
///
/// Source: Cochran, W. G. (1977). Sampling techniques (3rd ed.). Wiley, sections 2.6 and 3.2.
std::optional<double> finite_population_size(double n, double population);

/// How many units of equal weight say as much as units of these weights: (sum w)^2 / sum w^2, from 1 to their number.
///
/// \returns  nullopt where the weights are all 0 or there are none.
/// \throws std::invalid_argument  for a weight below 0 or not finite.
///
/// Source: Kish, L. (1965). Survey sampling. Wiley, section 11.7. That the intervals above may then be used with it:
/// Korn, E. L., & Graubard, B. I. (1998). Confidence intervals for proportions with small expected number of positive counts
/// estimated from survey data. Survey Methodology, 24(2), 193-201.
std::optional<double> kish_size(std::span<const double> weights);

}  // namespace qda
