#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace qda {

/// All tables with given margins, column by column. A node is what is left of the row totals after some columns, in
/// ascending order (which row has how much does not matter for what can follow); an arc fills one more column. The weight of
/// a table is the product of 1 / cell!, to which its probability is proportional. See freeman_halton.hpp.
class TableNetwork {
public:
    /// \param steps  arcs and values that may be looked at, over all calls
    TableNetwork(std::vector<std::uint64_t> rows, std::vector<std::uint64_t> columns, std::uint64_t steps);

    /// The probability of a table whose ln weight is at most `limit`; nullopt where it took more steps than allowed.
    std::optional<double> at_most(double limit);

    /// ln weight of the least likely table; only after at_most() gave a value.
    double least_log_weight() const { return stages_.front().front().least; }

private:
    using Rest = std::vector<std::uint32_t>;
    struct Arc {
        std::uint32_t to;
        double log_weight;
        double probability;
    };
    struct Node {
        Rest rest;
        std::vector<Arc> arcs;
        double most = 0;   // ln weight of the most and the least likely way on
        double least = 0;
    };
    // Tables so far with one weight: ln of it, and how likely it is to have come here with it.
    struct Past {
        double log_weight;
        double probability;
    };
    struct Filling;

    bool build();
    void add_arcs(std::size_t stage, std::uint32_t node, std::unordered_map<std::string, std::uint32_t>& known);
    void fill_column(Filling& filling, std::size_t row, std::uint32_t left, double log_weight, double log_ways);
    void find_bounds();
    bool spend(std::uint64_t n);

    std::vector<std::uint64_t> columns_;
    std::vector<std::vector<Node>> stages_;
    std::vector<double> log_factorials_;
    std::uint64_t steps_;
    bool built_ = false;
};

}  // namespace qda
