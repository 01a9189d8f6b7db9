#include "qda/stats/random.hpp"

#include <set>
#include <vector>

#include <gtest/gtest.h>

namespace qda {
namespace {

// splitmix64 from 0 gives e220a8397b1dcdaf first (its authors' code, everywhere quoted); the first number of xoshiro256**
// is rotl(state[1] * 5, 7) * 9 of the four first of them.
TEST(Random, IsXoshiroStartedBySplitmix)
{
    const std::uint64_t second = 0x6E789E6AA1B965F4U;  // of splitmix64 from 0
    const std::uint64_t times_five = second * 5;
    Random random(0);
    EXPECT_EQ(random.next(), ((times_five << 7) | (times_five >> 57)) * 9);
}

TEST(Random, StreamsAndSeedsDiffer)
{
    std::set<std::uint64_t> firsts;
    for (std::uint64_t seed = 0; seed < 30; ++seed)
        for (std::uint64_t stream = 0; stream < 30; ++stream) firsts.insert(Random(seed, stream).next());
    EXPECT_EQ(firsts.size(), 900U);
    EXPECT_EQ(Random(7, 3).next(), Random(7, 3).next());
}

TEST(Random, BelowIsEvenAndInRange)
{
    Random random(1);
    std::vector<int> n(7, 0);
    for (int i = 0; i < 70000; ++i) ++n[random.below(7)];
    for (const int count : n) EXPECT_NEAR(count, 10000, 400);  // 4 standard deviations are 370
    for (int i = 0; i < 100; ++i) EXPECT_EQ(random.below(1), 0U);
    for (int i = 0; i < 100; ++i) EXPECT_LT(random.below(std::uint64_t{1} << 32), std::uint64_t{1} << 32);
}

TEST(Random, UniformIsBelowOne)
{
    Random random(2);
    double sum = 0;
    for (int i = 0; i < 10000; ++i) {
        const double u = random.uniform();
        ASSERT_GE(u, 0);
        ASSERT_LT(u, 1);
        sum += u;
    }
    EXPECT_NEAR(sum / 10000, 0.5, 0.012);  // 4 standard deviations
}

}  // namespace
}  // namespace qda
