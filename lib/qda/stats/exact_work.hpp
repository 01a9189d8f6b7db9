#pragma once

#include <cstdint>
#include <optional>

namespace qda {

/// How much work an exact test may take, and what is drawn where that is not enough.
struct ExactWork {
    std::uint64_t steps = 5'000'000;  ///< of the exact count; some tens of nanoseconds each
    std::uint64_t draws = 20'000;     ///< random tables or orders in its place
    std::uint64_t seed = 1;
};

/// A p-value of a permutation test: exact, or estimated from random permutations.
struct PermutationP {
    double p = 1;
    bool exact = true;
    /// Of an estimate: sqrt(p (1 - p) / draws), the standard error that drawing adds; 0 where exact.
    double standard_error = 0;
    /// The smallest p that any arrangement with the same margins (group sizes, ties) could give; nullopt where not exact.
    std::optional<double> smallest_p;
};

}  // namespace qda
