#include "frame/progress.hpp"

#include <cstdio>

#include <unistd.h>

namespace qda::frame {

namespace {

constexpr std::size_t kWidth = 30;
constexpr std::size_t kMostOfName = 40;
constexpr auto kPatience = std::chrono::milliseconds(500);

}  // namespace

ProgressBar::ProgressBar() : terminal_(::isatty(STDERR_FILENO) != 0), start_(std::chrono::steady_clock::now()) {}

ProgressBar::~ProgressBar() { clear(); }

void ProgressBar::show(std::size_t done, std::size_t all, const std::string& next)
{
    if (!terminal_ || all == 0 || std::chrono::steady_clock::now() - start_ < kPatience) return;
    const std::size_t full = kWidth * done / all;
    const std::string bar = std::string(full, '#') + std::string(kWidth - full, ' ');
    std::fprintf(stderr, "\r\033[K[%s] %zu of %zu %s", bar.c_str(), done, all, next.substr(0, kMostOfName).c_str());
    std::fflush(stderr);
    shown_ = true;
}

void ProgressBar::clear()
{
    if (shown_) std::fputs("\r\033[K", stderr);
    shown_ = false;
}

}  // namespace qda::frame
