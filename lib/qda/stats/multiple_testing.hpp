#pragma once

#include <span>
#include <vector>

namespace qda {

// p-values of a family of tests, adjusted for their number: compare with the level as if there were one test. Given and
// returned in the same order; an empty family gives none. \throws std::invalid_argument for a p outside [0, 1].

/// The probability of even one false finding stays below the level: min(1, m p).
std::vector<double> bonferroni(std::span<const double> p);

/// The same promise, and never less power: the i-th smallest p times (m - i + 1), none below that of a smaller p, at most 1.
///
/// Source: Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics,
/// 6(2), 65-70.
std::vector<double> holm(std::span<const double> p);

/// The expected share of false findings among the findings stays below the level, for tests that are independent or depend
/// positively: the i-th smallest p times m / i, none above that of a larger p, at most 1.
///
/// Source: Benjamini, Y., & Hochberg, Y. (1995). Controlling the false discovery rate. Journal of the Royal Statistical
/// Society B, 57(1), 289-300.
std::vector<double> benjamini_hochberg(std::span<const double> p);

/// As benjamini_hochberg(), however the tests depend: times 1 + 1/2 + ... + 1/m.
///
/// Source: Benjamini, Y., & Yekutieli, D. (2001). The control of the false discovery rate in multiple testing under
/// dependency. Annals of Statistics, 29(4), 1165-1188.
std::vector<double> benjamini_yekutieli(std::span<const double> p);

}  // namespace qda
