#pragma once

#include <cstddef>
#include <span>
#include <utility>

#include "qda/stats/random.hpp"

namespace qda {

/// Puts `items` (at most 2^32) in a random order, each order as likely as the others.
///
/// Source: Durstenfeld, R. (1964). Algorithm 235: Random permutation. Communications of the ACM, 7(7), 420.
template <class T>
void shuffle(std::span<T> items, Random& random)
{
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[random.below(i)]);
}

}  // namespace qda
