#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace qda {

/// Ranks of numbers from 1, equal numbers sharing the mean of theirs; doubled, so that they are whole. No number may be NaN.
std::vector<std::uint64_t> doubled_midranks(std::span<const double> values);

/// Sum over groups of equal numbers of t^3 - t, for the correction of variances for ties; from ranks as above.
double tie_term(std::span<const std::uint64_t> doubled_ranks);

/// The median, the mean of the two middle ones where their number is even; nullopt of none. No number may be NaN.
std::optional<double> median(std::span<const double> values);

/// The value below which a share `p` of a sample lies, between the two nearest values in proportion: of n values in order,
/// that at place 1 + (n - 1) p.
///
/// \param p   0 to 1
/// \returns   nullopt where there are no values
///
/// Source: Hyndman, R. J., & Fan, Y. (1996). Sample quantiles in statistical packages. American Statistician, 50(4),
/// 361-365, definition 7.
std::optional<double> quantile(std::span<const double> values, double p);

/// The median of ordered categories: the category in which the middle unit lies. Where the middle falls between two units
/// in different categories these are the low and the high one; there is no mean of categories.
struct OrdinalMedian {
    std::size_t low = 0;   ///< category, from 0
    std::size_t high = 0;  ///< the same one, or the next one that holds a unit
};
/// \param counts  units by category, in order
/// \returns       nullopt where there are no units
std::optional<OrdinalMedian> ordinal_median(std::span<const std::uint64_t> counts);

}  // namespace qda
