#include "qda/stats/kruskal_wallis.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <string>
#include <unordered_map>

#include "qda/stats/distributions.hpp"
#include "qda/stats/shuffle.hpp"
#include "qda/stats/ranks.hpp"

namespace qda {

namespace {

struct Ranked {
    std::vector<std::uint64_t> ranks;  // doubled, group after group
    std::vector<std::uint64_t> sizes;
};

std::optional<Ranked> ranked(const std::vector<std::vector<double>>& groups)
{
    std::vector<double> values;
    Ranked found;
    for (const std::vector<double>& group : groups) {
        if (group.empty()) continue;
        values.insert(values.end(), group.begin(), group.end());
        found.sizes.push_back(group.size());
    }
    if (found.sizes.size() < 2) return std::nullopt;
    found.ranks = doubled_midranks(values);
    if (std::adjacent_find(found.ranks.begin(), found.ranks.end(), std::not_equal_to<>()) == found.ranks.end())
        return std::nullopt;
    return found;
}

// Sum of (doubled rank sum)^2 / n: H rises with it.
double spread(std::span<const std::uint64_t> sums, std::span<const std::uint64_t> sizes)
{
    double sum = 0;
    for (std::size_t i = 0; i < sums.size(); ++i)
        sum += static_cast<double>(sums[i]) * static_cast<double>(sums[i]) / static_cast<double>(sizes[i]);
    return sum;
}

double spread_of(const Ranked& all, std::span<const std::uint64_t> ranks)
{
    std::vector<std::uint64_t> sums;
    for (std::size_t at = 0; const std::uint64_t n : all.sizes) {
        sums.push_back(std::accumulate(ranks.begin() + static_cast<std::ptrdiff_t>(at),
                                       ranks.begin() + static_cast<std::ptrdiff_t>(at + n), std::uint64_t{0}));
        at += n;
    }
    return spread(sums, all.sizes);
}

// Of equal statistics that were added up in another order.
constexpr double kSame = 1e-10;

// The ranks are dealt out one by one; ways that leave the groups with the same rooms and the same sums are one.
class Dealing {
public:
    Dealing(const Ranked& all, std::uint64_t steps) : all_(all), steps_(steps) {}

    /// P of each spread; empty where it took too many steps.
    std::map<double, double> spreads()
    {
        std::vector<std::uint64_t> ranks = all_.ranks;
        std::sort(ranks.begin(), ranks.end());
        const std::size_t k = all_.sizes.size();
        State start = all_.sizes;
        start.resize(2 * k, 0);
        now_ = {{std::move(start), 1}};
        for (std::size_t dealt = 0; dealt < ranks.size(); ++dealt)
            if (!deal(ranks[dealt], static_cast<double>(ranks.size() - dealt))) return {};
        std::map<double, double> found;
        for (const Way& way : now_) found[spread(std::span(way.state).subspan(k), all_.sizes)] += way.likely;
        return found;
    }

private:
    using State = std::vector<std::uint64_t>;  // by group: room left, then sum of ranks
    struct Way {
        State state;
        double likely;
    };

    bool deal(std::uint64_t rank, double left)
    {
        const std::size_t k = all_.sizes.size();
        std::vector<Way> next;  // in the order in which they come up: sums must not depend on that of a hash
        std::unordered_map<std::string, std::size_t> known;
        for (Way& way : now_) {
            if (steps_ < k) return false;
            steps_ -= k;
            for (std::size_t group = 0; group < k; ++group) {
                const double room = static_cast<double>(way.state[group]);
                if (room == 0) continue;
                --way.state[group];
                way.state[k + group] += rank;
                const std::string key(reinterpret_cast<const char*>(way.state.data()), 2 * k * sizeof(std::uint64_t));
                const auto [at, fresh] = known.try_emplace(key, next.size());
                if (fresh) next.push_back({way.state, 0});
                next[at->second].likely += way.likely * room / left;
                ++way.state[group];
                way.state[k + group] -= rank;
            }
        }
        now_ = std::move(next);
        return true;
    }

    const Ranked& all_;
    std::uint64_t steps_;
    std::vector<Way> now_;
};

PermutationP estimated(const Ranked& all, double limit, const ExactWork& work)
{
    Random random(work.seed);
    std::vector<std::uint64_t> ranks = all.ranks;
    std::uint64_t as_large = 0;
    for (std::uint64_t draw = 0; draw < work.draws; ++draw) {
        shuffle(std::span(ranks), random);
        as_large += spread_of(all, ranks) >= limit ? 1 : 0;
    }
    const double draws = static_cast<double>(work.draws);
    const double p = (1 + static_cast<double>(as_large)) / (1 + draws);
    return {p, false, std::sqrt(p * (1 - p) / draws), std::nullopt};
}

}  // namespace

std::optional<KruskalWallis> kruskal_wallis(const std::vector<std::vector<double>>& groups)
{
    const std::optional<Ranked> all = ranked(groups);
    if (!all) return std::nullopt;
    const double n = static_cast<double>(all->ranks.size());
    const double ties = 1 - tie_term(all->ranks) / (n * n * n - n);
    KruskalWallis test;
    test.h = std::max(0.0, (12 / (n * (n + 1)) * spread_of(*all, all->ranks) / 4 - 3 * (n + 1)) / ties);
    test.df = static_cast<double>(all->sizes.size() - 1);
    test.p_chi_square = chi_square_upper(test.h, test.df);
    test.epsilon_square = std::min(1.0, test.h / (n - 1));
    return test;
}

std::optional<PermutationP> kruskal_wallis_exact(const std::vector<std::vector<double>>& groups, const ExactWork& work)
{
    const std::optional<Ranked> all = ranked(groups);
    if (!all) return std::nullopt;
    const double limit = spread_of(*all, all->ranks) * (1 - kSame);
    const std::map<double, double> spreads = Dealing(*all, work.steps).spreads();
    if (spreads.empty()) return estimated(*all, limit, work);
    const double largest = spreads.rbegin()->first * (1 - kSame);
    PermutationP test{0, true, 0, 0.0};
    for (const auto& [spread, likely] : spreads) {
        if (spread >= limit) test.p += likely;
        if (spread >= largest) *test.smallest_p += likely;
    }
    test.p = std::min(1.0, test.p);
    return test;
}

}  // namespace qda
