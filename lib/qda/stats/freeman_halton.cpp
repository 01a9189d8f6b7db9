#include "qda/stats/freeman_halton.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "qda/stats/distributions.hpp"
#include "qda/stats/fisher.hpp"
#include "qda/stats/shuffle.hpp"
#include "qda/stats/table_network.hpp"

namespace qda {

namespace {

double log_weight(const Contingency& counts)
{
    double sum = 0;
    for (std::size_t i = 0; i < counts.rows(); ++i)
        for (std::size_t j = 0; j < counts.columns(); ++j) sum -= log_factorial(static_cast<double>(counts.at(i, j)));
    return sum;
}

PermutationP by_fisher(const Contingency& counts)
{
    const FisherExact test = fisher_exact({counts.at(0, 0), counts.at(0, 1), counts.at(1, 0), counts.at(1, 1)});
    return {test.two_sided, true, 0, test.smallest_two_sided};
}

// The column of each unit in random order, dealt out to the rows.
PermutationP estimated(const Contingency& counts, double limit, const ExactWork& work)
{
    const std::vector<std::uint64_t> rows = counts.row_totals();
    const std::vector<std::uint64_t> columns = counts.column_totals();
    std::vector<std::uint32_t> units;
    for (std::size_t j = 0; j < columns.size(); ++j) units.insert(units.end(), columns[j], static_cast<std::uint32_t>(j));
    std::vector<double> log_factorials(units.size() + 1);
    for (std::size_t n = 0; n < log_factorials.size(); ++n) log_factorials[n] = log_factorial(static_cast<double>(n));
    Random random(work.seed);
    std::vector<std::uint64_t> row(columns.size());
    std::uint64_t as_extreme = 0;
    for (std::uint64_t draw = 0; draw < work.draws; ++draw) {
        shuffle(std::span(units), random);
        double weight = 0;
        std::size_t at = 0;
        for (const std::uint64_t n : rows) {
            std::fill(row.begin(), row.end(), 0);
            for (std::uint64_t k = 0; k < n; ++k) ++row[units[at++]];
            for (const std::uint64_t cell : row) weight -= log_factorials[cell];
        }
        as_extreme += weight <= limit ? 1 : 0;
    }
    const double draws = static_cast<double>(work.draws);
    const double p = (1 + static_cast<double>(as_extreme)) / (1 + draws);
    return {p, false, std::sqrt(p * (1 - p) / draws), std::nullopt};
}

}  // namespace

PermutationP freeman_halton(const Contingency& all, const ExactWork& work)
{
    Contingency counts = all.without_empty();
    if (counts.rows() < 2 || counts.columns() < 2) return {1, true, 0, 1.0};
    if (counts.rows() == 2 && counts.columns() == 2) return by_fisher(counts);
    if (counts.rows() > counts.columns()) counts = counts.transposed();  // the rests of fewer rows are fewer
    const double limit = log_weight(counts) + std::log1p(kEquallyLikely);
    TableNetwork network(counts.row_totals(), counts.column_totals(), work.steps);
    const std::optional<double> p = network.at_most(limit);
    const std::optional<double> smallest =
        p ? network.at_most(network.least_log_weight() + std::log1p(kEquallyLikely)) : std::nullopt;
    if (!smallest) return estimated(counts, limit, work);
    return {*p, true, 0, smallest};
}

}  // namespace qda
