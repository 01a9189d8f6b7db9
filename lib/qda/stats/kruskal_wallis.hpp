#pragma once

#include <optional>
#include <span>
#include <vector>

#include "qda/stats/exact_work.hpp"

namespace qda {

/// Does some group have higher values than another? The test of Kruskal and Wallis.
///
///     H = (12 / (N (N + 1)) * sum over groups of R^2 / n  -  3 (N + 1)) / (1 - sum over ties of (t^3 - t) / (N^3 - N))
///
/// R: sum of the ranks of a group of n.
struct KruskalWallis {
    double h = 0;               ///< 0 or more
    double df = 0;              ///< groups - 1
    double p_chi_square = 1;    ///< for large groups
    double epsilon_square = 0;  ///< H / (N - 1): the share of the variance of ranks that groups account for, 0 to 1
};

/// \param groups  the values of each group, ordinal or numeric; no NaN. Empty groups are left out.
/// \returns       nullopt where fewer than two groups have values, or all values are equal.
///
/// Sources: Kruskal, W. H., & Wallis, W. A. (1952). Use of ranks in one-criterion variance analysis. JASA, 47(260), 583-621;
/// the effect: Tomczak, M., & Tomczak, E. (2014). The need to report effect size estimates revisited. Trends in Sport
/// Sciences, 21(1), 19-25.
std::optional<KruskalWallis> kruskal_wallis(const std::vector<std::vector<double>>& groups);

/// P(H at least so large) over all ways to deal the values (with their ties) out to groups of these sizes. Where that takes
/// more than `work.steps`, it is estimated from `work.draws` random ways: (1 + those as large) / (1 + draws).
///
/// \returns  nullopt where H is undefined.
std::optional<PermutationP> kruskal_wallis_exact(const std::vector<std::vector<double>>& groups, const ExactWork& work = {});

}  // namespace qda
