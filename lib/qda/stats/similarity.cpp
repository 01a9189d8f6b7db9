#include "qda/stats/similarity.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace qda {

namespace {

struct Cells4 {
    double a, b, c, d;
};

std::optional<Cells4> fourfold(const PairCount& n, std::uint64_t all)
{
    if (n.both > std::min(n.first, n.second) || n.first > all || n.second - n.both > all - n.first) return std::nullopt;
    const auto real = [](std::uint64_t x) { return static_cast<double>(x); };
    return Cells4{real(n.both), real(n.first - n.both), real(n.second - n.both), real(all - n.first - (n.second - n.both))};
}

// above / below of the four cells; nullopt where below is 0.
template <class Fraction>
std::optional<double> of_cells(const PairCount& n, std::uint64_t all, Fraction fraction)
{
    const std::optional<Cells4> cells = fourfold(n, all);
    if (!cells) return std::nullopt;
    const auto [above, below] = fraction(*cells);
    if (below == 0) return std::nullopt;
    return above / below;
}

using Parts = std::pair<double, double>;

}  // namespace

std::optional<double> simple_matching(const PairCount& n, std::uint64_t all)
{
    return of_cells(n, all, [](const Cells4& t) { return Parts{t.a + t.d, t.a + t.b + t.c + t.d}; });
}

std::optional<double> russell_rao(const PairCount& n, std::uint64_t all)
{
    return of_cells(n, all, [](const Cells4& t) { return Parts{t.a, t.a + t.b + t.c + t.d}; });
}

std::optional<double> kuckartz_raediker_zeta(const PairCount& n, std::uint64_t all)
{
    return of_cells(n, all, [](const Cells4& t) { return Parts{2 * t.a + t.d, 2 * t.a + t.b + t.c + t.d}; });
}

std::optional<double> sokal_sneath_1(const PairCount& n, std::uint64_t all)
{
    return of_cells(n, all, [](const Cells4& t) { return Parts{t.a, t.a + 2 * t.b + 2 * t.c}; });
}

std::optional<double> sokal_sneath_2(const PairCount& n, std::uint64_t all)
{
    return of_cells(n, all, [](const Cells4& t) { return Parts{2 * (t.a + t.d), 2 * (t.a + t.d) + t.b + t.c}; });
}

std::optional<double> rogers_tanimoto(const PairCount& n, std::uint64_t all)
{
    return of_cells(n, all, [](const Cells4& t) { return Parts{t.a + t.d, t.a + t.d + 2 * (t.b + t.c)}; });
}

std::optional<double> simpson(const PairCount& n, std::uint64_t all)
{
    return of_cells(n, all, [](const Cells4& t) { return Parts{t.a, std::min(t.a + t.b, t.a + t.c)}; });
}

std::optional<double> kulczynski_2(const PairCount& n, std::uint64_t all)
{
    return of_cells(n, all, [](const Cells4& t) {
        const double first = t.a + t.b;
        const double second = t.a + t.c;
        return Parts{t.a * (first + second), 2 * first * second};
    });
}

std::optional<double> pmi(const PairCount& n, std::uint64_t all)
{
    if (!fourfold(n, all) || n.both == 0) return std::nullopt;
    const std::optional<double> times = lift(n, all);
    return times ? std::optional(std::log2(*times)) : std::nullopt;
}

std::optional<double> yule_q(const PairCount& n, std::uint64_t all)
{
    return of_cells(n, all, [](const Cells4& t) { return Parts{t.a * t.d - t.b * t.c, t.a * t.d + t.b * t.c}; });
}

std::optional<double> odds_ratio(const PairCount& n, std::uint64_t all)
{
    const std::optional<Cells4> t = fourfold(n, all);
    if (!t || (t->a * t->d == 0 && t->b * t->c == 0)) return std::nullopt;
    if (t->b * t->c == 0) return std::numeric_limits<double>::infinity();
    return t->a * t->d / (t->b * t->c);
}

}  // namespace qda
