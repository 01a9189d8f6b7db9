#pragma once

#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace qda {

/// Bit i is set where byte i of 64 equals the character.
struct Block {
#ifdef __SSE2__
    explicit Block(const char* bytes)
    {
        for (int i = 0; i < 4; ++i) part[i] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + 16 * i));
    }
    std::uint64_t equal(char c) const
    {
        const __m128i wanted = _mm_set1_epi8(c);
        std::uint64_t mask = 0;
        for (int i = 0; i < 4; ++i) {
            const auto bits = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(part[i], wanted)));
            mask |= static_cast<std::uint64_t>(bits) << (16 * i);
        }
        return mask;
    }
    __m128i part[4];
#else
    explicit Block(const char* bytes) { std::memcpy(part, bytes, sizeof part); }
    std::uint64_t equal(char c) const
    {
        std::uint64_t mask = 0;
        for (int i = 0; i < 64; ++i) mask |= static_cast<std::uint64_t>(part[i] == c) << i;
        return mask;
    }
    char part[64];
#endif
};

/// Bit i is the parity of the bits 0..i: from a mask of quotes, whether byte i lies inside quotes.
inline std::uint64_t prefix_parity(std::uint64_t mask)
{
    for (int shift = 1; shift < 64; shift <<= 1) mask ^= mask << shift;
    return mask;
}

}  // namespace qda
