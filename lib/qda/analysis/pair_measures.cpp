#include "qda/analysis/pair_measures.hpp"

#include <algorithm>

namespace qda {

namespace {

constexpr std::uint64_t kUnequal = 5;  // ATLAS.ti marks frequencies that differ by more than so many times

}  // namespace

std::optional<double> coefficient(const std::string& measure, const PairCount& n, const std::optional<std::uint64_t>& all)
{
    if (measure == "c") return c_coefficient(n);
    if (measure == "jaccard") return jaccard(n);
    if (measure == "dice") return dice(n);
    if (measure == "cosine") return cosine(n);
    if (measure == "conditional" || measure == "conditional_first") return conditional(n.first, n.both);
    if (measure == "conditional_second") return conditional(n.second, n.both);
    if (!all) return std::nullopt;
    if (measure == "lift") return lift(n, *all);
    if (measure == "npmi") return npmi(n, *all);
    return phi(n, *all);
}

std::string c_mark(const PairCount& n, bool like_atlasti)
{
    const std::optional<double> c = c_coefficient(n);
    std::string marks;
    if (c && outside_unit_interval(*c)) marks = "out of range";
    if (!like_atlasti) return marks;
    if (n.first > kUnequal * n.second || n.second > kUnequal * n.first) marks += marks.empty() ? "unequal" : ", unequal";
    return marks;
}

bool is_no_set(const std::string& measure, const PairCount& n, const std::optional<double>& value)
{
    return measure != "c" && !value && n.both > std::min(n.first, n.second);
}

}  // namespace qda
