#pragma once

#include <string>
#include <string_view>

namespace qda {

/// Bytes to write: standard output, a file, or a text in memory. Buffered; everything that fails is an Error
/// (disk full, no permission), except that the reader of a pipe went away: ClosedPipe.
///
/// A file is written beside its final name and takes it in close(): whole or not at all.
class Output {
public:
    /// `-` is standard output. \throws Error if the file cannot be made.
    static Output open(const std::string& path);

    /// Collects in memory; text() gives it.
    static Output to_text();

    Output(Output&& other) noexcept;
    Output& operator=(Output&& other) noexcept;
    ~Output();  ///< Without close(), a file does not come into being.

    void write(std::string_view bytes)
    {
        if (bytes.size() > kRoom - buffer_.size()) make_room(bytes.size());
        if (bytes.size() > kRoom)
            write_through(bytes);
        else
            buffer_.append(bytes);
    }

    void flush();

    /// Flushes, checks, and gives a file its name. \throws Error when anything was not written.
    void close();

    /// What was written so far, of to_text().
    const std::string& text() const { return text_; }

private:
    Output() = default;
    void make_room(std::size_t wanted);
    void write_through(std::string_view bytes);

    static constexpr std::size_t kRoom = std::size_t{1} << 17;
    int fd_ = -1;
    bool owns_fd_ = false;
    bool in_memory_ = false;
    std::string path_;       // final name; empty for standard output
    std::string temporary_;  // name while it is written
    std::string buffer_;
    std::string text_;
};

}  // namespace qda
