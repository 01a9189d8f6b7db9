#pragma once

#include <cstdint>
#include <optional>

namespace qda {

/// A fourfold table: units by two yes-no questions. First row a b, second row c d.
struct Fourfold {
    std::uint64_t a = 0;  ///< both
    std::uint64_t b = 0;  ///< only the first
    std::uint64_t c = 0;  ///< only the second
    std::uint64_t d = 0;  ///< neither
};

/// Tables that are as likely up to this relative difference count as equally likely, as rounding cannot tell them apart
/// (as fisher.test of R has it).
inline constexpr double kEquallyLikely = 1e-7;

/// The exact test of Fisher: how likely are tables like this one, given its margins, if the two questions are independent?
/// The cell a then follows the hypergeometric distribution.
struct FisherExact {
    double greater = 1;    ///< P(a at least so large): the odds ratio is above 1
    double less = 1;       ///< P(a at most so large)
    double two_sided = 1;  ///< P(a table at most as likely as this one)
    // The smallest that any table with these margins could give: a test that cannot reach the level says nothing.
    double smallest_greater = 1;
    double smallest_less = 1;
    double smallest_two_sided = 1;
};

/// Always defined: with a margin of 0, or without units, there is one table only, and every p is 1. The work is linear in
/// the smallest margin.
///
/// Sources: Fisher, R. A. (1935). The logic of inductive inference. Journal of the Royal Statistical Society, 98(1), 39-82;
/// two-sided by the probability of tables: Irwin, J. O. (1935). Tests of significance for differences between percentages
/// based on small numbers. Metron, 12(2), 83-94. The smallest p: Tarone, R. E. (1990). A modified Bonferroni method for
/// discrete data. Biometrics, 46(2), 515-522.
FisherExact fisher_exact(const Fourfold& table);

/// What the alternative is; of intervals: both ends, only the low one, only the high one.
enum class Tail { two_sided, greater, less };

/// A ratio with its interval.
struct OddsRatio {
    double estimate = 1;  ///< 0 or more; may be infinite
    double low = 0;       ///< 0 for the tail `less`
    double high = 0;      ///< may be infinite; so for the tail `greater`
};

/// The conditional maximum-likelihood estimate of the odds ratio, given the margins, with its exact interval (not the
/// sample's a d / b c, which is farther from 1).
///
///     estimate: the psi with E(a; psi) = a under Fisher's noncentral hypergeometric distribution
///     low: P(A >= a; low) = (1 - level) / 2,  high: P(A <= a; high) = (1 - level) / 2; one-sided: 1 - level
///
/// \param level  confidence, above 0 and below 1
/// \returns      0 where a is the smallest that the margins allow, infinite where it is the largest; nullopt where a margin
///               is 0, so that a is both.
/// \throws std::invalid_argument  for a level outside (0, 1).
///
/// Source: Cornfield, J. (1956). A statistical problem arising from retrospective studies. Proceedings of the Third Berkeley
/// Symposium, 4, 135-148.
std::optional<OddsRatio> conditional_odds_ratio(const Fourfold& table, double level = 0.95, Tail tail = Tail::two_sided);

}  // namespace qda
