#include "qda/stats/random.hpp"

namespace qda {

namespace {

std::uint64_t mixed(std::uint64_t z)
{
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
}

constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15U;

}  // namespace

Random::Random(std::uint64_t seed, std::uint64_t stream)
{
    // The stream is mixed before it meets the seed: seed 1, stream 2 and seed 2, stream 1 are to differ.
    std::uint64_t x = seed ^ (stream == 0 ? 0 : mixed(stream * kGolden));
    for (std::uint64_t& word : state_) word = mixed(x += kGolden);
}

}  // namespace qda
