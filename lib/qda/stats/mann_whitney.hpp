#pragma once

#include <optional>
#include <span>

#include "qda/stats/exact_work.hpp"
#include "qda/stats/proportion.hpp"

namespace qda {

/// Does one group have higher values than the other? The rank-sum test of Wilcoxon, Mann and Whitney.
struct MannWhitney {
    /// Pairs of one of each group in which the first group's value is higher, and half of those in which they are equal:
    /// 0 to n1 n2.
    double u = 0;
    /// U / (n1 n2), the chance that one of the first group has the higher value: 0 to 1, .5 where they do not differ.
    double superiority = 0.5;
    /// Of the normal approximation: variance corrected for ties, U moved by 1/2 towards its mean. nullopt where all values
    /// are equal.
    struct Normal {
        double z = 0;
        double two_sided = 1;
        double greater = 1;  ///< P(U at least so large): the first group is higher
        double less = 1;
    };
    std::optional<Normal> normal;
    /// Over all ways to part the values (with their ties) in groups of these sizes. Two-sided: U at least as far from its
    /// mean n1 n2 / 2. nullopt where that takes more steps than allowed.
    struct Exact {
        double two_sided = 1;
        double greater = 1;
        double less = 1;
        double smallest_two_sided = 1;  ///< that any parting of these values in groups of these sizes could give
    };
    std::optional<Exact> exact;
};

/// \param first, second  values of the two groups, ordinal or numeric; no NaN
/// \returns              nullopt where a group is empty
///
/// The work of the exact test grows with n1 (n1 + n2) times the largest rank sum; `work.steps` bounds it.
///
/// Sources: Mann, H. B., & Whitney, D. R. (1947). On a test of whether one of two random variables is stochastically larger
/// than the other. Annals of Mathematical Statistics, 18(1), 50-60. With ties: Streitberg, B., & Roehmel, J. (1986). Exact
/// distributions for permutation and rank tests. Statistical Software Newsletter, 12(1), 10-17.
std::optional<MannWhitney> mann_whitney(std::span<const double> first, std::span<const double> second,
                                        const ExactWork& work = {});

/// The interval of the superiority U / (n1 n2) without assuming a distribution of the values: the ends theta at which
/// |superiority - theta| = z sqrt(V(theta)),
///
///     V(theta) = theta (1 - theta) (1 + m (1 - theta) / (2 - theta) + m theta / (1 + theta)) / (n1 n2),  m = (n1 + n2) / 2 - 1
///
/// \param level  confidence, above 0 and below 1
///
/// Source: Newcombe, R. G. (2006). Confidence intervals for an effect size measure based on the Mann-Whitney statistic,
/// part 2. Statistics in Medicine, 25(4), 559-573, method 5.
ConfidenceInterval superiority_interval(double superiority, double n1, double n2, double level = 0.95);

}  // namespace qda
