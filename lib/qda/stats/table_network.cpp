#include "qda/stats/table_network.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "qda/stats/distributions.hpp"

namespace qda {

namespace {

// ln weights nearer than this are one: they are sums of the same logarithms in another order.
constexpr double kSameWeight = 1e-10;

std::string key_of(const std::vector<std::uint32_t>& rest)
{
    return {reinterpret_cast<const char*>(rest.data()), rest.size() * sizeof(std::uint32_t)};
}

// Adds up what has one weight.
template <class Item, class Same>
void merge_alike(std::vector<Item>& items, Same same)
{
    std::size_t kept = 0;
    for (std::size_t i = 1; i < items.size(); ++i) {
        if (same(items[kept], items[i]))
            items[kept].probability += items[i].probability;
        else
            items[++kept] = items[i];
    }
    if (!items.empty()) items.resize(kept + 1);
}

}  // namespace

// One column being filled, from the node's rests.
struct TableNetwork::Filling {
    Node& node;
    std::vector<Node>& next;
    std::unordered_map<std::string, std::uint32_t>& known;
    Rest after;
    std::vector<std::uint32_t> room_behind;  // by row: what this row and those behind it can take
    double log_all_ways;
};

TableNetwork::TableNetwork(std::vector<std::uint64_t> rows, std::vector<std::uint64_t> columns, std::uint64_t steps)
    : columns_(std::move(columns)), steps_(steps)
{
    std::sort(columns_.rbegin(), columns_.rend());  // the large ones while there are few nodes
    Node start;
    for (const std::uint64_t n : rows) start.rest.push_back(static_cast<std::uint32_t>(n));
    std::sort(start.rest.begin(), start.rest.end());
    stages_.push_back({std::move(start)});
    const std::uint64_t total = std::accumulate(rows.begin(), rows.end(), std::uint64_t{0});
    for (std::uint64_t n = 0; n <= total; ++n) log_factorials_.push_back(log_factorial(static_cast<double>(n)));
}

bool TableNetwork::spend(std::uint64_t n)
{
    steps_ = steps_ > n ? steps_ - n : 0;
    return steps_ > 0;
}

bool TableNetwork::build()
{
    for (std::size_t stage = 0; stage < columns_.size(); ++stage) {
        stages_.emplace_back();
        std::unordered_map<std::string, std::uint32_t> known;
        for (std::uint32_t node = 0; node < stages_[stage].size(); ++node) {
            add_arcs(stage, node, known);
            if (steps_ == 0) return false;
        }
    }
    find_bounds();
    return true;
}

void TableNetwork::add_arcs(std::size_t stage, std::uint32_t at, std::unordered_map<std::string, std::uint32_t>& known)
{
    Node& node = stages_[stage][at];
    const auto column = static_cast<std::uint32_t>(columns_[stage]);
    Filling filling{node, stages_[stage + 1], known, node.rest, std::vector<std::uint32_t>(node.rest.size() + 1, 0), 0};
    for (std::size_t row = node.rest.size(); row > 0; --row)
        filling.room_behind[row - 1] = filling.room_behind[row] + node.rest[row - 1];
    const std::uint32_t all = filling.room_behind[0];
    filling.log_all_ways = log_factorials_[all] - log_factorials_[column] - log_factorials_[all - column];
    fill_column(filling, 0, column, 0, 0);
    std::sort(node.arcs.begin(), node.arcs.end(), [](const Arc& a, const Arc& b) {
        return a.to != b.to ? a.to < b.to : a.log_weight < b.log_weight;
    });
    merge_alike(node.arcs,
                [](const Arc& a, const Arc& b) { return a.to == b.to && b.log_weight - a.log_weight < kSameWeight; });
}

// All ways to part what is `left` of the column over this row and those behind it.
void TableNetwork::fill_column(Filling& filling, std::size_t row, std::uint32_t left, double log_weight, double log_ways)
{
    if (!spend(1)) return;
    const Rest& rest = filling.node.rest;
    if (row == rest.size()) {
        Rest sorted = filling.after;
        std::sort(sorted.begin(), sorted.end());
        const auto [known, fresh] = filling.known.try_emplace(key_of(sorted), filling.next.size());
        if (fresh) filling.next.emplace_back().rest = std::move(sorted);
        filling.node.arcs.push_back({known->second, log_weight, std::exp(log_ways - filling.log_all_ways)});
        return;
    }
    const std::uint32_t least = left > filling.room_behind[row + 1] ? left - filling.room_behind[row + 1] : 0;
    const std::uint32_t most = std::min(left, rest[row]);
    for (std::uint32_t cell = least; cell <= most && steps_ > 0; ++cell) {
        filling.after[row] = rest[row] - cell;
        const double ways = log_factorials_[rest[row]] - log_factorials_[cell] - log_factorials_[rest[row] - cell];
        fill_column(filling, row + 1, left - cell, log_weight - log_factorials_[cell], log_ways + ways);
    }
}

void TableNetwork::find_bounds()
{
    for (std::size_t stage = stages_.size() - 1; stage-- > 0;) {
        for (Node& node : stages_[stage]) {
            node.most = -std::numeric_limits<double>::infinity();
            node.least = std::numeric_limits<double>::infinity();
            for (const Arc& arc : node.arcs) {
                node.most = std::max(node.most, arc.log_weight + stages_[stage + 1][arc.to].most);
                node.least = std::min(node.least, arc.log_weight + stages_[stage + 1][arc.to].least);
            }
        }
    }
}

std::optional<double> TableNetwork::at_most(double limit)
{
    if (!built_ && !build()) return std::nullopt;
    built_ = true;
    double p = 0;
    std::vector<std::vector<Past>> pasts = {{{0, 1}}};
    for (std::size_t stage = 0; stage < stages_.size(); ++stage) {
        const bool last = stage + 1 == stages_.size();
        std::vector<std::vector<Past>> next(last ? 0 : stages_[stage + 1].size());
        for (std::size_t i = 0; i < stages_[stage].size(); ++i) {
            const Node& node = stages_[stage][i];
            std::sort(pasts[i].begin(), pasts[i].end(),
                      [](const Past& a, const Past& b) { return a.log_weight < b.log_weight; });
            merge_alike(pasts[i], [](const Past& a, const Past& b) { return b.log_weight - a.log_weight < kSameWeight; });
            for (const Past& past : pasts[i]) {
                if (past.log_weight + node.most <= limit) {
                    p += past.probability;
                } else if (past.log_weight + node.least <= limit) {
                    if (!spend(node.arcs.size())) return std::nullopt;
                    for (const Arc& arc : node.arcs)
                        next[arc.to].push_back({past.log_weight + arc.log_weight, past.probability * arc.probability});
                }
            }
        }
        pasts = std::move(next);
    }
    return std::min(1.0, p);
}

}  // namespace qda
