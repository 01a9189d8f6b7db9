#include "qda/stats/chi_square.hpp"

#include <algorithm>
#include <cmath>

#include "qda/stats/distributions.hpp"

namespace qda {

namespace {

double real(std::uint64_t n) { return static_cast<double>(n); }

// The sum over cells of term(O, E), with df and p.
template <class Term>
std::optional<ChiSquare> summed(const Contingency& all, Term term)
{
    const Contingency counts = all.without_empty();
    if (counts.rows() < 2 || counts.columns() < 2) return std::nullopt;
    const std::vector<std::uint64_t> rows = counts.row_totals();
    const std::vector<std::uint64_t> columns = counts.column_totals();
    const double n = real(counts.total());
    ChiSquare test;
    test.smallest_expected = n;
    std::size_t below = 0;
    for (std::size_t i = 0; i < counts.rows(); ++i) {
        for (std::size_t j = 0; j < counts.columns(); ++j) {
            const double expected = real(rows[i]) * real(columns[j]) / n;
            test.statistic += term(real(counts.at(i, j)), expected);
            test.smallest_expected = std::min(test.smallest_expected, expected);
            below += expected < 5 ? 1 : 0;
        }
    }
    test.share_below_5 = real(below) / real(counts.rows() * counts.columns());
    test.df = real((counts.rows() - 1) * (counts.columns() - 1));
    test.statistic = std::max(0.0, test.statistic);  // rounding of G2
    test.p = chi_square_upper(test.statistic, test.df);
    return test;
}

// figure(O, E, share of the row, share of the column) for each cell that can have one.
template <class Figure>
ByCell by_cell(const Contingency& counts, Figure figure)
{
    const std::vector<std::uint64_t> rows = counts.row_totals();
    const std::vector<std::uint64_t> columns = counts.column_totals();
    const double n = real(counts.total());
    ByCell figures;
    for (std::size_t i = 0; i < counts.rows(); ++i) {
        for (std::size_t j = 0; j < counts.columns(); ++j) {
            const double expected = n == 0 ? 0 : real(rows[i]) * real(columns[j]) / n;
            figures.push_back(n == 0 ? std::nullopt
                                     : figure(real(counts.at(i, j)), expected, real(rows[i]) / n, real(columns[j]) / n));
        }
    }
    return figures;
}

}  // namespace

bool expected_counts_allow(const ChiSquare& test) { return test.smallest_expected >= 1 && test.share_below_5 <= 0.2; }

std::optional<ChiSquare> chi_square(const Contingency& counts)
{
    return summed(counts, [](double o, double e) { return (o - e) * (o - e) / e; });
}

std::optional<ChiSquare> chi_square_yates(const Contingency& counts)
{
    const Contingency left = counts.without_empty();
    if (left.rows() != 2 || left.columns() != 2) return std::nullopt;
    return summed(left, [](double o, double e) {
        const double difference = std::max(0.0, std::abs(o - e) - 0.5);
        return difference * difference / e;
    });
}

std::optional<ChiSquare> g_square(const Contingency& counts)
{
    return summed(counts, [](double o, double e) { return o == 0 ? 0 : 2 * o * std::log(o / e); });
}

ByCell expected_counts(const Contingency& counts)
{
    return by_cell(counts, [](double, double e, double, double) { return std::optional(e); });
}

ByCell pearson_residuals(const Contingency& counts)
{
    return by_cell(counts, [](double o, double e, double, double) {
        return e == 0 ? std::nullopt : std::optional((o - e) / std::sqrt(e));
    });
}

ByCell adjusted_residuals(const Contingency& counts)
{
    return by_cell(counts, [](double o, double e, double row, double column) {
        const double variance = e * (1 - row) * (1 - column);
        return variance == 0 ? std::nullopt : std::optional((o - e) / std::sqrt(variance));
    });
}

std::optional<double> cramers_v(const Contingency& counts)
{
    const std::optional<ChiSquare> test = chi_square(counts);
    if (!test) return std::nullopt;
    const Contingency left = counts.without_empty();
    const double least = real(std::min(left.rows(), left.columns()) - 1);
    return std::min(1.0, std::sqrt(test->statistic / (real(left.total()) * least)));
}

std::optional<double> cramers_v_corrected(const Contingency& counts)
{
    const std::optional<ChiSquare> test = chi_square(counts);
    if (!test) return std::nullopt;
    const Contingency left = counts.without_empty();
    const double n = real(left.total());
    const double r = real(left.rows());
    const double k = real(left.columns());
    const double phi2 = std::max(0.0, test->statistic / n - (r - 1) * (k - 1) / (n - 1));
    const double least = std::min(r - 1 - (r - 1) * (r - 1) / (n - 1), k - 1 - (k - 1) * (k - 1) / (n - 1));
    if (least <= 0) return std::nullopt;
    return std::min(1.0, std::sqrt(phi2 / least));
}

}  // namespace qda
