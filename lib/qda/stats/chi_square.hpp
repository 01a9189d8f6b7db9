#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "qda/stats/contingency.hpp"

namespace qda {

// Does one classification depend on the other? Approximations for large samples: they hold where expected counts are large
// enough. Rows and columns without a unit say nothing and are left out of all of these.
//
//     E(i,j) = row total i * column total j / N

/// A statistic that follows the chi-square distribution if the two classifications are independent.
struct ChiSquare {
    double statistic = 0;          ///< 0 or more
    double df = 0;                 ///< (rows - 1) (columns - 1) of what is left
    double p = 1;                  ///< P(at least so large if independent)
    double smallest_expected = 0;  ///< the smallest expected count
    double share_below_5 = 0;      ///< of the cells, 0 to 1: those with an expected count below 5
};

/// Are the expected counts large enough for the chi-square distribution? All of them 1 or more, and below 5 at most one
/// in five.
///
/// Source: Cochran, W. G. (1954). Some methods for strengthening the common chi-square tests. Biometrics, 10(4), 417-451.
bool expected_counts_allow(const ChiSquare& test);

/// Pearson's test: sum over cells of (O - E)^2 / E.
///
/// \returns  nullopt where fewer than two rows or two columns hold a unit.
///
/// Source: Pearson, K. (1900). On the criterion that a given system of deviations ... Philosophical Magazine, 50(302),
/// 157-175.
std::optional<ChiSquare> chi_square(const Contingency& counts);

/// Pearson's test of a fourfold table with the correction of Yates: sum of (|O - E| - 1/2)^2 / E, where a difference below
/// 1/2 counts as none.
///
/// \returns  nullopt where what holds a unit is not two rows and two columns.
///
/// Source: Yates, F. (1934). Contingency tables involving small numbers and the chi-square test. Supplement to the Journal
/// of the Royal Statistical Society, 1(2), 217-235.
std::optional<ChiSquare> chi_square_yates(const Contingency& counts);

/// The likelihood-ratio test, G2 = 2 * sum over cells of O ln(O / E); a cell with O = 0 adds 0.
///
/// \returns  nullopt where fewer than two rows or two columns hold a unit.
///
/// Source: Wilks, S. S. (1935). The likelihood test of independence in contingency tables. Annals of Mathematical
/// Statistics, 6(4), 190-196.
std::optional<ChiSquare> g_square(const Contingency& counts);

/// A figure for each cell of the table as it was given, row by row; nullopt in rows and columns without a unit.
using ByCell = std::vector<std::optional<double>>;

/// E of each cell, in units; 0 in rows and columns without a unit; all nullopt for a table without units.
ByCell expected_counts(const Contingency& counts);

/// (O - E) / sqrt(E).
ByCell pearson_residuals(const Contingency& counts);

/// (O - E) / sqrt(E (1 - row total / N) (1 - column total / N)): normal with variance 1 if independent and large.
/// Also nullopt in a row or column that holds all units.
///
/// Source: Haberman, S. J. (1973). The analysis of residuals in cross-classified tables. Biometrics, 29(1), 205-220.
ByCell adjusted_residuals(const Contingency& counts);

/// Cramer's V: sqrt(X2 / (N min(rows - 1, columns - 1))), 0 to 1. Of small samples it is too high on average.
///
/// \returns  nullopt where fewer than two rows or two columns hold a unit.
///
/// Source: Cramer, H. (1946). Mathematical methods of statistics. Princeton University Press, section 21.9.
std::optional<double> cramers_v(const Contingency& counts);

/// Cramer's V with the bias of small samples taken off, 0 to 1:
///
///     phi2 = max(0, X2 / N - (r - 1)(k - 1) / (N - 1)),  r' = r - (r - 1)^2 / (N - 1),  k' likewise
///     V = sqrt(phi2 / min(r' - 1, k' - 1))
///
/// \returns  nullopt where fewer than two rows or two columns hold a unit, or min(r' - 1, k' - 1) is not above 0
///           (as many rows or columns as units).
///
/// Source: Bergsma, W. (2013). A bias-correction for Cramer's V and Tschuprow's T. Journal of the Korean Statistical
/// Society, 42(3), 323-328.
std::optional<double> cramers_v_corrected(const Contingency& counts);

}  // namespace qda
