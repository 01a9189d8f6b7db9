#include "qda/text/display.hpp"

#include <cstdint>

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace qda {

namespace {

constexpr std::string_view kReplacement = "\uFFFD";

bool is_printable(unsigned char byte) { return byte >= 0x20 && byte < 0x7F; }

// Marks that turn the writing direction of what follows: a name must not rearrange its line.
bool turns_direction(UChar32 c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

void append_code(std::string& out, UChar32 c)
{
    switch (c) {
    case '\t': out += "\\t"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    default: out += c < 0x100 ? fmt::format("\\x{:02x}", c) : fmt::format("\\u{:04x}", c);
    }
}

bool must_be_shown(UChar32 c)
{
    const auto type = u_charType(c);
    return type == U_CONTROL_CHAR || type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR || turns_direction(c);
}

std::size_t width_of(UChar32 c)
{
    constexpr UChar32 kSoftHyphen = 0xAD;  // terminals print it
    const auto type = u_charType(c);
    const bool hangul_vowel_or_tail = c >= 0x1160 && c <= 0x11FF;  // drawn within the syllable
    if (c == kSoftHyphen) return 1;
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR || hangul_vowel_or_tail)
        return 0;
    const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

void append_visible(std::string& out, std::string_view text, std::string_view kept)
{
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int64_t>(text.size());
    for (std::int64_t at = 0; at < size;) {
        const std::int64_t start = at;
        if (is_printable(bytes[at])) {
            out += text[static_cast<std::size_t>(at++)];
            continue;
        }
        UChar32 c = 0;
        U8_NEXT(bytes, at, size, c);
        if (c < 0)
            out += kReplacement;
        else if (must_be_shown(c) && (c > 0x7F || kept.find(static_cast<char>(c)) == std::string_view::npos))
            append_code(out, c);
        else
            out += text.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(at - start));
    }
}

std::size_t display_width(std::string_view text)
{
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int64_t>(text.size());
    std::size_t width = 0;
    for (std::int64_t at = 0; at < size;) {
        if (is_printable(bytes[at])) {
            ++at;
            ++width;
            continue;
        }
        UChar32 c = 0;
        U8_NEXT(bytes, at, size, c);
        width += c < 0 ? 1 : width_of(c);
    }
    return width;
}

}  // namespace qda
