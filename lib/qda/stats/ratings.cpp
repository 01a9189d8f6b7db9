#include "qda/stats/ratings.hpp"

#include <algorithm>
#include <stdexcept>

namespace qda {

namespace {

std::uint64_t hash_of(std::span<const std::int32_t> row)
{
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const std::int32_t value : row) {
        hash ^= static_cast<std::uint32_t>(value);
        hash *= 0x100000001B3U;
        hash ^= hash >> 29;
    }
    return hash;
}

}  // namespace

std::uint64_t Ratings::pairable() const
{
    std::uint64_t n = 0;
    for (std::size_t at = 0; at < rows(); ++at) {
        const auto missing = std::count(row(at).begin(), row(at).end(), kMissing);
        if (static_cast<std::size_t>(missing) + 2 <= coders) n += weights[at];
    }
    return n;
}

std::uint32_t RatingTable::add(std::span<const std::int32_t> row, std::uint64_t units)
{
    if (row.size() != coders_) throw std::invalid_argument("ratings: one value a coder");
    for (const std::int32_t value : row)
        if (value != kMissing && (value < 0 || static_cast<std::size_t>(value) >= categories_))
            throw std::invalid_argument("ratings: a value that is no category");
    const std::uint64_t hash = hash_of(row);
    for (auto [at, end] = rows_.equal_range(hash); at != end; ++at) {
        if (!std::equal(row.begin(), row.end(), values_.begin() + static_cast<std::ptrdiff_t>(at->second * coders_))) continue;
        weights_[at->second] += units;
        return at->second;
    }
    const auto number = static_cast<std::uint32_t>(weights_.size());
    values_.insert(values_.end(), row.begin(), row.end());
    weights_.push_back(units);
    rows_.emplace(hash, number);
    return number;
}

RatingTable ratings_of_table(const std::vector<std::vector<std::uint64_t>>& counts)
{
    RatingTable table(2, counts.size());
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i].size() != counts.size()) throw std::invalid_argument("ratings: the table is not square");
        for (std::size_t k = 0; k < counts.size(); ++k) {
            const std::int32_t row[] = {static_cast<std::int32_t>(i), static_cast<std::int32_t>(k)};
            table.add(row, counts[i][k]);
        }
    }
    return table;
}

RatingTable ratings_of_coders(const std::vector<std::vector<std::int32_t>>& coders, std::size_t categories)
{
    RatingTable table(coders.size(), categories);
    const std::size_t units = coders.empty() ? 0 : coders.front().size();
    std::vector<std::int32_t> row(coders.size());
    for (std::size_t unit = 0; unit < units; ++unit) {
        for (std::size_t i = 0; i < coders.size(); ++i) row[i] = coders[i].at(unit);
        table.add(row);
    }
    return table;
}

RatingTable one_category(const Ratings& ratings, std::int32_t category)
{
    RatingTable table(ratings.coders, 2);
    std::vector<std::int32_t> row(ratings.coders);
    for (std::size_t at = 0; at < ratings.rows(); ++at) {
        std::ranges::transform(ratings.row(at), row.begin(), [&](std::int32_t value) {
            return value == kMissing ? kMissing : value == category ? 1 : 0;
        });
        table.add(row, ratings.weights[at]);
    }
    return table;
}

RatingTable two_coders(const Ratings& ratings, std::size_t first, std::size_t second)
{
    RatingTable table(2, ratings.categories);
    for (std::size_t at = 0; at < ratings.rows(); ++at) {
        const std::int32_t row[] = {ratings.row(at)[first], ratings.row(at)[second]};
        if (row[0] != kMissing || row[1] != kMissing) table.add(row, ratings.weights[at]);
    }
    return table;
}

}  // namespace qda
