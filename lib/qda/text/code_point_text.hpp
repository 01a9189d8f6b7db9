#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace qda {

/// A text in which code points are found without counting from its start.
class CodePointText {
public:
    /// `text`: UTF-8; must outlive this.
    explicit CodePointText(std::string_view text);

    /// What a span of code points holds; positions past the end mean the end.
    std::string_view slice(std::int64_t start, std::int64_t end) const;
    /// Byte offset of a code point.
    std::size_t byte_of(std::int64_t at) const;

private:
    static constexpr std::int64_t kStep = 256;
    std::string_view text_;
    std::vector<std::uint32_t> bytes_;  // of every 256th code point; empty where all are single bytes
};

}  // namespace qda
