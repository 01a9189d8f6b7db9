#include "qda/text/utf8.hpp"

#include <bit>
#include <cstdint>
#include <cstring>

namespace qda {

namespace {

constexpr std::uint64_t kHighBits = 0x8080808080808080U;

std::uint64_t eight_bytes(const char* at)
{
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    return word;
}

// What may follow a lead byte: how many bytes, and the range of the first of them (Unicode 15, table 3-7). The range
// keeps out overlong forms (E0, F0), surrogates (ED) and what is past U+10FFFF (F4).
struct Follow {
    std::size_t n = 0;
    unsigned char from = 0x80;
    unsigned char to = 0xBF;
};

Follow follow_of(unsigned char lead)
{
    if (lead >= 0xC2 && lead <= 0xDF) return {1};
    if (lead == 0xE0) return {2, 0xA0};
    if (lead == 0xED) return {2, 0x80, 0x9F};
    if (lead >= 0xE1 && lead <= 0xEF) return {2};
    if (lead == 0xF0) return {3, 0x90};
    if (lead >= 0xF1 && lead <= 0xF3) return {3};
    if (lead == 0xF4) return {3, 0x80, 0x8F};
    return {};
}

// Bytes of the code point at `at`, which is not ASCII; 0 if it is not well-formed.
std::size_t length_at(std::string_view text, std::size_t at)
{
    const Follow follow = follow_of(static_cast<unsigned char>(text[at]));
    if (follow.n == 0 || text.size() - at <= follow.n) return 0;
    const auto first = static_cast<unsigned char>(text[at + 1]);
    if (first < follow.from || first > follow.to) return 0;
    for (std::size_t i = 2; i <= follow.n; ++i)
        if ((static_cast<unsigned char>(text[at + i]) & 0xC0U) != 0x80U) return 0;
    return follow.n + 1;
}

}  // namespace

std::size_t utf8_error(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        if (text.size() - at >= 8 && (eight_bytes(text.data() + at) & kHighBits) == 0) {
            at += 8;
        } else if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
        } else {
            const std::size_t length = length_at(text, at);
            if (length == 0) return at;
            at += length;
        }
    }
    return std::string_view::npos;
}

bool valid_utf8(std::string_view text) { return utf8_error(text) == std::string_view::npos; }

std::size_t code_points(std::string_view text)
{
    std::size_t continued = 0;
    std::size_t at = 0;
    for (; text.size() - at >= 8; at += 8) {
        const std::uint64_t word = eight_bytes(text.data() + at);
        // A byte 10xxxxxx has bit 7 and lacks bit 6; the shift brings bit 6 of each byte to its bit 7.
        continued += static_cast<std::size_t>(std::popcount(word & ~(word << 1U) & kHighBits));
    }
    for (; at < text.size(); ++at)
        if ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++continued;
    return text.size() - continued;
}

}  // namespace qda
