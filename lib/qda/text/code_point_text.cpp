#include "qda/text/code_point_text.hpp"

#include <algorithm>

#include "qda/text/utf8.hpp"

namespace qda {

namespace {

bool begins(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

}  // namespace

CodePointText::CodePointText(std::string_view text) : text_(text)
{
    if (code_points(text) == text.size()) return;
    std::int64_t at = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!begins(text[i])) continue;
        if (at % kStep == 0) bytes_.push_back(static_cast<std::uint32_t>(i));
        ++at;
    }
}

std::size_t CodePointText::byte_of(std::int64_t at) const
{
    if (at <= 0) return 0;
    if (bytes_.empty()) return std::min(static_cast<std::size_t>(at), text_.size());
    const auto step = static_cast<std::size_t>(at / kStep);
    if (step >= bytes_.size()) return text_.size();
    std::size_t byte = bytes_[step];
    for (std::int64_t left = at % kStep; left > 0 && byte < text_.size(); --left) {
        ++byte;
        while (byte < text_.size() && !begins(text_[byte])) ++byte;
    }
    return byte;
}

std::string_view CodePointText::slice(std::int64_t start, std::int64_t end) const
{
    const std::size_t from = byte_of(start);
    const std::size_t to = byte_of(end);
    return to > from ? text_.substr(from, to - from) : std::string_view();
}

}  // namespace qda
