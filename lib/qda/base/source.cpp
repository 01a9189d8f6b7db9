#include "qda/base/source.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "qda/base/standard.hpp"

namespace qda {

namespace {

constexpr std::size_t kBlock = 1 << 16;

std::string reason() { return std::strerror(errno); }

std::size_t read_fd(int fd, char* to, std::size_t n, const std::string& name)
{
    for (;;) {
        const ssize_t got = ::read(fd, to, n);
        if (got >= 0) return static_cast<std::size_t>(got);
        if (errno != EINTR) throw Error({name}, "cannot read: " + reason());
    }
}

}  // namespace

Location position_in(const std::string& name, std::string_view text)
{
    Location where{name, 1, 1};
    const std::size_t last = text.rfind('\n');
    where.line += static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
    for (const char c : text.substr(last == std::string_view::npos ? 0 : last + 1))
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++where.column;  // count code points, not bytes
    return where;
}

Source Source::open(const std::string& path)
{
    if (StandardStreams* streams = StandardStreams::current(); streams && path == "-")
        return from_text("<stdin>", streams->take_input());
    Source source;
    source.path_ = path;
    if (path == "-") {
        source.name_ = "<stdin>";
        source.fd_ = STDIN_FILENO;
    } else {
        source.name_ = path;
        source.fd_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (source.fd_ < 0)
            throw Error({path}, "cannot open: " + reason(),
                        errno == ENOENT ? "check the spelling and the folder you are in" : "");
        source.owns_fd_ = true;
    }
    struct stat info {};
    if (::fstat(source.fd_, &info) != 0) throw Error({source.name_}, "cannot open: " + reason());
    if (S_ISDIR(info.st_mode)) throw Error({source.name_}, "is a folder", "name the files in it");
    if (S_ISREG(info.st_mode)) {
        // Standard input may be a file that somebody has read in part: only from its start is it random access.
        source.file_ = ::lseek(source.fd_, 0, SEEK_CUR) == 0;
        source.size_ = static_cast<std::uint64_t>(info.st_size);
    }
    return source;
}

Source Source::from_text(std::string name, std::string text)
{
    Source source;
    source.name_ = std::move(name);
    source.memory_ = std::move(text);
    source.in_memory_ = true;
    source.size_ = source.memory_.size();
    return source;
}

Source::Source(Source&& other) noexcept { *this = std::move(other); }

Source& Source::operator=(Source&& other) noexcept
{
    if (this == &other) return *this;
    if (owns_fd_) ::close(fd_);
    name_ = std::move(other.name_);
    path_ = std::move(other.path_);
    fd_ = other.fd_;
    owns_fd_ = std::exchange(other.owns_fd_, false);
    file_ = other.file_;
    in_memory_ = other.in_memory_;
    size_ = other.size_;
    position_ = other.position_;
    memory_ = std::move(other.memory_);
    ahead_ = std::move(other.ahead_);
    ahead_used_ = other.ahead_used_;
    raw_ended_ = other.raw_ended_;
    transcoder_ = std::move(other.transcoder_);
    return *this;
}

Source::~Source()
{
    if (owns_fd_) ::close(fd_);
}

bool Source::random_access() const { return (file_ || in_memory_) && !transcoder_; }

std::uint64_t Source::size() const { return size_; }

std::size_t Source::read_raw(char* to, std::size_t n)
{
    if (in_memory_) {
        const std::size_t left = memory_.size() - static_cast<std::size_t>(position_);
        const std::size_t got = std::min(n, left);
        std::memcpy(to, memory_.data() + position_, got);
        position_ += got;
        return got;
    }
    const std::size_t got = read_fd(fd_, to, n, name_);
    position_ += got;
    return got;
}

std::string_view Source::peek(std::size_t n)
{
    while (ahead_.size() - ahead_used_ < n && !raw_ended_) {
        char block[kBlock];
        const std::size_t got = read_raw(block, kBlock);
        raw_ended_ = got == 0;
        if (transcoder_)
            transcoder_->feed({block, got}, raw_ended_, ahead_);
        else
            ahead_.append(block, got);
    }
    return std::string_view(ahead_).substr(ahead_used_, n);
}

std::size_t Source::read(char* to, std::size_t n)
{
    if (transcoder_ && ahead_used_ == ahead_.size()) peek(1);
    if (ahead_used_ < ahead_.size()) {
        const std::size_t got = std::min(n, ahead_.size() - ahead_used_);
        std::memcpy(to, ahead_.data() + ahead_used_, got);
        ahead_used_ += got;
        if (ahead_used_ == ahead_.size()) {
            ahead_.clear();
            ahead_used_ = 0;
        }
        return got;
    }
    if (raw_ended_ || n == 0) return 0;
    const std::size_t got = read_raw(to, n);
    raw_ended_ = got == 0;
    return got;
}

std::size_t Source::read_at(std::uint64_t offset, char* to, std::size_t n) const
{
    if (in_memory_) {
        if (offset >= memory_.size()) return 0;
        const std::size_t got = std::min<std::size_t>(n, memory_.size() - static_cast<std::size_t>(offset));
        std::memcpy(to, memory_.data() + offset, got);
        return got;
    }
    std::size_t done = 0;
    while (done < n) {
        const ssize_t got = ::pread(fd_, to + done, n - done, static_cast<off_t>(offset + done));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw Error({name_}, "cannot read: " + reason());
        if (got == 0) break;
        done += static_cast<std::size_t>(got);
    }
    return done;
}

std::string Source::read_all(std::uint64_t limit)
{
    std::string all;
    char block[kBlock];
    while (const std::size_t got = read(block, kBlock)) {
        if (all.size() + got > limit)
            throw Error({name_}, "is larger than " + std::to_string(limit >> 20) + " MiB, the most that is read here");
        all.append(block, got);
    }
    return all;
}

void Source::transcode(std::unique_ptr<Transcoder> transcoder, std::size_t skip)
{
    std::string raw = ahead_.substr(ahead_used_);
    ahead_.clear();
    ahead_used_ = 0;
    transcoder_ = std::move(transcoder);
    transcoder_->feed(std::string_view(raw).substr(std::min(skip, raw.size())), raw_ended_, ahead_);
}

Location Source::at(std::uint64_t offset) const
{
    if (!random_access()) return {name_};
    Location where{name_, 1, 1};
    std::string block(kBlock, '\0');
    for (std::uint64_t done = 0; done < offset;) {
        const std::size_t want = static_cast<std::size_t>(std::min<std::uint64_t>(kBlock, offset - done));
        const std::size_t got = read_at(done, block.data(), want);
        if (got == 0) break;
        const Location in_block = position_in(name_, std::string_view(block).substr(0, got));
        where.line += in_block.line - 1;
        where.column = in_block.line > 1 ? in_block.column : where.column + in_block.column - 1;
        done += got;
    }
    return where;
}

}  // namespace qda
