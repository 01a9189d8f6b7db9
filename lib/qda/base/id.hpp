#pragma once

#include <cstdint>

namespace qda {

/// Number of a name in its dictionary, from 0 in the order of the input.
using Id = std::uint32_t;

/// No name: an empty field, or an unknown one.
inline constexpr Id kNone = 0xFFFFFFFFU;

}  // namespace qda
