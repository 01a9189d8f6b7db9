#include "qda/base/output.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "qda/base/error.hpp"
#include "qda/base/standard.hpp"

namespace qda {

namespace {

[[noreturn]] void fail(const std::string& path)
{
    if (errno == EPIPE) throw ClosedPipe();
    const bool full = errno == ENOSPC || errno == EDQUOT;
    throw Error({path.empty() ? "<stdout>" : path}, std::string("cannot write: ") + std::strerror(errno),
                full ? "make room; nothing of this result can be used" : "");
}

}  // namespace

Output Output::open(const std::string& path)
{
    Output out;
    out.buffer_.reserve(kRoom);
    if (path == "-" && StandardStreams::current()) {
        out.in_memory_ = true;
        out.path_ = path;
        return out;
    }
    if (path == "-") {
        out.fd_ = STDOUT_FILENO;
        return out;
    }
    out.path_ = path;
    struct stat info {};
    // A device or pipe (/dev/null, /dev/stdout) is written in place: there is nothing to rename.
    const bool in_place = ::stat(path.c_str(), &info) == 0 && !S_ISREG(info.st_mode);
    if (in_place && S_ISDIR(info.st_mode)) throw Error({path}, "is a folder", "name a file to write");
    out.temporary_ = in_place ? path : path + ".part" + std::to_string(::getpid());
    out.fd_ = ::open(out.temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (out.fd_ < 0) {
        out.temporary_.clear();
        throw Error({path}, std::string("cannot write: ") + std::strerror(errno));
    }
    out.owns_fd_ = true;
    if (in_place) out.temporary_.clear();
    return out;
}

Output Output::to_text()
{
    Output out;
    out.in_memory_ = true;
    return out;
}

Output::Output(Output&& other) noexcept { *this = std::move(other); }

Output& Output::operator=(Output&& other) noexcept
{
    std::swap(fd_, other.fd_);
    std::swap(owns_fd_, other.owns_fd_);
    std::swap(in_memory_, other.in_memory_);
    path_.swap(other.path_);
    temporary_.swap(other.temporary_);
    buffer_.swap(other.buffer_);
    text_.swap(other.text_);
    return *this;
}

Output::~Output()
{
    if (owns_fd_) ::close(fd_);
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void Output::make_room(std::size_t)
{
    flush();
    buffer_.reserve(kRoom);
}

void Output::write_through(std::string_view bytes)
{
    if (in_memory_) {
        text_.append(bytes);
        return;
    }
    while (!bytes.empty()) {
        const ssize_t done = ::write(fd_, bytes.data(), bytes.size());
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) fail(path_);
        bytes.remove_prefix(static_cast<std::size_t>(done));
    }
}

void Output::flush()
{
    write_through(buffer_);
    buffer_.clear();
}

void Output::close()
{
    flush();
    if (in_memory_ && path_ == "-" && StandardStreams::current())
        StandardStreams::current()->add_output(std::exchange(text_, {}));
    if (!owns_fd_) return;
    owns_fd_ = false;
    if (::close(fd_) != 0) fail(path_);
    if (temporary_.empty()) return;
    if (std::rename(temporary_.c_str(), path_.c_str()) != 0) fail(path_);
    temporary_.clear();
}

}  // namespace qda
