#include "qda/import/name_joins.hpp"

#include <algorithm>

#include "qda/text/normal.hpp"

namespace qda {

Pieces::Pieces(std::string_view cell, std::string_view separator) : cell_(cell)
{
    for (std::size_t at = 0;;) {
        const std::size_t end = std::min(cell.find(separator, at), cell.size());
        const bool outer = from_.empty() || end == cell.size();
        // A separator at either end of the cell separates nothing.
        if (!outer || !trim(cell.substr(at, end - at)).empty()) {
            from_.push_back(at);
            to_.push_back(end);
        }
        if (end == cell.size()) return;
        at = end + separator.size();
    }
}

std::string_view Pieces::name(std::size_t first, std::size_t last) const
{
    return trim(cell_.substr(from_[first], to_[last - 1] - from_[first]));
}

Joins::Joins(const Pieces& pieces, std::size_t n, const NameCost& cost)
    : pieces_(pieces), n_(n), cost_((pieces.size() + 1) * (pieces.size() + 1), kImpossible),
      best_((pieces.size() + 1) * (n + 1))
{
    const std::size_t longest = pieces.size() - n + 1;  // every other name takes a piece
    for (std::size_t from = 0; from < pieces.size(); ++from)
        for (std::size_t to = from + 1; to <= std::min(pieces.size(), from + longest); ++to) {
            const std::string_view name = pieces.name(from, to);
            if (!name.empty()) cost_[from * (pieces.size() + 1) + to] = cost(name);
        }
    solve();
}

void Joins::solve()
{
    constexpr unsigned kManyWays = 1000;
    const std::size_t size = pieces_.size();
    best_[size * (n_ + 1)] = {0, 1};
    for (std::size_t names = 1; names <= n_; ++names)
        for (std::size_t from = 0; from < size; ++from) {
            Best& here = best_[from * (n_ + 1) + names];
            for (std::size_t to = from + 1; to <= size; ++to) {
                const Best& rest = best(to, names - 1);
                const unsigned cost = step(from, to) + rest.cost;
                if (cost >= kImpossible || cost > here.cost) continue;
                here.ways = std::min(kManyWays, rest.ways + (cost == here.cost ? here.ways : 0));
                here.cost = cost;
            }
        }
}

std::vector<std::string_view> Joins::longest() const
{
    const auto ways = all(1);
    return ways.empty() ? std::vector<std::string_view>() : ways.front();
}

std::vector<std::vector<std::string_view>> Joins::all(std::size_t limit) const
{
    std::vector<std::vector<std::string_view>> ways;
    std::vector<std::string_view> way;
    if (cost() < kImpossible) collect(0, n_, limit, way, ways);
    return ways;
}

void Joins::collect(std::size_t from, std::size_t names, std::size_t limit, std::vector<std::string_view>& way,
                    std::vector<std::vector<std::string_view>>& ways) const
{
    if (names == 0) {
        ways.push_back(way);
        return;
    }
    for (std::size_t to = pieces_.size(); to > from && ways.size() < limit; --to) {
        if (step(from, to) + best(to, names - 1).cost != best(from, names).cost) continue;
        way.push_back(pieces_.name(from, to));
        collect(to, names - 1, limit, way, ways);
        way.pop_back();
    }
}

}  // namespace qda
