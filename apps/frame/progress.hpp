#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace qda::frame {

/// A bar on standard error while something takes long (half a second and more), where that is a terminal; gone at the end.
class ProgressBar {
public:
    ProgressBar();
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;
    ~ProgressBar();

    /// `done` of `all`, and what comes next.
    void show(std::size_t done, std::size_t all, const std::string& next);

private:
    void clear();

    bool terminal_;
    bool shown_ = false;
    std::chrono::steady_clock::time_point start_;
};

}  // namespace qda::frame
