#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace qda {

/// Many small values, by number. They stand in blocks of 256 KiB: growing copies nothing and takes no more than a block
/// ahead.
template <class T>
class Blocks {
public:
    void push_back(T value)
    {
        if (left_ == 0) add_block();
        *next_++ = value;
        --left_;
    }
    T& operator[](std::size_t at) { return blocks_[at / kBlock][at % kBlock]; }
    T operator[](std::size_t at) const { return blocks_[at / kBlock][at % kBlock]; }
    std::size_t size() const { return blocks_.size() * kBlock - left_; }

private:
    static constexpr std::size_t kBlock = (std::size_t{1} << 18) / sizeof(T);
    void add_block()
    {
        next_ = blocks_.emplace_back(new T[kBlock]).get();
        left_ = kBlock;
    }

    std::vector<std::unique_ptr<T[]>> blocks_;
    T* next_ = nullptr;
    std::size_t left_ = 0;
};

}  // namespace qda
