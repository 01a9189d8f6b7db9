#pragma once

#include <cstdint>
#include <optional>

#include "qda/stats/association.hpp"

namespace qda {

// Further coefficients of two things that units have or lack, beside those of association.hpp. In the formulas a: units with
// both, b: only the first, c: only the second, d: neither, N = a + b + c + d = `all`. All of them return nullopt where the
// counts make no fourfold table (`both` more than `first` or `second`, `neither` below 0), and where the denominator is 0.
//
// Sources of all but those named: Sokal, R. R., & Sneath, P. H. A. (1963). Principles of numerical taxonomy. Freeman, section
// 6.2; Choi, S.-S., Cha, S.-H., & Tappert, C. C. (2010). A survey of binary similarity and distance measures. Journal of
// Systemics, Cybernetics and Informatics, 8(1), 43-48.

/// (a + d) / N, 0 to 1.
std::optional<double> simple_matching(const PairCount& n, std::uint64_t all);

/// a / N, 0 to 1.
std::optional<double> russell_rao(const PairCount& n, std::uint64_t all);

/// (2a + d) / (2a + b + c + d), 0 to 1. What both have counts twice, what both lack once.
///
/// Source: Kuckartz, U., & Raediker, S. (2019). Analyzing qualitative data with MAXQDA. Springer, on similarity analysis.
std::optional<double> kuckartz_raediker_zeta(const PairCount& n, std::uint64_t all);

/// a / (a + 2b + 2c), 0 to 1.
std::optional<double> sokal_sneath_1(const PairCount& n, std::uint64_t all);

/// 2 (a + d) / (2 (a + d) + b + c), 0 to 1.
std::optional<double> sokal_sneath_2(const PairCount& n, std::uint64_t all);

/// (a + d) / (a + d + 2 (b + c)), 0 to 1.
std::optional<double> rogers_tanimoto(const PairCount& n, std::uint64_t all);

/// a / min(a + b, a + c), 0 to 1: 1 where one thing only occurs with the other.
std::optional<double> simpson(const PairCount& n, std::uint64_t all);

/// The mean of a / (a + b) and a / (a + c), 0 to 1.
std::optional<double> kulczynski_2(const PairCount& n, std::uint64_t all);

/// Pointwise mutual information in bits, log2 of lift(): 0 by chance. Also nullopt for a = 0, where it is minus infinity
/// (npmi() is -1 there).
///
/// Source: Church, K. W., & Hanks, P. (1990). Word association norms, mutual information, and lexicography. Computational
/// Linguistics, 16(1), 22-29.
std::optional<double> pmi(const PairCount& n, std::uint64_t all);

/// Yule's Q: (ad - bc) / (ad + bc), -1 to 1; 1 or -1 as soon as one cell is 0.
///
/// Source: Yule, G. U. (1900). On the association of attributes in statistics. Philosophical Transactions of the Royal
/// Society A, 194, 257-319.
std::optional<double> yule_q(const PairCount& n, std::uint64_t all);

/// The odds ratio of the sample, ad / bc: 0 or more, 1 by chance; infinite where bc is 0 and ad is not. The conditional one,
/// with an interval, is in fisher.hpp.
std::optional<double> odds_ratio(const PairCount& n, std::uint64_t all);

}  // namespace qda
