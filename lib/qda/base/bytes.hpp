#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace qda {

// Hashing and comparing short runs of bytes, where a call into the C library costs more than the work.

/// 64 x 64 -> 128 bit product, folded: mixes every input bit into every output bit.
inline std::uint64_t mixed(std::uint64_t a, std::uint64_t b)
{
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

inline std::uint64_t load_word(const char* bytes)
{
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, 8);
    return word;
}

/// At most 8 bytes, as a number.
inline std::uint64_t load_some(const char* bytes, std::size_t n)
{
    if (n == 8) return load_word(bytes);
    std::uint64_t word = 0;
    if (n >= 4) {
        std::uint32_t low = 0;
        std::uint32_t high = 0;
        std::memcpy(&low, bytes, 4);
        std::memcpy(&high, bytes + n - 4, 4);
        return low | (static_cast<std::uint64_t>(high) << (8 * (n - 4)));
    }
    for (std::size_t i = 0; i < n; ++i) word |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    return word;
}

/// Up to 16 bytes with zeros behind them.
struct Words {
    std::uint64_t low;
    std::uint64_t high;
};

/// `n` bytes, at most 16; that many must be readable whatever `n` is.
inline Words load_padded(const char* bytes, std::size_t n)
{
    if constexpr (std::endian::native == std::endian::little) {
        // Bits past the end are shifted out: no branch, as the lengths of names cannot be foreseen.
        const std::uint64_t low = n >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * n)) - 1;
        const std::uint64_t high = n <= 8 ? 0 : ~std::uint64_t{0} >> (8 * (16 - n));
        return {load_word(bytes) & low, load_word(bytes + 8) & high};
    } else {
        return {load_some(bytes, n < 8 ? n : 8), n > 8 ? load_some(bytes + 8, n - 8) : 0};
    }
}

/// The same on every run; nothing that is printed depends on it.
inline std::uint64_t hash_bytes(const char* bytes, std::size_t n)
{
    constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15ULL;
    std::uint64_t hash = n * kOdd;
    for (; n > 8; bytes += 8, n -= 8) hash = mixed(hash ^ load_word(bytes), kOdd);
    return mixed(hash ^ load_some(bytes, n), 0xD6E8FEB86659FD93ULL);
}

inline bool same_bytes(const char* a, const char* b, std::size_t n)
{
    if (n < 8) return load_some(a, n) == load_some(b, n);
    for (std::size_t at = 0; at + 8 < n; at += 8)
        if (load_word(a + at) != load_word(b + at)) return false;
    return load_word(a + n - 8) == load_word(b + n - 8);
}

}  // namespace qda
