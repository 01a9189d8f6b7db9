#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "qda/base/id.hpp"

namespace qda {

/// A number for each pair of `size` things: a square matrix while that is small, else only the cells that were named.
template <class T>
class Grid {
public:
    explicit Grid(std::size_t size) : size_(size)
    {
        if (size <= kMostDense) dense_.resize(size * size);
    }

    bool dense() const { return size_ <= kMostDense; }
    std::size_t size() const { return size_; }
    /// Of a dense grid.
    T* row(Id first) { return dense_.data() + std::size_t{first} * size_; }
    T& at(Id first, Id second)
    {
        return dense() ? dense_[std::size_t{first} * size_ + second] : sparse_[key(first, second)];
    }
    T get(Id first, Id second) const
    {
        if (dense()) return dense_[std::size_t{first} * size_ + second];
        const auto found = sparse_.find(key(first, second));
        return found == sparse_.end() ? T{} : found->second;
    }
    /// Calls `take(first, second, n)` for the cells of a grid that is not dense, in no order.
    template <class Take>
    void each_sparse(Take take) const
    {
        for (const auto& [cell, n] : sparse_) take(static_cast<Id>(cell >> 32), static_cast<Id>(cell & 0xFFFFFFFF), n);
    }
    /// Adds cell by cell.
    void add(const Grid& other)
    {
        for (std::size_t i = 0; i < dense_.size(); ++i) dense_[i] += other.dense_[i];
        for (const auto& [cell, n] : other.sparse_) sparse_[cell] += n;
    }

private:
    static constexpr std::size_t kMostDense = 2048;
    static std::uint64_t key(Id first, Id second) { return (std::uint64_t{first} << 32) | second; }

    std::size_t size_;
    std::vector<T> dense_;
    std::unordered_map<std::uint64_t, T> sparse_;
};

}  // namespace qda
