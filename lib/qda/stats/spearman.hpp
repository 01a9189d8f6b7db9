#pragma once

#include <optional>
#include <span>

#include "qda/stats/exact_work.hpp"
#include "qda/stats/proportion.hpp"

namespace qda {

/// Spearman's rank correlation: Pearson's correlation of the ranks (ties share theirs), -1 to 1.
struct Spearman {
    double rho = 0;
    double t = 0;           ///< rho sqrt((n - 2) / (1 - rho^2)); infinite for rho = 1 or -1
    double df = 0;          ///< n - 2
    double p_t = 1;         ///< two-sided, by Student's distribution: for large n
    /// Two-sided, over all orders of the second values: |rho| at least so large. nullopt where that takes more steps than
    /// allowed (above 11 different values or so).
    std::optional<PermutationP> exact;
};

/// \param x, y  values of the same units, ordinal or numeric; no NaN
/// \returns     nullopt where there are fewer than three units, or all values of x or of y are equal
/// \throws std::invalid_argument  for a different number of values
///
/// Sources: Spearman, C. (1904). The proof and measurement of association between two things. American Journal of
/// Psychology, 15(1), 72-101; Kendall, M. G. (1970). Rank correlation methods (4th ed.). Griffin, chapters 3 and 5.
std::optional<Spearman> spearman(std::span<const double> x, std::span<const double> y, const ExactWork& work = {});

/// The interval tanh(atanh(rho) +- z sqrt((1 + rho^2 / 2) / (n - 3))).
///
/// \returns  nullopt for n below 4; for rho = 1 or -1 both ends are rho.
///
/// Source: Bonett, D. G., & Wright, T. A. (2000). Sample size requirements for estimating Pearson, Kendall and Spearman
/// correlations. Psychometrika, 65(1), 23-28.
std::optional<ConfidenceInterval> spearman_interval(double rho, double n, double level = 0.95);

}  // namespace qda
