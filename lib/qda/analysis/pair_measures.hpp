#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "qda/stats/association.hpp"

namespace qda {

// What follows from the counts of a pair, by the names that columns and options have.

/// The most pairs that a table shows.
inline constexpr std::uint64_t kMostPairs = 25'000'000;

/// c, jaccard, dice, cosine, lift, npmi, phi, conditional_first (also `conditional`) or conditional_second; see
/// stats/association.hpp. \param all  N of lift, npmi and phi; unknown: they are too.
std::optional<double> coefficient(const std::string& measure, const PairCount& n, const std::optional<std::uint64_t>& all);

/// Where a coefficient c says less than it seems to: `out of range`, and with `like_atlasti` also `unequal` where one is
/// used more than 5 times as often as the other.
std::string c_mark(const PairCount& n, bool like_atlasti);

/// A pair has no coefficient of sets, as it comes together more often than one of the two occurs.
bool is_no_set(const std::string& measure, const PairCount& n, const std::optional<double>& value);

}  // namespace qda
