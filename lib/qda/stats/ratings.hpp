#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace qda {

/// No value: this coder did not judge this unit.
inline constexpr std::int32_t kMissing = -1;

/// Which category each coder put each unit in: what coefficients of agreement are computed from. A view.
///
/// Units that all coders judged alike may be one row with a weight: ten thousand units of two coders and five categories
/// are at most 36 rows, and a stretch of text without a boundary in it is one row of as many units as it has characters.
struct Ratings {
    std::size_t coders = 0;
    std::size_t categories = 0;              ///< that could be given, used or not; values are 0 to categories - 1
    std::span<const std::int32_t> values;    ///< row by row, `coders` values each; kMissing where there is none
    std::span<const std::uint64_t> weights;  ///< units of each row; a row of 0 units is as if it were not there

    std::size_t rows() const { return weights.size(); }
    std::span<const std::int32_t> row(std::size_t at) const { return values.subspan(at * coders, coders); }
    /// Units with at least two values: those that can agree.
    std::uint64_t pairable() const;
};

/// Collects ratings; equal rows become one.
class RatingTable {
public:
    RatingTable(std::size_t coders, std::size_t categories) : coders_(coders), categories_(categories) {}

    /// Adds `units` units with these values, one a coder. \returns the number of their row.
    /// \throws std::invalid_argument for another number of values, or a value that is no category.
    std::uint32_t add(std::span<const std::int32_t> row, std::uint64_t units = 1);

    Ratings view() const { return view(weights_); }
    /// The same rows with other weights.
    Ratings view(std::span<const std::uint64_t> weights) const { return {coders_, categories_, values_, weights}; }
    std::size_t coders() const { return coders_; }
    std::size_t categories() const { return categories_; }
    std::size_t rows() const { return weights_.size(); }

private:
    std::size_t coders_;
    std::size_t categories_;
    std::vector<std::int32_t> values_;
    std::vector<std::uint64_t> weights_;
    std::unordered_multimap<std::uint64_t, std::uint32_t> rows_;  // by hash
};

/// A contingency table of two coders as ratings. \param counts  square, row by row: units that the first coder put in the
/// category of the row and the second in that of the column. \throws std::invalid_argument unless it is square.
RatingTable ratings_of_table(const std::vector<std::vector<std::uint64_t>>& counts);

/// Ratings of several coders as they are printed: one line a coder, one value a unit, kMissing for none.
RatingTable ratings_of_coders(const std::vector<std::vector<std::int32_t>>& coders, std::size_t categories);

/// The same ratings with two categories: 1 `category`, 0 any other. Missing stays missing.
RatingTable one_category(const Ratings& ratings, std::int32_t category);

/// Two of the coders, on the units that at least one of them judged.
RatingTable two_coders(const Ratings& ratings, std::size_t first, std::size_t second);

}  // namespace qda
