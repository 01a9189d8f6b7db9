#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "qda/stats/agreement.hpp"
#include "qda/stats/ratings.hpp"

namespace qda {

/// How far two values are apart.
///
/// - nominal: 0 if equal, else 1
/// - ordinal: (sum_{g=c..k} n_g - (n_c + n_k) / 2)^2, by how many values lie between them
/// - interval: (c - k)^2
/// - ratio: ((c - k) / (c + k))^2, 0 for two zeros; of values of 0 and more
enum class Metric { nominal, ordinal, interval, ratio };

/// How often a value c meets a value k in a unit, given by different coders:
///
///     o_ck = sum_u (ordered pairs c, k in unit u) / (m_u - 1)
///
/// m_u: values of the unit; units with fewer than two values are left out. Symmetric; its sum is the number of values
/// that can be paired.
class Coincidences {
public:
    explicit Coincidences(std::size_t categories) : categories_(categories), cells_(categories * categories) {}
    std::size_t categories() const { return categories_; }
    double& operator()(std::size_t c, std::size_t k) { return cells_[c * categories_ + k]; }
    double operator()(std::size_t c, std::size_t k) const { return cells_[c * categories_ + k]; }

private:
    std::size_t categories_;
    std::vector<double> cells_;
};
Coincidences coincidences(const Ratings& ratings);

/// Krippendorff's alpha, of several coders, with missing values.
///
///     alpha = 1 - D_o / D_e,  D_o = sum_ck o_ck d2(c, k) / n,  D_e = sum_ck n_c n_k d2(c, k) / (n (n - 1))
///
/// o: coincidences(); n_c: their row sums; n: their sum. Agreement::observed and expected are D_o and D_e, disagreements.
///
/// \param numbers  what each category is as a number, ascending; of `interval` and `ratio` needed, of the others not looked
///                 at: for `ordinal` the categories are in their order.
/// \returns        at most 1; 0 by chance; undefined where no unit has two values, where D_e is 0 (all values that can be
///                 paired are equal), and by `ratio` where a number is below 0.
/// \throws std::invalid_argument  where `numbers` are needed and are not one for each category, ascending.
///
/// Source: Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. University of Pennsylvania, Departmental
/// Papers (ASC) 43. Krippendorff, K. (2004). Content analysis: an introduction to its methodology (2nd ed.). Sage, 211-256.
Agreement krippendorff_alpha(const Ratings& ratings, Metric metric = Metric::nominal, std::span<const double> numbers = {});
/// The same from a matrix of coincidences, in time of the square of its categories.
Agreement krippendorff_alpha(const Coincidences& o, Metric metric = Metric::nominal, std::span<const double> numbers = {});

}  // namespace qda
