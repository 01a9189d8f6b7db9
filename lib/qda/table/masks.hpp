#pragma once

#include <cstdint>
#include <cstring>

#ifdef __x86_64__
#include <immintrin.h>
#endif

// Compares 64 bytes at once: bit i of a mask is set where byte i is meant. Every x86-64 has SSE2; newer ones are asked
// for at run time (has_avx2), so that one program is fast everywhere. Others compare byte by byte.

namespace qda {

#ifdef __x86_64__

struct Block {
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
};

/// Functions with this attribute may use WideBlock and carried_parity(); call them only where has_avx2().
#define QDA_AVX2 __attribute__((target("avx2,bmi,popcnt,pclmul")))

inline bool has_avx2()
{
    static const bool has = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                            __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("pclmul");
    return has;
}

struct WideBlock {
    QDA_AVX2 explicit WideBlock(const char* bytes)
        : low(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes))),
          high(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes + 32)))
    {
    }
    QDA_AVX2 std::uint64_t equal(char c) const
    {
        const __m256i wanted = _mm256_set1_epi8(c);
        const auto first = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, wanted)));
        const auto second = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, wanted)));
        return (std::uint64_t{second} << 32) | first;
    }
    __m256i low;
    __m256i high;
};

/// The same for LargeBlock: only where has_avx512() (what processors have had since about 2019 in one family, 2022 in
/// the other).
#define QDA_AVX512 __attribute__((target("avx512f,avx512bw,avx512vbmi2,avx2,bmi,popcnt,pclmul")))

inline bool has_avx512()
{
    static const bool has = has_avx2() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                            __builtin_cpu_supports("avx512vbmi2");
    return has;
}

struct LargeBlock {
    QDA_AVX512 explicit LargeBlock(const char* bytes) : all(_mm512_loadu_si512(bytes)) {}
    QDA_AVX512 std::uint64_t equal(char c) const { return _mm512_cmpeq_epi8_mask(all, _mm512_set1_epi8(c)); }
    __m512i all;
};

#else

struct Block {
    explicit Block(const char* bytes) { std::memcpy(part, bytes, sizeof part); }
    std::uint64_t equal(char c) const
    {
        std::uint64_t mask = 0;
        for (int i = 0; i < 64; ++i) mask |= static_cast<std::uint64_t>(part[i] == c) << i;
        return mask;
    }
    char part[64];
};

#endif

/// Bit i is the parity of the bits 0..i: from a mask of quotes, whether byte i lies inside quotes.
inline std::uint64_t prefix_parity(std::uint64_t mask)
{
    for (int shift = 1; shift < 64; shift <<= 1) mask ^= mask << shift;
    return mask;
}

#ifdef __x86_64__
/// The same, as a product without carries.
QDA_AVX2 inline std::uint64_t carryless_parity(std::uint64_t mask)
{
    const __m128i product =
        _mm_clmulepi64_si128(_mm_set_epi64x(0, static_cast<long long>(mask)), _mm_set1_epi8(-1), 0);
    return static_cast<std::uint64_t>(_mm_cvtsi128_si64(product));
}
#endif

}  // namespace qda
