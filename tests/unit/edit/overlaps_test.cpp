// Which places overlap one of many: by the definition, on small random places.

#include "qda/edit/overlaps.hpp"

#include <random>

#include <gtest/gtest.h>

namespace qda {
namespace {

bool share(Span a, Span b)
{
    if (a == b) return true;
    for (Position at = a.start; at < a.end; ++at)
        if (b.start <= at && at < b.end) return true;
    return false;
}

TEST(MarkedPlaces, OverlapWhatSharesAPositionAndWhatIsTheSame)
{
    std::mt19937 random(7);
    const auto below = [&](std::size_t n) { return static_cast<Position>(random() % n); };
    for (int round = 0; round < 400; ++round) {
        MarkedPlaces places;
        std::vector<std::pair<Id, Span>> all;
        for (Position n = below(8); n > 0; --n) {
            const Position start = below(12);
            all.push_back({static_cast<Id>(below(3)), {start, start + below(5)}});
            places.add(all.back().first, all.back().second);
        }
        places.close();
        for (Id document = 0; document < 4; ++document) {
            for (Position start = 0; start < 16; ++start) {
                for (Position end = start; end < 18; ++end) {
                    bool expected = false;
                    for (const auto& [of, span] : all) expected = expected || (of == document && share(span, {start, end}));
                    ASSERT_EQ(places.overlaps(document, {start, end}), expected) << document << ": " << start << "-" << end;
                }
            }
        }
    }
}

TEST(MarkedPlaces, UnknownOverlapsNothing)
{
    MarkedPlaces places;
    places.add(0, {0, 5});
    places.close();
    EXPECT_FALSE(places.overlaps(0, {}));
}

}  // namespace
}  // namespace qda
