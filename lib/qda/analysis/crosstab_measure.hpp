#pragma once

#include <optional>
#include <string>
#include <vector>

#include "qda/analysis/crosstab_parts.hpp"

namespace qda::crosstab {

/// One unit (or several alike) in a test.
struct Observed {
    double row = 0;              ///< 1 or 0: it has the row's value or not; of rows as a whole: number of the value, or the number it is
    std::vector<Id> groups;      ///< of the background, at least one
    std::optional<double> number;  ///< of a numeric or ordinal background
    std::uint64_t times = 1;
};

/// Those who take part in a test, and who does not.
struct Sample {
    std::string unit;  ///< the word for them
    std::string by;
    std::vector<std::string> groups;
    std::vector<Observed> units;
    std::uint64_t without = 0;      ///< without a value of the background
    std::uint64_t several = 0;      ///< with more than one number of the background
    std::uint64_t unanswered = 0;   ///< without a value on the rows (or an unknown one)
    std::uint64_t rows_several = 0; ///< with more than one
};

/// How to test.
struct Measuring {
    ExactWork work;
    std::string test;  ///< exact, chi_square, g_square, yates
    double confidence = 0.95;
    bool anyway = false;
};

/// Has it or not, by groups: Fisher, Freeman-Halton, or chi-square where that was asked for.
Test presence_test(const Sample& sample, const Measuring& how);
/// Has it or not, by number: Mann-Whitney of the numbers of those with and those without.
Test presence_by_rank(const Sample& sample, const Measuring& how);
/// Ordered values on the rows, by groups: Mann-Whitney of two, Kruskal-Wallis of more.
Test rank_test(const Sample& sample, const Measuring& how);
/// Ordered values on both sides: Spearman.
Test correlation_test(const Sample& sample, const Measuring& how);
/// Values that exclude each other, by groups: as presence_test(), of the whole table.
Test whole_test(const Sample& sample, std::size_t n_rows, const Measuring& how);
/// Values that exclude each other, by number: Mann-Whitney or Kruskal-Wallis of the numbers by value.
Test whole_by_rank(const Sample& sample, const std::vector<std::string>& row_names, const Measuring& how);

}  // namespace qda::crosstab
