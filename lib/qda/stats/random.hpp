#pragma once

#include <cstdint>

namespace qda {

/// Random numbers for resampling: the same on every platform and for any number of threads.
///
/// xoshiro256** with a state from splitmix64, which is started from the seed and the number of the stream. Each draw of a
/// bootstrap (or Monte Carlo, or random order) takes a stream of its own, so that it does not matter which thread makes it.
/// The generators of the standard library are the same everywhere, too, but its distributions are not.
///
/// Source: Blackman, D., & Vigna, S. (2021). Scrambled linear pseudorandom number generators. ACM Transactions on
/// Mathematical Software, 47(4), article 36. Steele, G. L., Lea, D., & Flood, C. H. (2014). Fast splittable pseudorandom
/// number generators. OOPSLA '14, 453-472.
class Random {
public:
    explicit Random(std::uint64_t seed, std::uint64_t stream = 0);

    /// 64 random bits.
    std::uint64_t next()
    {
        const std::uint64_t result = rotated(state_[1] * 5, 7) * 9;
        const std::uint64_t shifted = state_[1] << 17;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= shifted;
        state_[3] = rotated(state_[3], 45);
        return result;
    }

    /// A whole number from 0 to n - 1, each equally likely; n is 1 to 2^32.
    ///
    /// Source: Lemire, D. (2019). Fast random integer generation in an interval. ACM Transactions on Modeling and Computer
    /// Simulation, 29(1), article 3.
    std::uint64_t below(std::uint64_t n)
    {
        std::uint64_t product = (next() >> 32) * n;
        if (std::uint64_t low = product & kLow; low < n) {
            const std::uint64_t reject_below = (kLow + 1) % n;
            for (; low < reject_below; low = product & kLow) product = (next() >> 32) * n;
        }
        return product >> 32;
    }

    /// A number from 0 (included) to 1 (not), in steps of 2^-53.
    double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

private:
    static constexpr std::uint64_t kLow = 0xFFFFFFFFU;
    static std::uint64_t rotated(std::uint64_t x, int by) { return (x << by) | (x >> (64 - by)); }

    std::uint64_t state_[4];
};

}  // namespace qda
