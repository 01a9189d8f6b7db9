#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "qda/stats/ratings.hpp"

namespace qda {

/// A coefficient of agreement with what it is made of.
struct Agreement {
    std::optional<double> value;     ///< nullopt where it is undefined
    std::optional<double> observed;  ///< share of agreement (or disagreement, of the alphas)
    std::optional<double> expected;  ///< the share that chance would give
    std::string why;                 ///< why it is undefined; empty where it is not
};

// Units are weighted alike. "Several coders" are two or more. Each coefficient of several coders is, for two coders who
// both judged every unit, that of two coders beside which it stands. All are at most 1; those that are corrected for chance
// are 0 where coders agree as often as chance would have it, and fall below 0 where they agree less often: to -1 at worst,
// but for those of fleiss_kappa() and conger_kappa() with missing values, whose chance is that of all values.

/// Percent agreement, pairwise: the share of pairs of coders who agree on a unit, averaged over the units with at least
/// two values. 0 to 1.
///
///     p_a = 1/n sum_u sum_k r_uk (r_uk - 1) / (r_u (r_u - 1))
///
/// r_uk: coders who put unit u in category k; r_u: coders who judged u; n: units with r_u >= 2.
///
/// \returns undefined where no unit has two values.
///
/// Source: Fleiss, J. L. (1971). Measuring nominal scale agreement among many raters. Psychological Bulletin, 76(5),
/// 378-382, equation 2; with missing values Gwet, K. L. (2014). Handbook of inter-rater reliability (4th ed.). Advanced
/// Analytics, chapter 2.
Agreement percent_agreement(const Ratings& ratings);

/// Holsti's coefficient of reliability: 2 A / (N1 + N2), 0 to 1. A: units on which both coders gave the same value; N: units
/// to which a coder gave a value. Where both judged every unit it is percent agreement. Of more than two coders it is the
/// mean of the pairs.
///
/// \returns undefined where nobody gave a value (of several coders: in some pair).
///
/// Source: Holsti, O. R. (1969). Content analysis for the social sciences and humanities. Addison-Wesley, p. 140.
Agreement holsti(const Ratings& ratings);
/// The same of counts. \throws std::invalid_argument where there are more agreements than values.
Agreement holsti(std::uint64_t agreements, std::uint64_t first, std::uint64_t second);

/// Cohen's kappa, of two coders: p_e is the chance that two coders agree who keep their own frequencies of categories.
///
///     kappa = (p_o - p_e) / (1 - p_e),  p_e = sum_k p_1k p_2k
///
/// Only units that both judged count. Of more than two coders it is the mean of the kappas of all pairs.
///
/// \returns at most 1, never below -1; undefined where no unit has two values, and where p_e = 1: both used one and the
///          same category throughout (of several coders: in some pair).
///
/// Source: Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological Measurement,
/// 20(1), 37-46. The mean of pairs: Light, R. J. (1971). Measures of response agreement for qualitative data. Psychological
/// Bulletin, 76(5), 365-377.
Agreement cohen_kappa(const Ratings& ratings);

/// Scott's pi, of two coders: p_e is the chance that two coders agree who share the pooled frequencies of categories.
///
///     pi = (p_o - p_e) / (1 - p_e),  p_e = sum_k ((p_1k + p_2k) / 2)^2
///
/// Only units that both judged count. Of more than two coders it is Fleiss' kappa, which generalises it.
///
/// \returns undefined where no unit has two values, and where all values are of one category.
///
/// Source: Scott, W. A. (1955). Reliability of content analysis: the case of nominal scale coding. Public Opinion
/// Quarterly, 19(3), 321-325.
Agreement scott_pi(const Ratings& ratings);

/// The coefficient of Brennan and Prediger (Bennett's S, free-marginal kappa), of several coders: p_e = 1 / q with q
/// categories, used or not.
///
/// \returns -1 / (q - 1) to 1; undefined where no unit has two values, and of fewer than two categories.
///
/// Source: Brennan, R. L., & Prediger, D. J. (1981). Coefficient kappa: some uses, misuses, and alternatives. Educational
/// and Psychological Measurement, 41(3), 687-699. Several coders: Randolph, J. J. (2005). Free-marginal multirater kappa.
/// Joensuu Learning and Instruction Symposium.
Agreement brennan_prediger(const Ratings& ratings);

/// Fleiss' kappa, of several coders, any of whom may have judged a unit: p_o is percent_agreement(), p_e = sum_k pi_k^2.
///
///     pi_k = 1/n sum_u r_uk / r_u   (n: units with at least one value)
///
/// \returns undefined where no unit has two values, and where all values are of one category.
///
/// Source: Fleiss (1971), equations 3 to 7, see percent_agreement(); with missing values Gwet (2014), chapter 2.
Agreement fleiss_kappa(const Ratings& ratings);

/// Conger's kappa ("exact"), of several coders who keep their own frequencies: p_o is percent_agreement(), p_e the mean over
/// all pairs of coders of sum_k p_gk p_hk. p_gk: share of category k among the values of coder g; coders without a value
/// are left out. Of two coders without missing values it is Cohen's kappa.
///
/// \returns undefined where no unit has two values, and where all values are of one category.
///
/// Source: Conger, A. J. (1980). Integration and generalization of kappas for multiple raters. Psychological Bulletin,
/// 88(2), 322-328; with missing values Gwet (2014), chapter 2, see percent_agreement().
Agreement conger_kappa(const Ratings& ratings);

/// Gwet's AC1, of several coders: p_o is percent_agreement(), p_e = sum_k pi_k (1 - pi_k) / (q - 1), with pi_k as in
/// fleiss_kappa() and q categories, used or not.
///
/// \returns undefined where no unit has two values, where q is below 2, and where all values are of one category: chance
///          is then estimated from nothing. (The formula would give 1.)
///
/// Source: Gwet, K. L. (2008). Computing inter-rater reliability and its variance in the presence of high agreement. British
/// Journal of Mathematical and Statistical Psychology, 61(1), 29-48.
Agreement gwet_ac1(const Ratings& ratings);

/// The coefficient of Jaccard, of what two coders applied: pairs of a unit and a value that both gave, of those that at
/// least one of them gave. The category `absent` (kMissing: none) counts as no value. 0 to 1. Of more than two coders it is
/// the mean of the pairs.
///
/// \returns undefined where neither applied anything (of several coders: in some pair).
///
/// Source: Jaccard, P. (1912), see jaccard() in association.hpp.
Agreement jaccard_agreement(const Ratings& ratings, std::int32_t absent = kMissing);

/// The kappa of MAXQDA for segments that one or both of two coders coded: p_o = both / (both + only_first + only_second),
/// p_e = 1 / codes, after Brennan and Prediger.
///
/// \returns undefined where there is no segment, and of fewer than two codes.
///
/// Source: MAXQDA manual, chapter on intercoder agreement at segment level.
Agreement maxqda_kappa(std::uint64_t both, std::uint64_t only_first, std::uint64_t only_second, std::uint64_t codes);

}  // namespace qda
