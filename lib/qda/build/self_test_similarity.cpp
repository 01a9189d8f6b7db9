// Published values of coefficients of fourfold tables.

#include "qda/build/self_test.hpp"
#include "qda/stats/similarity.hpp"

namespace qda {

namespace {

const PublishedValue kValues[] = {
    {"simple matching", "5 95 / 5 95", "independent exact program", 1.0 / 2, kExact,
     [] { return simple_matching({100, 10, 5}, 200); }},
    {"Russell-Rao", "5 95 / 5 95", "independent exact program", 1.0 / 40, kExact,
     [] { return russell_rao({100, 10, 5}, 200); }},
    {"zeta", "5 95 / 5 95", "independent exact program", 21.0 / 41, kExact,
     [] { return kuckartz_raediker_zeta({100, 10, 5}, 200); }},
    {"Sokal-Sneath I", "5 95 / 5 95", "independent exact program", 1.0 / 41, kExact,
     [] { return sokal_sneath_1({100, 10, 5}, 200); }},
    {"Sokal-Sneath II", "5 95 / 5 95", "independent exact program", 2.0 / 3, kExact,
     [] { return sokal_sneath_2({100, 10, 5}, 200); }},
    {"Rogers-Tanimoto", "5 95 / 5 95", "independent exact program", 1.0 / 3, kExact,
     [] { return rogers_tanimoto({100, 10, 5}, 200); }},
    {"Simpson", "5 95 / 5 95", "independent exact program", 1.0 / 2, kExact, [] { return simpson({100, 10, 5}, 200); }},
    {"Kulczynski 2", "5 95 / 5 95", "independent exact program", 11.0 / 40, kExact,
     [] { return kulczynski_2({100, 10, 5}, 200); }},
    {"PMI (bits)", "5 95 / 5 95", "independent exact program", 0.0, kExact, [] { return pmi({100, 10, 5}, 200); }},
    {"Yule Q", "5 95 / 5 95", "independent exact program", 0.0, kExact, [] { return yule_q({100, 10, 5}, 200); }},
    {"odds ratio (sample)", "5 95 / 5 95", "independent exact program", 1.0, kExact,
     [] { return odds_ratio({100, 10, 5}, 200); }},
    {"simple matching", "3 1 / 2 2", "independent exact program", 5.0 / 8, kExact,
     [] { return simple_matching({4, 5, 3}, 8); }},
    {"Russell-Rao", "3 1 / 2 2", "independent exact program", 3.0 / 8, kExact, [] { return russell_rao({4, 5, 3}, 8); }},
    {"zeta", "3 1 / 2 2", "independent exact program", 8.0 / 11, kExact,
     [] { return kuckartz_raediker_zeta({4, 5, 3}, 8); }},
    {"Sokal-Sneath I", "3 1 / 2 2", "independent exact program", 1.0 / 3, kExact,
     [] { return sokal_sneath_1({4, 5, 3}, 8); }},
    {"Sokal-Sneath II", "3 1 / 2 2", "independent exact program", 10.0 / 13, kExact,
     [] { return sokal_sneath_2({4, 5, 3}, 8); }},
    {"Rogers-Tanimoto", "3 1 / 2 2", "independent exact program", 5.0 / 11, kExact,
     [] { return rogers_tanimoto({4, 5, 3}, 8); }},
    {"Simpson", "3 1 / 2 2", "independent exact program", 3.0 / 4, kExact, [] { return simpson({4, 5, 3}, 8); }},
    {"Kulczynski 2", "3 1 / 2 2", "independent exact program", 27.0 / 40, kExact, [] { return kulczynski_2({4, 5, 3}, 8); }},
    {"PMI (bits)", "3 1 / 2 2", "independent exact program", 0.263034405834, printed(12), [] { return pmi({4, 5, 3}, 8); }},
    {"Yule Q", "3 1 / 2 2", "independent exact program", 1.0 / 2, kExact, [] { return yule_q({4, 5, 3}, 8); }},
    {"odds ratio (sample)", "3 1 / 2 2", "independent exact program", 3.0, kExact, [] { return odds_ratio({4, 5, 3}, 8); }},
    {"simple matching", "3 1 / 1 3", "independent exact program", 3.0 / 4, kExact,
     [] { return simple_matching({4, 4, 3}, 8); }},
    {"Russell-Rao", "3 1 / 1 3", "independent exact program", 3.0 / 8, kExact, [] { return russell_rao({4, 4, 3}, 8); }},
    {"zeta", "3 1 / 1 3", "independent exact program", 9.0 / 11, kExact,
     [] { return kuckartz_raediker_zeta({4, 4, 3}, 8); }},
    {"Sokal-Sneath I", "3 1 / 1 3", "independent exact program", 3.0 / 7, kExact,
     [] { return sokal_sneath_1({4, 4, 3}, 8); }},
    {"Sokal-Sneath II", "3 1 / 1 3", "independent exact program", 6.0 / 7, kExact,
     [] { return sokal_sneath_2({4, 4, 3}, 8); }},
    {"Rogers-Tanimoto", "3 1 / 1 3", "independent exact program", 3.0 / 5, kExact,
     [] { return rogers_tanimoto({4, 4, 3}, 8); }},
    {"Simpson", "3 1 / 1 3", "independent exact program", 3.0 / 4, kExact, [] { return simpson({4, 4, 3}, 8); }},
    {"Kulczynski 2", "3 1 / 1 3", "independent exact program", 3.0 / 4, kExact, [] { return kulczynski_2({4, 4, 3}, 8); }},
    {"PMI (bits)", "3 1 / 1 3", "independent exact program", 0.584962500721, printed(12), [] { return pmi({4, 4, 3}, 8); }},
    {"Yule Q", "3 1 / 1 3", "independent exact program", 4.0 / 5, kExact, [] { return yule_q({4, 4, 3}, 8); }},
    {"odds ratio (sample)", "3 1 / 1 3", "independent exact program", 9.0, kExact, [] { return odds_ratio({4, 4, 3}, 8); }},
    {"PMI (bits)", "0 and 0, p .1 .7 / .15 .05", "standard textbook example of pointwise mutual information", -1.0, kExact,
     [] { return pmi({16, 5, 2}, 20); }},
    {"PMI (bits)", "0 and 1, p .1 .7 / .15 .05", "standard textbook example of pointwise mutual information", 0.222392, printed(6),
     [] { return pmi({16, 15, 14}, 20); }},
    {"PMI (bits)", "1 and 0, p .1 .7 / .15 .05", "standard textbook example of pointwise mutual information", 1.584963, printed(6),
     [] { return pmi({4, 5, 3}, 20); }},
    {"PMI (bits)", "1 and 1, p .1 .7 / .15 .05", "standard textbook example of pointwise mutual information", -1.584963, printed(6),
     [] { return pmi({4, 15, 1}, 20); }},
    {"PMI (bits)", "never together", "minus infinity: undefined", std::nullopt, kExact, [] { return pmi({4, 4, 0}, 8); }},
};

}  // namespace

std::span<const PublishedValue> similarity_values() { return kValues; }

}  // namespace qda
