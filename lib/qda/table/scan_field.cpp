#include "qda/table/scan_field.hpp"

#include <bit>

#include "qda/base/bytes.hpp"
#include "qda/base/position.hpp"
#include "qda/table/csv.hpp"
#include "qda/table/fields.hpp"

namespace qda {

namespace {

// Digits only; kBadPosition for anything else, and for numbers above `most`.
std::int64_t digits(std::string_view text, std::int64_t most)
{
    if (text.empty() || text.size() > 18) return kBadPosition;
    std::int64_t number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return kBadPosition;
        number = 10 * number + (c - '0');
    }
    return number <= most ? number : kBadPosition;
}

// 1 to 8 digits at once, the first in the lowest byte: pairs of digits, then pairs of pairs, then the number.
std::int64_t few_digits(const char* text, std::size_t n)
{
    constexpr std::uint64_t kZeros = 0x3030303030303030ULL;
    const std::size_t missing = 8 * (8 - n);
    const std::uint64_t leading = missing == 0 ? 0 : kZeros >> (64 - missing);
    std::uint64_t word = (load_word(text) << missing) | leading;
    if ((word & 0xF0F0F0F0F0F0F0F0ULL) != kZeros || ((word + 0x0606060606060606ULL) & 0xF0F0F0F0F0F0F0F0ULL) != kZeros)
        return kBadPosition;
    word = ((word & 0x0F0F0F0F0F0F0F0FULL) * (1 + (10 << 8))) >> 8;
    word = ((word & 0x00FF00FF00FF00FFULL) * (1 + (100 << 16))) >> 16;
    word = ((word & 0x0000FFFF0000FFFFULL) * (1 + (std::uint64_t{10000} << 32))) >> 32;
    return static_cast<std::int64_t>(word);
}

}  // namespace

std::string_view plain_text(std::string_view raw, bool quoted, std::string& room)
{
    if (quoted) {
        if (raw.size() < 2 || raw.front() != '"' || raw.back() != '"') return raw;
        raw = raw.substr(1, raw.size() - 2);
        if (raw.find('"') == std::string_view::npos) return raw;
        room = unquoted(Field{raw, true});
        return room;
    }
    return unescaped(raw, room);
}

std::int64_t read_position(std::string_view raw)
{
    if (raw.empty()) return kNoPosition;
    if (std::endian::native == std::endian::little && raw.size() <= 8) {
        const std::int64_t number = few_digits(raw.data(), raw.size());
        if (number >= 0) return number;
    }
    std::string room;
    const std::string_view plain = raw.front() != '"' ? raw : plain_text(raw, true, room);
    if (plain.empty()) return kNoPosition;
    const std::size_t colon = plain.find(':');
    if (colon == std::string_view::npos) return digits(plain, kMostUnits);
    const std::int64_t page = digits(plain.substr(0, colon), kMostPages);
    const std::int64_t within = digits(plain.substr(colon + 1), kMostUnits);
    return page < 0 || within < 0 ? kBadPosition : on_page(page, within);
}

}  // namespace qda
