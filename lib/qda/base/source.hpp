#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "qda/base/error.hpp"

namespace qda {

/// Turns the raw bytes of an input into UTF-8 while they are read (see text/encoding.hpp).
class Transcoder {
public:
    virtual ~Transcoder() = default;
    /// Appends the UTF-8 of `bytes` to `out`. `last` is set with the final call. \throws Error on bytes that the
    /// encoding does not have.
    virtual void feed(std::string_view bytes, bool last, std::string& out) = 0;
};

/// Where `text` ends when the input `name` begins with it: line and column from 1.
Location position_in(const std::string& name, std::string_view text);

/// Bytes to read: a file, a pipe, or a text in memory.
///
/// A regular file is *random access*: `read_at` may be called from several threads. Anything can be read once from
/// front to back with `read`. `peek` shows the first bytes without consuming them.
class Source {
public:
    /// Opens `path`; `-` is standard input. \throws Error for a missing file, a directory, or no permission.
    static Source open(const std::string& path);

    /// A text in memory, under a name for messages.
    static Source from_text(std::string name, std::string text);

    Source(Source&&) noexcept;
    Source& operator=(Source&&) noexcept;
    ~Source();

    /// As messages name it: the path as given, or `<stdin>`.
    const std::string& name() const { return name_; }

    /// A regular file or text in memory, not transcoded: size() and read_at() may be used.
    bool random_access() const;
    std::uint64_t size() const;

    /// Up to the first `n` bytes; fewer only if the input ends before.
    std::string_view peek(std::size_t n);

    /// The next bytes in order; 0 at the end. \throws Error when the device fails.
    std::size_t read(char* to, std::size_t n);

    /// Bytes at `offset`; 0 past the end. Thread-safe. Only with random_access().
    std::size_t read_at(std::uint64_t offset, char* to, std::size_t n) const;

    /// Everything that is left, at most `limit` bytes. \throws Error above the limit.
    std::string read_all(std::uint64_t limit);

    /// From now on the input is read through `transcoder`; the first `skip` raw bytes (a byte order mark) are left out.
    void transcode(std::unique_ptr<Transcoder> transcoder, std::size_t skip);

    /// Line and column of a byte offset, found by reading again. Only with random_access(); otherwise just the name
    /// (whoever reads a pipe counts its lines, see table/scan.hpp).
    Location at(std::uint64_t offset) const;

private:
    Source() = default;
    std::size_t read_raw(char* to, std::size_t n);

    std::string name_;
    std::string path_;
    int fd_ = -1;
    bool owns_fd_ = false;
    bool file_ = false;
    bool in_memory_ = false;
    std::uint64_t size_ = 0;
    std::uint64_t position_ = 0;      // of the raw bytes read in order
    std::string memory_;              // from_text
    std::string ahead_;               // peeked or transcoded, not yet given
    std::size_t ahead_used_ = 0;
    bool raw_ended_ = false;
    std::unique_ptr<Transcoder> transcoder_;
};

}  // namespace qda
