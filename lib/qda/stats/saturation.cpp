#include "qda/stats/saturation.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "qda/stats/shuffle.hpp"
#include "qda/stats/ranks.hpp"

namespace qda {

namespace {

void check(const SaturationRule& rule)
{
    if (rule.base == 0 || rule.run == 0) throw std::invalid_argument("a base or run of 0");
    if (!(rule.threshold >= 0 && rule.threshold <= 1)) throw std::invalid_argument("a threshold outside 0 to 1");
}

std::uint32_t most_code(const CodesOfInterviews& interviews)
{
    std::uint32_t most = 0;
    for (const auto& codes : interviews)
        for (const std::uint32_t code : codes) most = std::max(most, code);
    return most;
}

// By place: how often each number came up in the orders.
class Tallies {
public:
    explicit Tallies(std::size_t places) : counts_(places) {}
    void add(std::size_t place, std::uint64_t n)
    {
        if (counts_[place].size() <= n) counts_[place].resize(n + 1, 0);
        ++counts_[place][n];
    }
    std::uint64_t least(std::size_t place) const
    {
        const auto& counts = counts_[place];
        return static_cast<std::uint64_t>(std::find_if(counts.begin(), counts.end(), [](std::uint64_t n) { return n > 0; }) -
                                          counts.begin());
    }
    std::uint64_t most(std::size_t place) const { return counts_[place].size() - 1; }
    double median(std::size_t place) const
    {
        const std::optional<OrdinalMedian> middle = ordinal_median(counts_[place]);
        return middle ? static_cast<double>(middle->low + middle->high) / 2 : 0;
    }

private:
    std::vector<std::vector<std::uint64_t>> counts_;
};

}  // namespace

SaturationFound guest_namey_chen(std::span<const std::uint64_t> fresh, const SaturationRule& rule)
{
    check(rule);
    SaturationFound found;
    const std::size_t in_base = std::min(rule.base, fresh.size());
    found.base_codes = std::accumulate(fresh.begin(), fresh.begin() + static_cast<std::ptrdiff_t>(in_base), std::uint64_t{0});
    if (fresh.size() < rule.run || fresh.size() - rule.run < rule.base) return found;
    found.how = found.base_codes == 0 ? Saturation::nothing_known : Saturation::not_reached;
    if (found.base_codes == 0) return found;
    for (std::size_t before = rule.base; before + rule.run <= fresh.size(); ++before) {
        SaturationRun run{before + 1, before + rule.run, 0, 0};
        for (std::size_t i = before; i < before + rule.run; ++i) run.new_codes += fresh[i];
        // One division of whole numbers: 2 of 40 is the very number that 0.05 is read as.
        run.share = static_cast<double>(run.new_codes) / static_cast<double>(found.base_codes);
        if (run.share <= rule.threshold && found.how != Saturation::reached) {
            found.how = Saturation::reached;
            found.at = before;
        }
        found.runs.push_back(run);
    }
    return found;
}

std::vector<std::uint64_t> new_codes(const CodesOfInterviews& interviews)
{
    std::vector<char> seen(std::size_t{most_code(interviews)} + 1, 0);
    std::vector<std::uint64_t> fresh;
    for (const auto& codes : interviews) {
        std::uint64_t n = 0;
        for (const std::uint32_t code : codes) {
            n += seen[code] == 0 ? 1 : 0;
            seen[code] = 1;
        }
        fresh.push_back(n);
    }
    return fresh;
}

RandomOrders random_orders(const CodesOfInterviews& interviews, const SaturationRule& rule, std::uint64_t orders,
                           std::uint64_t seed)
{
    check(rule);
    if (orders == 0) throw std::invalid_argument("no orders");
    const std::size_t n = interviews.size();
    Random random(seed);
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<std::uint64_t> seen_in(std::size_t{most_code(interviews)} + 1, 0);  // the order that last had the code, from 1
    std::vector<std::uint64_t> fresh(n);
    std::vector<std::uint64_t> reached_at(n + 1, 0);
    Tallies new_at(n);
    Tallies seen_at(n);
    RandomOrders found;
    found.orders = orders;
    for (std::uint64_t nth = 1; nth <= orders; ++nth) {
        shuffle(std::span(order), random);
        std::uint64_t seen = 0;
        for (std::size_t place = 0; place < n; ++place) {
            fresh[place] = 0;
            for (const std::uint32_t code : interviews[order[place]]) {
                fresh[place] += seen_in[code] != nth ? 1 : 0;
                seen_in[code] = nth;
            }
            seen += fresh[place];
            new_at.add(place, fresh[place]);
            seen_at.add(place, seen);
        }
        const SaturationFound one = guest_namey_chen(fresh, rule);
        found.undefined += one.how == Saturation::nothing_known ? 1 : 0;
        if (one.how != Saturation::reached) continue;
        ++found.reached;
        ++reached_at[one.at];
    }
    std::uint64_t so_far = 0;
    for (std::size_t place = 0; place < n; ++place) {
        if (place + 1 >= rule.run) so_far += reached_at[place + 1 - rule.run];
        found.places.push_back({new_at.median(place), new_at.least(place), new_at.most(place), seen_at.median(place),
                                seen_at.least(place), seen_at.most(place),
                                static_cast<double>(so_far) / static_cast<double>(orders)});
    }
    if (const std::optional<OrdinalMedian> middle = ordinal_median(reached_at)) {
        found.at_median = static_cast<double>(middle->low + middle->high) / 2;
        const auto any = [](std::uint64_t k) { return k > 0; };
        found.at_least = static_cast<std::size_t>(std::find_if(reached_at.begin(), reached_at.end(), any) - reached_at.begin());
        found.at_most = n - static_cast<std::size_t>(std::find_if(reached_at.rbegin(), reached_at.rend(), any) - reached_at.rbegin());
    }
    return found;
}

}  // namespace qda
