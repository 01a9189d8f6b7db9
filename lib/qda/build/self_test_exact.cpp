// Published values of exact tests of tables.

#include <limits>

#include "qda/build/self_test.hpp"
#include "qda/stats/fisher.hpp"
#include "qda/stats/freeman_halton.hpp"

namespace qda {

namespace {

constexpr const char* kSolved = "the definition (Cornfield 1956), solved with 40 digits";
constexpr double as_solved(double value) { return 1e-12 * value; }

// fisher.test() of R finds psi below 1, and 1 / psi above, to eps^0.25 = 1.2e-4 only: the digits behind it are not those of
// the definition. (Psi of the tea is a root of psi^4 - 36 psi^2 - 32 psi - 3.)
constexpr double as_r_finds(double value) { return 1.221e-4 * (value < 1 ? 1 : value * value); }

std::optional<double> part(const std::optional<OddsRatio>& odds, double OddsRatio::*which)
{
    return odds ? std::optional(*odds.*which) : std::nullopt;
}

Contingency mehta_patel()
{
    return {{1, 2, 2, 1, 1, 0, 1}, {2, 0, 0, 2, 3, 0, 0}, {0, 1, 1, 1, 2, 7, 3}, {1, 1, 2, 0, 0, 0, 1}, {0, 1, 1, 1, 1, 0, 0}};
}

// Of 8 units, `group` in the first column and `with` in the first row.
double smallest(std::uint64_t group, std::uint64_t with)
{
    return fisher_exact({with < group ? with : group, with < group ? 0 : with - group, with < group ? group - with : 0,
                         8 - (with < group ? group : with)})
        .smallest_two_sided;
}

const PublishedValue kValues[] = {
    {"Fisher greater p", "tea 3 1 / 1 3", "Fisher 1935, tea; fisher.test of R", 0.242857142857, printed(12),
     [] { return std::optional(fisher_exact({3, 1, 1, 3}).greater); }},
    {"Fisher less p", "tea 3 1 / 1 3", "independent exact program", 0.985714285714, printed(12),
     [] { return std::optional(fisher_exact({3, 1, 1, 3}).less); }},
    {"Fisher two-sided p", "tea 3 1 / 1 3", "Fisher 1935, tea; fisher.test of R", 0.485714285714, printed(12),
     [] { return std::optional(fisher_exact({3, 1, 1, 3}).two_sided); }},
    {"conditional odds ratio", "tea 3 1 / 1 3", kSolved, 6.408319658199674, as_solved(6.408319658199674),
     [] { return part(conditional_odds_ratio({3, 1, 1, 3}, 0.95, Tail::two_sided), &OddsRatio::estimate); }},
    {"conditional odds ratio", "tea 3 1 / 1 3", "Fisher 1935, tea; fisher.test of R", 6.408308867006, as_r_finds(6.408308867006),
     [] { return part(conditional_odds_ratio({3, 1, 1, 3}, 0.95, Tail::two_sided), &OddsRatio::estimate); }},
    {"odds ratio low, greater", "tea 3 1 / 1 3", kSolved, 0.31357376750498516, as_solved(0.31357376750498516),
     [] { return part(conditional_odds_ratio({3, 1, 1, 3}, 0.95, Tail::greater), &OddsRatio::low); }},
    {"odds ratio low, greater", "tea 3 1 / 1 3", "Fisher 1935, tea; fisher.test of R", 0.313569264, as_r_finds(0.313569264),
     [] { return part(conditional_odds_ratio({3, 1, 1, 3}, 0.95, Tail::greater), &OddsRatio::low); }},
    {"odds ratio high, greater", "tea 3 1 / 1 3", "Fisher 1935, tea; fisher.test of R", std::numeric_limits<double>::infinity(), kExact,
     [] { return part(conditional_odds_ratio({3, 1, 1, 3}, 0.95, Tail::greater), &OddsRatio::high); }},
    {"odds ratio low", "tea 3 1 / 1 3", kSolved, 0.21173559544657857, as_solved(0.21173559544657857),
     [] { return part(conditional_odds_ratio({3, 1, 1, 3}, 0.95, Tail::two_sided), &OddsRatio::low); }},
    {"odds ratio low", "tea 3 1 / 1 3", "Fisher 1935, tea; fisher.test of R", 0.211732915, as_r_finds(0.211732915),
     [] { return part(conditional_odds_ratio({3, 1, 1, 3}, 0.95, Tail::two_sided), &OddsRatio::low); }},
    {"odds ratio high", "tea 3 1 / 1 3", kSolved, 626.2435305888140, as_solved(626.2435305888140),
     [] { return part(conditional_odds_ratio({3, 1, 1, 3}, 0.95, Tail::two_sided), &OddsRatio::high); }},
    {"odds ratio high", "tea 3 1 / 1 3", "Fisher 1935, tea; fisher.test of R", 621.933750545, as_r_finds(621.933750545),
     [] { return part(conditional_odds_ratio({3, 1, 1, 3}, 0.95, Tail::two_sided), &OddsRatio::high); }},
    {"Fisher less p", "convictions 2 15 / 10 3", "Fisher 1962, convictions of twins; fisher.test of R", 0.000465180943363, printed(15),
     [] { return std::optional(fisher_exact({2, 15, 10, 3}).less); }},
    {"Fisher two-sided p", "convictions 2 15 / 10 3", "Fisher 1962, convictions of twins; fisher.test of R", 0.000536724119143, printed(15),
     [] { return std::optional(fisher_exact({2, 15, 10, 3}).two_sided); }},
    {"conditional odds ratio", "convictions 2 15 / 10 3", kSolved, 0.04693663904967996, as_solved(0.04693663904967996),
     [] { return part(conditional_odds_ratio({2, 15, 10, 3}, 0.95, Tail::less), &OddsRatio::estimate); }},
    {"conditional odds ratio", "convictions 2 15 / 10 3", "Fisher 1962, convictions of twins; fisher.test of R", 0.046936608828, as_r_finds(0.046936608828),
     [] { return part(conditional_odds_ratio({2, 15, 10, 3}, 0.95, Tail::less), &OddsRatio::estimate); }},
    {"odds ratio low, less", "convictions 2 15 / 10 3", "Fisher 1962, convictions of twins; fisher.test of R", 0.0, kExact,
     [] { return part(conditional_odds_ratio({2, 15, 10, 3}, 0.95, Tail::less), &OddsRatio::low); }},
    {"odds ratio high, less", "convictions 2 15 / 10 3", kSolved, 0.28495954561969675, as_solved(0.28495954561969675),
     [] { return part(conditional_odds_ratio({2, 15, 10, 3}, 0.95, Tail::less), &OddsRatio::high); }},
    {"odds ratio high, less", "convictions 2 15 / 10 3", "Fisher 1962, convictions of twins; fisher.test of R", 0.284960137936, as_r_finds(0.284960137936),
     [] { return part(conditional_odds_ratio({2, 15, 10, 3}, 0.95, Tail::less), &OddsRatio::high); }},
    {"odds ratio low", "convictions 2 15 / 10 3", kSolved, 0.003317163950657361, as_solved(0.003317163950657361),
     [] { return part(conditional_odds_ratio({2, 15, 10, 3}, 0.95, Tail::two_sided), &OddsRatio::low); }},
    {"odds ratio low", "convictions 2 15 / 10 3", "Fisher 1962, convictions of twins; fisher.test of R", 0.003325764034, as_r_finds(0.003325764034),
     [] { return part(conditional_odds_ratio({2, 15, 10, 3}, 0.95, Tail::two_sided), &OddsRatio::low); }},
    {"odds ratio high", "convictions 2 15 / 10 3", kSolved, 0.3631896023566806, as_solved(0.3631896023566806),
     [] { return part(conditional_odds_ratio({2, 15, 10, 3}, 0.95, Tail::two_sided), &OddsRatio::high); }},
    {"odds ratio high", "convictions 2 15 / 10 3", "Fisher 1962, convictions of twins; fisher.test of R", 0.363182271475, as_r_finds(0.363182271475),
     [] { return part(conditional_odds_ratio({2, 15, 10, 3}, 0.95, Tail::two_sided), &OddsRatio::high); }},
    {"Fisher greater p", "5 95 / 5 95", "independent exact program", 0.626235124935, printed(12),
     [] { return std::optional(fisher_exact({5, 95, 5, 95}).greater); }},
    {"Fisher less p", "5 95 / 5 95", "independent exact program", 0.626235124935, printed(12),
     [] { return std::optional(fisher_exact({5, 95, 5, 95}).less); }},
    {"Fisher two-sided p", "5 95 / 5 95", "independent exact program", 1.0, kExact,
     [] { return std::optional(fisher_exact({5, 95, 5, 95}).two_sided); }},
    {"Fisher greater p", "3 1 / 2 2", "independent exact program", 0.5, printed(12),
     [] { return std::optional(fisher_exact({3, 1, 2, 2}).greater); }},
    {"Fisher less p", "3 1 / 2 2", "independent exact program", 0.928571428571, printed(12),
     [] { return std::optional(fisher_exact({3, 1, 2, 2}).less); }},
    {"Fisher two-sided p", "3 1 / 2 2", "independent exact program", 1.0, kExact,
     [] { return std::optional(fisher_exact({3, 1, 2, 2}).two_sided); }},
    {"Fisher less p", "2 1 / 0 34", "bedtools documentation, fisher", 1.0, kExact,
     [] { return std::optional(fisher_exact({2, 1, 0, 34}).less); }},
    {"Fisher greater p", "2 1 / 0 34", "bedtools documentation, fisher (prints .0045045)", 3.0 / 666, kExact,
     [] { return std::optional(fisher_exact({2, 1, 0, 34}).greater); }},
    {"Fisher two-sided p", "2 1 / 0 34", "bedtools documentation, fisher (prints .0045045)", 3.0 / 666, kExact,
     [] { return std::optional(fisher_exact({2, 1, 0, 34}).two_sided); }},
    {"Fisher less p", "2 1 / 0 1", "bedtools documentation, fisher", 1.0, kExact,
     [] { return std::optional(fisher_exact({2, 1, 0, 1}).less); }},
    {"Fisher greater p", "2 1 / 0 1", "bedtools documentation, fisher", 1.0 / 2, kExact,
     [] { return std::optional(fisher_exact({2, 1, 0, 1}).greater); }},
    {"Fisher two-sided p", "2 1 / 0 1", "bedtools documentation, fisher", 1.0, kExact,
     [] { return std::optional(fisher_exact({2, 1, 0, 1}).two_sided); }},
    {"Fisher two-sided p", "0 0 / 3 5, a margin of 0", "one table only", 1.0, kExact,
     [] { return std::optional(fisher_exact({0, 0, 3, 5}).two_sided); }},
    {"conditional odds ratio", "0 0 / 3 5, a margin of 0", "undefined: one table only", std::nullopt, kExact,
     [] { return part(conditional_odds_ratio({0, 0, 3, 5}, 0.95, Tail::two_sided), &OddsRatio::estimate); }},
    {"Freeman-Halton p", "Mehta and Patel 1986, table 6 (5 by 7)", "Mehta and Patel 1986 (prints .03929); fisher.test of R", 0.0392896436553, printed(13),
     [] { return std::optional(freeman_halton(mehta_patel()).p); }},
    {"smallest two-sided Fisher p", "8 units, group of 2, code in 2", "exact: hypergeometric", 0.03571, printed(5),
     [] { return std::optional(smallest(2, 2)); }},
    {"smallest two-sided Fisher p", "8 units, group of 2, code in 3", "exact: hypergeometric", 0.1071, printed(4),
     [] { return std::optional(smallest(2, 3)); }},
    {"smallest two-sided Fisher p", "8 units, group of 2, code in 4", "exact: hypergeometric", 0.4286, printed(4),
     [] { return std::optional(smallest(2, 4)); }},
    {"smallest two-sided Fisher p", "8 units, group of 3, code in 2", "exact: hypergeometric", 0.1071, printed(4),
     [] { return std::optional(smallest(3, 2)); }},
    {"smallest two-sided Fisher p", "8 units, group of 3, code in 3", "exact: hypergeometric", 0.01786, printed(5),
     [] { return std::optional(smallest(3, 3)); }},
    {"smallest two-sided Fisher p", "8 units, group of 3, code in 4", "exact: hypergeometric", 0.1429, printed(4),
     [] { return std::optional(smallest(3, 4)); }},
    {"smallest two-sided Fisher p", "8 units, group of 4, code in 2", "exact: hypergeometric", 0.4286, printed(4),
     [] { return std::optional(smallest(4, 2)); }},
    {"smallest two-sided Fisher p", "8 units, group of 4, code in 3", "exact: hypergeometric", 0.1429, printed(4),
     [] { return std::optional(smallest(4, 3)); }},
    {"smallest two-sided Fisher p", "8 units, group of 4, code in 4", "exact: hypergeometric", 0.02857, printed(5),
     [] { return std::optional(smallest(4, 4)); }},
};

}  // namespace

std::span<const PublishedValue> exact_test_values() { return kValues; }

}  // namespace qda
