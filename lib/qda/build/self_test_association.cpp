// Published values of how strongly two things go together.

#include "qda/build/self_test.hpp"
#include "qda/stats/association.hpp"

namespace qda {

namespace {

constexpr const char* kTeaMargins = "both 3, first 4, second 4, of 8 (3 1 / 1 3)";
constexpr const char* kPmiSource = "standard textbook example of pointwise mutual information";

const PublishedValue kValues[] = {
    {"c-coefficient", "n1 100, n2 10, n12 5", "ATLAS.ti manual, code co-occurrence table (prints .048)", 1.0 / 21, kExact,
     [] { return c_coefficient({100, 10, 5}); }},
    {"jaccard", "10-20, 30-40 against 15-20", "bedtools documentation, jaccard", 0.25, kExact,
     [] { return jaccard({20, 5, 5}); }},
    {"jaccard", "3 1 / 2 2", "independent exact program", 0.5, kExact, [] { return jaccard({4, 5, 3}); }},
    {"dice", "3 1 / 2 2", "independent exact program", 2.0 / 3, kExact, [] { return dice({4, 5, 3}); }},
    {"cosine", "3 1 / 2 2", "independent exact program", 0.670820393250, printed(12), [] { return cosine({4, 5, 3}); }},
    {"lift", "3 1 / 2 2", "independent exact program", 1.2, kExact, [] { return lift({4, 5, 3}, 8); }},
    {"phi", kTeaMargins, "independent exact program", 0.5, kExact, [] { return phi({4, 4, 3}, 8); }},
    {"npmi", "0 and 0, p .1 .7 / .15 .05", kPmiSource, -0.301030, printed(6), [] { return npmi({16, 5, 2}, 20); }},
    {"npmi", "0 and 1, p .1 .7 / .15 .05", kPmiSource, 0.432188, printed(6), [] { return npmi({16, 15, 14}, 20); }},
    {"npmi", "1 and 0, p .1 .7 / .15 .05", kPmiSource, 0.579095, printed(6), [] { return npmi({4, 5, 3}, 20); }},
    {"npmi", "1 and 1, p .1 .7 / .15 .05", kPmiSource, -0.366726, printed(6), [] { return npmi({4, 15, 1}, 20); }},
    {"c-coefficient", "neither code occurs", "undefined: 0 / 0", std::nullopt, kExact, [] { return c_coefficient({0, 0, 0}); }},
};

}  // namespace

std::span<const PublishedValue> association_values() { return kValues; }

}  // namespace qda
