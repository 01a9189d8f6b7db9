#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace qda {

/// What a bootstrap draws from: things (units, or documents with all their units), each of which adds weights to rows.
class Drawn {
public:
    /// Begins a thing; add() then says what it adds.
    void begin() { first_.push_back(rows_.size()); }
    void add(std::uint32_t row, std::uint64_t weight)
    {
        rows_.push_back({row, weight});
        n_rows_ = n_rows_ > row ? n_rows_ : row + 1;
    }
    std::size_t size() const { return first_.size(); }
    /// One more than the highest row.
    std::size_t rows() const { return n_rows_; }

    struct Row {
        std::uint32_t row;
        std::uint64_t weight;
    };
    std::span<const Row> operator[](std::size_t thing) const
    {
        const std::size_t from = first_[thing];
        const std::size_t to = thing + 1 < first_.size() ? first_[thing + 1] : rows_.size();
        return std::span(rows_).subspan(from, to - from);
    }

private:
    std::vector<std::size_t> first_;
    std::vector<Row> rows_;
    std::size_t n_rows_ = 0;
};

/// Computes figures from the weights of the rows; nullopt where one is undefined. Called from several threads.
using Figures = std::function<void(std::span<const std::uint64_t> weights, std::span<std::optional<double>> figures)>;

/// The bootstrap: draws as many things as there are, with replacement, `draws` times, and computes the figures of each.
///
/// Draw d takes stream d of the generator (random.hpp), so that the result depends on the seed alone, not on threads.
///
/// \returns  by figure, its value in each draw.
///
/// Source: Efron, B. (1979). Bootstrap methods: another look at the jackknife. The Annals of Statistics, 7(1), 1-26.
std::vector<std::vector<std::optional<double>>> bootstrap(const Drawn& drawn, std::size_t draws, std::uint64_t seed,
                                                          std::size_t n_figures, const Figures& compute);

/// Where the middle share of the draws lies.
struct Interval {
    std::optional<double> low, high;
    std::size_t undefined = 0;  ///< draws in which the figure was undefined; they are left out
};

/// The percentile interval: the quantiles (1 - level) / 2 and (1 + level) / 2 of the draws, between neighbouring ones by
/// their distance (type 7 of Hyndman and Fan).
///
/// \param level  above 0 and below 1. \returns nullopt where no draw is defined.
///
/// Source: Efron, B., & Tibshirani, R. J. (1993). An introduction to the bootstrap. Chapman & Hall, chapter 13. Hyndman, R.
/// J., & Fan, Y. (1996). Sample quantiles in statistical packages. The American Statistician, 50(4), 361-365.
Interval percentile_interval(std::span<const std::optional<double>> draws, double level);

}  // namespace qda
