// Published values of adjusted p-values and intervals of proportions.

#include "qda/build/self_test.hpp"
#include "qda/stats/multiple_testing.hpp"
#include "qda/stats/proportion.hpp"

namespace qda {

namespace {

constexpr double kFive[] = {0.01, 0.02, 0.03, 0.04, 0.05};

std::optional<double> part(const std::optional<ConfidenceInterval>& interval, double ConfidenceInterval::*which)
{
    return interval ? std::optional(*interval.*which) : std::nullopt;
}

const PublishedValue kValues[] = {
    {"Bonferroni p 1", ".01 .02 .03 .04 .05", "p.adjust of R", 0.05, kExact,
     [] { return std::optional(bonferroni(kFive)[0]); }},
    {"Bonferroni p 2", ".01 .02 .03 .04 .05", "p.adjust of R", 0.1, kExact,
     [] { return std::optional(bonferroni(kFive)[1]); }},
    {"Bonferroni p 3", ".01 .02 .03 .04 .05", "p.adjust of R", 0.15, kExact,
     [] { return std::optional(bonferroni(kFive)[2]); }},
    {"Bonferroni p 4", ".01 .02 .03 .04 .05", "p.adjust of R", 0.2, kExact,
     [] { return std::optional(bonferroni(kFive)[3]); }},
    {"Bonferroni p 5", ".01 .02 .03 .04 .05", "p.adjust of R", 0.25, kExact,
     [] { return std::optional(bonferroni(kFive)[4]); }},
    {"Holm p 1", ".01 .02 .03 .04 .05", "p.adjust of R", 0.05, kExact, [] { return std::optional(holm(kFive)[0]); }},
    {"Holm p 2", ".01 .02 .03 .04 .05", "p.adjust of R", 0.08, kExact, [] { return std::optional(holm(kFive)[1]); }},
    {"Holm p 3", ".01 .02 .03 .04 .05", "p.adjust of R", 0.09, kExact, [] { return std::optional(holm(kFive)[2]); }},
    {"Holm p 4", ".01 .02 .03 .04 .05", "p.adjust of R", 0.09, kExact, [] { return std::optional(holm(kFive)[3]); }},
    {"Holm p 5", ".01 .02 .03 .04 .05", "p.adjust of R", 0.09, kExact, [] { return std::optional(holm(kFive)[4]); }},
    {"Benjamini-Hochberg p 1", ".01 .02 .03 .04 .05", "p.adjust of R", 0.05, kExact,
     [] { return std::optional(benjamini_hochberg(kFive)[0]); }},
    {"Benjamini-Hochberg p 2", ".01 .02 .03 .04 .05", "p.adjust of R", 0.05, kExact,
     [] { return std::optional(benjamini_hochberg(kFive)[1]); }},
    {"Benjamini-Hochberg p 3", ".01 .02 .03 .04 .05", "p.adjust of R", 0.05, kExact,
     [] { return std::optional(benjamini_hochberg(kFive)[2]); }},
    {"Benjamini-Hochberg p 4", ".01 .02 .03 .04 .05", "p.adjust of R", 0.05, kExact,
     [] { return std::optional(benjamini_hochberg(kFive)[3]); }},
    {"Benjamini-Hochberg p 5", ".01 .02 .03 .04 .05", "p.adjust of R", 0.05, kExact,
     [] { return std::optional(benjamini_hochberg(kFive)[4]); }},
    {"Benjamini-Yekutieli p 1", ".01 .02 .03 .04 .05", "p.adjust of R", 0.114166666667, printed(12),
     [] { return std::optional(benjamini_yekutieli(kFive)[0]); }},
    {"Benjamini-Yekutieli p 2", ".01 .02 .03 .04 .05", "p.adjust of R", 0.114166666667, printed(12),
     [] { return std::optional(benjamini_yekutieli(kFive)[1]); }},
    {"Benjamini-Yekutieli p 3", ".01 .02 .03 .04 .05", "p.adjust of R", 0.114166666667, printed(12),
     [] { return std::optional(benjamini_yekutieli(kFive)[2]); }},
    {"Benjamini-Yekutieli p 4", ".01 .02 .03 .04 .05", "p.adjust of R", 0.114166666667, printed(12),
     [] { return std::optional(benjamini_yekutieli(kFive)[3]); }},
    {"Benjamini-Yekutieli p 5", ".01 .02 .03 .04 .05", "p.adjust of R", 0.114166666667, printed(12),
     [] { return std::optional(benjamini_yekutieli(kFive)[4]); }},
    {"Wilson low", "0 of 8, 95 %", "prop.test and binom.test of R", 0.0, kExact,
     [] { return part(wilson(0, 8), &ConfidenceInterval::low); }},
    {"Wilson high", "0 of 8, 95 %", "prop.test and binom.test of R", 0.3244075649, printed(10),
     [] { return part(wilson(0, 8), &ConfidenceInterval::high); }},
    {"Clopper-Pearson low", "0 of 8, 95 %", "prop.test and binom.test of R", 0.0, kExact,
     [] { return part(clopper_pearson(0, 8), &ConfidenceInterval::low); }},
    {"Clopper-Pearson high", "0 of 8, 95 %", "prop.test and binom.test of R", 0.3694166476, printed(10),
     [] { return part(clopper_pearson(0, 8), &ConfidenceInterval::high); }},
    {"Wilson low", "8 of 8, 95 %", "prop.test and binom.test of R", 0.6755924351, printed(10),
     [] { return part(wilson(8, 8), &ConfidenceInterval::low); }},
    {"Wilson high", "8 of 8, 95 %", "prop.test and binom.test of R", 1.0, kExact,
     [] { return part(wilson(8, 8), &ConfidenceInterval::high); }},
    {"Clopper-Pearson low", "8 of 8, 95 %", "prop.test and binom.test of R", 0.6305833524, printed(10),
     [] { return part(clopper_pearson(8, 8), &ConfidenceInterval::low); }},
    {"Clopper-Pearson high", "8 of 8, 95 %", "prop.test and binom.test of R", 1.0, kExact,
     [] { return part(clopper_pearson(8, 8), &ConfidenceInterval::high); }},
    {"Wilson low", "0 of 0", "undefined: nobody", std::nullopt, kExact, [] { return part(wilson(0, 0), &ConfidenceInterval::low); }},
};

}  // namespace

std::span<const PublishedValue> proportion_values() { return kValues; }

}  // namespace qda
