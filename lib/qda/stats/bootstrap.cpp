#include "qda/stats/bootstrap.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <exception>
#include <thread>

#include "qda/stats/random.hpp"

namespace qda {

namespace {

double quantile(const std::vector<double>& sorted, double p)
{
    const double at = p * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(std::floor(at));
    if (below + 1 >= sorted.size()) return sorted.back();
    return sorted[below] + (at - std::floor(at)) * (sorted[below + 1] - sorted[below]);
}

}  // namespace

std::vector<std::vector<std::optional<double>>> bootstrap(const Drawn& drawn, std::size_t draws, std::uint64_t seed,
                                                          std::size_t n_figures, const Figures& compute)
{
    std::vector<std::vector<std::optional<double>>> values(n_figures, std::vector<std::optional<double>>(draws));
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        std::vector<std::uint64_t> weights(drawn.rows());
        std::vector<std::optional<double>> figures(n_figures);
        for (std::size_t draw = next++; draw < draws; draw = next++) {
            Random random(seed, draw);
            std::ranges::fill(weights, 0);
            for (std::size_t i = 0; i < drawn.size(); ++i)
                for (const Drawn::Row& row : drawn[random.below(drawn.size())]) weights[row.row] += row.weight;
            compute(weights, figures);
            for (std::size_t f = 0; f < n_figures; ++f) values[f][draw] = figures[f];
        }
    };
    // Small jobs are done before a thread is up.
    const std::size_t small = 200000;
    const std::size_t threads = drawn.size() * draws < small ? 1 : std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 16);
    std::vector<std::exception_ptr> failed(threads);
    std::vector<std::thread> others;
    for (std::size_t t = 1; t < threads; ++t)
        others.emplace_back([&, t] {
            try {
                work();
            } catch (...) {
                failed[t] = std::current_exception();
            }
        });
    try {
        work();
    } catch (...) {
        failed[0] = std::current_exception();
    }
    for (std::thread& other : others) other.join();
    for (const std::exception_ptr& failure : failed)
        if (failure) std::rethrow_exception(failure);
    return values;
}

Interval percentile_interval(std::span<const std::optional<double>> draws, double level)
{
    std::vector<double> sorted;
    for (const std::optional<double>& value : draws)
        if (value) sorted.push_back(*value);
    Interval interval;
    interval.undefined = draws.size() - sorted.size();
    if (sorted.empty()) return interval;
    std::ranges::sort(sorted);
    interval.low = quantile(sorted, (1 - level) / 2);
    interval.high = quantile(sorted, (1 + level) / 2);
    return interval;
}

}  // namespace qda
