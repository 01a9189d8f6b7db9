#include "qda/stats/spearman.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <stdexcept>
#include <unordered_map>
#include <vector>

#include "qda/stats/distributions.hpp"
#include "qda/stats/ranks.hpp"

namespace qda {

namespace {

using Ranks = std::vector<std::uint64_t>;

// Sum of squares about the mean n + 1, which doubled ranks have.
double squares(const Ranks& ranks)
{
    double sum = 0;
    for (const std::uint64_t rank : ranks) {
        const double from_mean = static_cast<double>(rank) - static_cast<double>(ranks.size() + 1);
        sum += from_mean * from_mean;
    }
    return sum;
}

std::int64_t products(const Ranks& x, const Ranks& y)
{
    const auto mean = static_cast<std::int64_t>(x.size() + 1);
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
        sum += (static_cast<std::int64_t>(x[i]) - mean) * (static_cast<std::int64_t>(y[i]) - mean);
    return sum;
}

// All orders of y against x. What matters of the first units is how many of each value of y are used up, and the sum of
// products so far; a state is the first, as a number in mixed radix.
class Orders {
public:
    Orders(Ranks x, Ranks y, std::uint64_t steps) : x_(std::move(x)), steps_(steps)
    {
        std::sort(x_.begin(), x_.end());
        std::map<std::uint64_t, std::uint64_t> counts;
        for (const std::uint64_t rank : y) ++counts[rank];
        for (const auto& [rank, n] : counts) {
            values_.push_back(static_cast<std::int64_t>(rank) - static_cast<std::int64_t>(x_.size() + 1));
            counts_.push_back(n);
            places_.push_back(static_cast<double>(states_) * static_cast<double>(n + 1) > 1e9 ? 0 : states_);
            states_ = places_.back() == 0 ? 0 : states_ * (n + 1);
        }
    }

    /// The probability of each sum of products, by sum ascending; empty where it took too many steps.
    using Sums = std::vector<std::pair<std::int64_t, double>>;
    Sums sums()
    {
        if (states_ == 0) return {};
        std::map<std::uint64_t, Sums> now = {{0, {{0, 1}}}};
        for (std::size_t unit = 0; unit < x_.size(); ++unit) {
            const std::int64_t from_mean = static_cast<std::int64_t>(x_[unit]) - static_cast<std::int64_t>(x_.size() + 1);
            std::map<std::uint64_t, Sums> next;
            for (const auto& [state, sums] : now) {
                for (std::size_t v = 0; v < values_.size(); ++v) {
                    const std::uint64_t left = counts_[v] - state / places_[v] % (counts_[v] + 1);
                    if (left == 0) continue;
                    if (steps_ < sums.size()) return {};
                    steps_ -= sums.size();
                    const double share = static_cast<double>(left) / static_cast<double>(x_.size() - unit);
                    add(next[state + places_[v]], sums, from_mean * values_[v], share);
                }
            }
            now = std::move(next);
        }
        return now.begin()->second;
    }

private:
    // Both in order: one pass through them, without a search for each sum.
    void add(Sums& into, const Sums& sums, std::int64_t moved, double share)
    {
        room_.clear();
        auto at = into.cbegin();
        for (const auto& [sum, likely] : sums) {
            while (at != into.cend() && at->first < sum + moved) room_.push_back(*at++);
            const bool there = at != into.cend() && at->first == sum + moved;
            room_.emplace_back(sum + moved, likely * share + (there ? (at++)->second : 0));
        }
        room_.insert(room_.end(), at, into.cend());
        into.swap(room_);
    }

    Ranks x_;
    Sums room_;
    std::vector<std::int64_t> values_;    // of y, from their mean
    std::vector<std::uint64_t> counts_;
    std::vector<std::uint64_t> places_;
    std::uint64_t states_ = 1;
    std::uint64_t steps_;
};

std::optional<PermutationP> exact(const Ranks& x, const Ranks& y, std::uint64_t steps)
{
    const Orders::Sums sums = Orders(x, y, steps).sums();
    if (sums.empty()) return std::nullopt;
    const std::int64_t observed = std::abs(products(x, y));
    const std::int64_t farthest = std::max(std::abs(sums.front().first), std::abs(sums.back().first));
    PermutationP test{0, true, 0, 0.0};
    for (const auto& [sum, likely] : sums) {
        if (std::abs(sum) >= observed) test.p += likely;
        if (std::abs(sum) >= farthest) *test.smallest_p += likely;
    }
    test.p = std::min(1.0, test.p);
    return test;
}

}  // namespace

std::optional<Spearman> spearman(std::span<const double> x, std::span<const double> y, const ExactWork& work)
{
    if (x.size() != y.size()) throw std::invalid_argument("not one y for each x");
    if (x.size() < 3) return std::nullopt;
    const Ranks of_x = doubled_midranks(x);
    const Ranks of_y = doubled_midranks(y);
    const double by = squares(of_x) * squares(of_y);
    if (by == 0) return std::nullopt;
    Spearman test;
    test.rho = std::clamp(static_cast<double>(products(of_x, of_y)) / std::sqrt(by), -1.0, 1.0);
    test.df = static_cast<double>(x.size()) - 2;
    const double rest = 1 - test.rho * test.rho;
    test.t = rest == 0 ? std::copysign(std::numeric_limits<double>::infinity(), test.rho) : test.rho * std::sqrt(test.df / rest);
    test.p_t = student_two_sided(test.t, test.df);
    test.exact = exact(of_x, of_y, work.steps);
    return test;
}

std::optional<ConfidenceInterval> spearman_interval(double rho, double n, double level)
{
    if (!(level > 0 && level < 1)) throw std::invalid_argument("a level outside 0 to 1");
    if (n < 4) return std::nullopt;
    if (std::abs(rho) >= 1) return ConfidenceInterval{rho, rho};
    const double reach = normal_quantile(1 - (1 - level) / 2) * std::sqrt((1 + rho * rho / 2) / (n - 3));
    return ConfidenceInterval{std::tanh(std::atanh(rho) - reach), std::tanh(std::atanh(rho) + reach)};
}

}  // namespace qda
