#pragma once

#include <string>
#include <utility>

namespace qda {

/// While it lives, `-` is not the standard input and output of the process but two texts: so one tool runs after another
/// inside one process, each reading what the one before wrote, as in a pipe.
///
/// Source::open("-") takes the whole input, once; what is read again is empty. An Output::open("-") adds what it wrote in
/// close(). Streams are opened by the thread that made it, and one redirection ends before the next begins.
class StandardStreams {
public:
    explicit StandardStreams(std::string input);
    StandardStreams(const StandardStreams&) = delete;
    StandardStreams& operator=(const StandardStreams&) = delete;
    ~StandardStreams();

    /// The one that lives; nullptr where `-` is what the process has.
    static StandardStreams* current();

    std::string take_input() { return std::move(input_); }
    void add_output(std::string text) { output_.empty() ? output_ = std::move(text) : output_ += text; }
    std::string take_output() { return std::move(output_); }

private:
    std::string input_;
    std::string output_;
};

}  // namespace qda
