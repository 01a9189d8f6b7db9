#pragma once

#include <cstdint>
#include <optional>

namespace qda {

/// How often two things occur: each alone or not, and both together. All in one and the same unit.
struct PairCount {
    std::uint64_t first = 0;   ///< units that have the first
    std::uint64_t second = 0;  ///< units that have the second
    std::uint64_t both = 0;    ///< units that have both, or pairs of a first and a second
};

// Where `both` counts units, it is at most `first` and `second`. Pairs may be more: three short passages within a long one
// are three pairs of 3 and 1. The coefficients of sets (all but c) are then undefined.

/// The c-coefficient of ATLAS.ti.
///
///     c = both / (first + second - both)
///
/// \returns  0 to 1 where `both` counts units. Of pairs it may be above 1 or below 0, and is returned so (see
///           outside_unit_interval()); nullopt where the denominator is 0.
///
/// Source: ATLAS.ti Windows, User Manual, chapter on the code co-occurrence table. For sets it is the coefficient of
/// Jaccard.
std::optional<double> c_coefficient(const PairCount& n);

/// A c that is no share: of codings that overlap several others.
bool outside_unit_interval(double c);

/// The coefficient of Jaccard: both / (first + second - both), 0 to 1.
///
/// \returns  nullopt where neither occurs, and where `both` is more than `first` or `second`.
///
/// Source: Jaccard, P. (1912). The distribution of the flora in the alpine zone. New Phytologist, 11(2), 37-50.
std::optional<double> jaccard(const PairCount& n);

/// The coefficient of Dice: 2 both / (first + second), 0 to 1.
///
/// \returns  nullopt where neither occurs, and where `both` is more than `first` or `second`.
///
/// Source: Dice, L. R. (1945). Measures of the amount of ecologic association between species. Ecology, 26(3), 297-302.
std::optional<double> dice(const PairCount& n);

/// The cosine (Ochiai): both / sqrt(first * second), 0 to 1.
///
/// \returns  nullopt where one of the two never occurs, and where `both` is more than `first` or `second`.
///
/// Source: Ochiai, A. (1957). Zoogeographical studies on the soleoid fishes found in Japan and its neighbouring regions II.
/// Bulletin of the Japanese Society of Scientific Fisheries, 22(9), 526-530.
std::optional<double> cosine(const PairCount& n);

/// The share of the units with one thing that have the other too: both / one, 0 to 1.
///
/// \returns  nullopt where `one` is 0, and where `both` is more than `one`.
std::optional<double> conditional(std::uint64_t one, std::uint64_t both);

/// How many times as often the two are together as they would be by chance: both * all / (first * second); 1 is chance,
/// 0 never together.
///
/// \param all  units there are, with or without the two
/// \returns    nullopt where one of the two never occurs, and where the counts are no parts of `all`.
///
/// Source: Brin, S., Motwani, R., Ullman, J. D., & Tsur, S. (1997). Dynamic itemset counting and implication rules for
/// market basket data. SIGMOD Record, 26(2), 255-264 (there: interest).
std::optional<double> lift(const PairCount& n, std::uint64_t all);

/// Normalised pointwise mutual information: ln(lift) / -ln(both / all). -1 never together (by convention, as the limit),
/// 0 by chance, 1 only ever together.
///
/// \returns  nullopt where one of the two never occurs, where both are everywhere (0 / 0), and where the counts are no
///           parts of `all`.
///
/// Source: Bouma, G. (2009). Normalized (pointwise) mutual information in collocation extraction. Proceedings of GSCL,
/// 31-40.
std::optional<double> npmi(const PairCount& n, std::uint64_t all);

/// The phi coefficient of the fourfold table (both, only first, only second, neither): Pearson's correlation of "has the
/// first" and "has the second", -1 to 1, 0 by chance.
///
///     phi = (both * neither - only_first * only_second) / sqrt(first * (all - first) * second * (all - second))
///
/// \returns  nullopt where one of the two occurs never or everywhere, and where the counts make no fourfold table: `both`
///           more than `first` or `second`, or `neither` below 0.
///
/// Source: Yule, G. U. (1912). On the methods of measuring association between two attributes. Journal of the Royal
/// Statistical Society, 75(6), 579-652.
std::optional<double> phi(const PairCount& n, std::uint64_t all);

}  // namespace qda
