#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "qda/base/source.hpp"

namespace qda {

/// The lines of an input, one after another, counted from 1. A byte order mark at the start of the input and a
/// carriage return at the end of a line are not part of a line; the last line may lack its line feed.
class LineReader {
public:
    explicit LineReader(Source& source) : source_(source) {}

    /// The next line in `line`, good until the next call; false at the end.
    /// \throws Error for a line of more than 64 MiB: such an input is no table.
    bool next(std::string_view& line);

    /// Number of the line that next() gave last; 0 before the first.
    std::uint64_t number() const { return number_; }

    /// That line has its line feed; only the last line of an input may lack it.
    bool whole() const { return whole_; }

    /// Where the line is that next() gave last.
    Location here() const { return {source_.name(), number_}; }

    /// Where the byte `offset` of that line is. The column counts code points.
    Location here(std::string_view line, std::size_t offset) const;

private:
    bool fill();

    Source& source_;
    std::string buffer_;
    std::size_t used_ = 0;  // of the buffer: bytes given as lines
    std::uint64_t number_ = 0;
    bool ended_ = false;
    bool whole_ = true;
};

}  // namespace qda
