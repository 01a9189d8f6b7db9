#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

namespace qda {

/// A cell cut at every separator, and the ways to join neighbouring pieces to names again.
class Pieces {
public:
    static constexpr std::size_t kMost = 64;  ///< cells with more pieces are not joined

    Pieces(std::string_view cell, std::string_view separator);

    std::size_t size() const { return from_.size(); }
    /// Pieces [first, last) as they stand in the cell, trimmed.
    std::string_view name(std::size_t first, std::size_t last) const;

private:
    std::string_view cell_;
    std::vector<std::size_t> from_;
    std::vector<std::size_t> to_;
};

/// What it costs to take a name: 0 where it is known; the less likely, the more; kImpossible where it cannot be one.
using NameCost = std::function<unsigned(std::string_view name)>;

inline constexpr unsigned kImpossible = 1'000'000;

/// All ways to join pieces to exactly `n` names (1 <= n <= pieces.size() <= kMost) that cost least.
class Joins {
public:
    Joins(const Pieces& pieces, std::size_t n, const NameCost& cost);

    unsigned cost() const { return best(0, n_).cost; }
    bool unique() const { return best(0, n_).ways == 1; }
    /// One of the cheapest ways: the first name the longest, then the second ...
    std::vector<std::string_view> longest() const;
    /// All cheapest ways, at most `limit` of them.
    std::vector<std::vector<std::string_view>> all(std::size_t limit) const;

private:
    struct Best {
        unsigned cost = kImpossible;
        unsigned ways = 0;  // as many as 1,000, which stands for more
    };
    const Best& best(std::size_t from, std::size_t names) const { return best_[from * (n_ + 1) + names]; }
    unsigned step(std::size_t from, std::size_t to) const { return cost_[from * (pieces_.size() + 1) + to]; }
    void solve();
    void collect(std::size_t from, std::size_t names, std::size_t limit, std::vector<std::string_view>& way,
                 std::vector<std::vector<std::string_view>>& ways) const;

    const Pieces& pieces_;
    std::size_t n_;
    std::vector<unsigned> cost_;  // of pieces [from, to) as one name
    std::vector<Best> best_;      // of the pieces from `from` on as so many names
};

}  // namespace qda
