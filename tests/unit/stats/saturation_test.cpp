#include "qda/stats/saturation.hpp"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

namespace qda {
namespace {

using Fresh = std::vector<std::uint64_t>;

// Base 37, then 4 3 1 0: runs 7/37, 4/37, 1/37; at most 5 % at the third, before it 6 interviews.
TEST(Saturation, WorkedExampleOfThePaper)
{
    const SaturationFound found = guest_namey_chen(Fresh{20, 9, 5, 3, 4, 3, 1, 0}, {});
    EXPECT_EQ(found.how, Saturation::reached);
    EXPECT_EQ(found.base_codes, 37);
    EXPECT_EQ(found.at, 6);
    ASSERT_EQ(found.runs.size(), 3);
    EXPECT_EQ(found.runs[0].first, 5);
    EXPECT_EQ(found.runs[0].last, 6);
    EXPECT_EQ(found.runs[2].new_codes, 1);
}

TEST(Saturation, ThresholdExactlyMetCounts)
{
    EXPECT_EQ(guest_namey_chen(Fresh{40, 0, 0, 0, 1, 1}, {}).how, Saturation::reached);
    EXPECT_EQ(guest_namey_chen(Fresh{40, 0, 0, 0, 2, 1}, {}).how, Saturation::not_reached);
    for (std::uint64_t n = 1; n <= 200; ++n)  // 7 n of 100 n is 0.07 as it is read
        EXPECT_EQ(guest_namey_chen(Fresh{100 * n, 7 * n}, {1, 1, 0.07}).how, Saturation::reached) << n;
}

TEST(Saturation, Degenerate)
{
    EXPECT_EQ(guest_namey_chen(Fresh{}, {}).how, Saturation::too_few);
    EXPECT_EQ(guest_namey_chen(Fresh{5, 4, 3, 2, 1}, {}).how, Saturation::too_few);
    EXPECT_EQ(guest_namey_chen(Fresh{5, 4, 3, 2, 1, 0}, {}).how, Saturation::not_reached);
    EXPECT_EQ(guest_namey_chen(Fresh{0, 0, 0, 0, 5, 5}, {}).how, Saturation::nothing_known);
    EXPECT_THROW(guest_namey_chen(Fresh{1}, {0, 2, 0.05}), std::invalid_argument);
    EXPECT_THROW(guest_namey_chen(Fresh{1}, {4, 0, 0.05}), std::invalid_argument);
    EXPECT_THROW(guest_namey_chen(Fresh{1}, {4, 2, 1.5}), std::invalid_argument);
    EXPECT_THROW(random_orders({{1}}, {}, 0, 1), std::invalid_argument);
    EXPECT_TRUE(random_orders({}, {}, 5, 1).places.empty());
}

TEST(Saturation, ACodeIsNewOnce)
{
    EXPECT_EQ(new_codes({{1, 2}, {2, 3}, {}, {1, 2, 3}, {0}}), (Fresh{2, 1, 0, 0, 1}));
    EXPECT_TRUE(new_codes({}).empty());
}

// Three interviews, with 1, 2 and 3 codes of their own: the orders of a seed that draws all six show the same ranges.
TEST(Saturation, RandomOrdersOfThree)
{
    const RandomOrders found = random_orders({{0}, {1, 2}, {3, 4, 5}}, {1, 1, 0.5}, 600, 5);
    ASSERT_EQ(found.places.size(), 3);
    EXPECT_EQ(found.places[0].new_least, 1);
    EXPECT_EQ(found.places[0].new_most, 3);
    EXPECT_EQ(found.places[1].seen_least, 3);
    EXPECT_EQ(found.places[1].seen_most, 5);
    EXPECT_EQ(found.places[2].seen_median, 6);
    // Reached at the second interview in 2 1 3, 3 1 2 (1/2, 1/3), not in 3 2 1 (2/3), at the third there (1/3) and in 2 3 1 (1/2).
    EXPECT_NEAR(found.places[1].saturated, 2.0 / 6, 0.07);
    EXPECT_NEAR(found.places[2].saturated, 4.0 / 6, 0.07);
    EXPECT_EQ(found.at_least, 1);
    EXPECT_EQ(found.at_most, 2);
    EXPECT_EQ(found.places[2].saturated, static_cast<double>(found.reached) / 600);
}

TEST(Saturation, OrdersFollowTheSeed)
{
    CodesOfInterviews interviews;
    for (std::uint32_t i = 0; i < 12; ++i) interviews.push_back({i % 5, 20 + i % 3, 40 + i});
    const RandomOrders one = random_orders(interviews, {}, 50, 1);
    const RandomOrders same = random_orders(interviews, {}, 50, 1);
    for (std::size_t i = 0; i < 12; ++i) {
        EXPECT_EQ(one.places[i].seen_median, same.places[i].seen_median);
        EXPECT_LE(one.places[i].seen_least, one.places[i].seen_most);
        if (i > 0) {
            EXPECT_GE(one.places[i].seen_median, one.places[i - 1].seen_median);
            EXPECT_GE(one.places[i].saturated, one.places[i - 1].saturated);
        }
    }
    EXPECT_EQ(one.places[11].seen_least, 20);
    EXPECT_EQ(one.places[11].seen_most, 20);
}

// Which interviews there are decides what is seen in the end, whatever their order; and every order is a possible one.
TEST(Saturation, RangesHoldEveryOrder)
{
    CodesOfInterviews interviews = {{0, 1}, {1, 2, 3}, {0}, {4, 5}, {5}};
    const RandomOrders found = random_orders(interviews, {2, 1, 0.2}, 3000, 2);
    std::vector<std::size_t> order = {0, 1, 2, 3, 4};
    double saturated = 0;
    do {
        CodesOfInterviews ordered;
        for (const std::size_t i : order) ordered.push_back(interviews[i]);
        const Fresh fresh = new_codes(ordered);
        std::uint64_t seen = 0;
        for (std::size_t i = 0; i < 5; ++i) {
            seen += fresh[i];
            EXPECT_GE(seen, found.places[i].seen_least);
            EXPECT_LE(seen, found.places[i].seen_most);
        }
        saturated += guest_namey_chen(fresh, {2, 1, 0.2}).how == Saturation::reached ? 1.0 / 120 : 0;
    } while (std::next_permutation(order.begin(), order.end()));
    EXPECT_NEAR(static_cast<double>(found.reached) / 3000, saturated, 0.04);
}

}  // namespace
}  // namespace qda
