#include "qda/import/read_ahead.hpp"

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>

namespace qda {

namespace {

// Blocks on their way from one thread to another: a few, so that neither waits long and memory stays bounded.
class BlocksAhead {
public:
    /// False where nobody wants more.
    bool give(std::string_view bytes)
    {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return blocks_.size() < kMost || stopped_; });
        if (stopped_) return false;
        blocks_.emplace_back(bytes);
        changed_.notify_all();
        return true;
    }
    void end()
    {
        const std::lock_guard lock(mutex_);
        ended_ = true;
        changed_.notify_all();
    }
    void stop()
    {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
        changed_.notify_all();
    }
    std::optional<std::string> take()
    {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return !blocks_.empty() || ended_; });
        if (blocks_.empty()) return std::nullopt;
        std::string block = std::move(blocks_.front());
        blocks_.pop_front();
        changed_.notify_all();
        return block;
    }

private:
    static constexpr std::size_t kMost = 4;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::string> blocks_;
    bool ended_ = false;
    bool stopped_ = false;
};

}  // namespace

void read_ahead(Archive& archive, const std::string& part, const std::function<bool(std::string_view bytes)>& take)
{
    BlocksAhead blocks;
    std::exception_ptr failed;
    std::thread reader([&] {
        try {
            archive.read(part, [&](std::string_view bytes) { return blocks.give(bytes); });
        } catch (...) {
            failed = std::current_exception();
        }
        blocks.end();
    });
    try {
        while (const std::optional<std::string> block = blocks.take())
            if (!take(*block)) break;
    } catch (...) {
        blocks.stop();
        reader.join();
        throw;
    }
    blocks.stop();
    reader.join();
    if (failed) std::rethrow_exception(failed);
}

}  // namespace qda
