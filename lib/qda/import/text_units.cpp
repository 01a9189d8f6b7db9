#include "qda/import/text_units.hpp"

#include <algorithm>
#include <cstring>

#include "qda/text/utf8.hpp"

namespace qda {

namespace {

constexpr std::string_view kMark = "-mark";
constexpr std::string_view kOnce = "-crlf1";

bool is_wide(char byte) { return static_cast<unsigned char>(byte) >= 0xF0; }
bool begins(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

// Written so that the compiler looks at many bytes at once.
bool any_wide(std::string_view text)
{
    unsigned char most = 0;
    for (const char byte : text) most = std::max(most, static_cast<unsigned char>(byte));
    return most >= 0xF0;
}

}  // namespace

std::string option_of(PositionUnit unit)
{
    std::string name = unit.utf16 ? "utf16" : "codepoint";
    if (!unit.crlf_twice) name += kOnce;
    if (unit.mark) name += kMark;
    return name;
}

std::optional<PositionUnit> text_unit(std::string_view option)
{
    for (const PositionUnit unit : kTextUnits)
        if (option_of(unit) == option) return unit;
    return std::nullopt;
}

std::string in_words(PositionUnit unit)
{
    return std::string(unit.utf16 ? "UTF-16 units" : "code points") + ", a line end of CR and LF as " +
           (unit.crlf_twice ? "two" : "one") + (unit.mark ? ", the byte order mark as one" : "");
}

TextIndex::TextIndex(std::string_view text, bool mark) : mark_(mark)
{
    if (text.empty()) return;
    if (std::memchr(text.data(), '\r', text.size()) == nullptr && !any_wide(text)) {
        length_ = static_cast<Position>(code_points(text));
        return;
    }
    std::uint32_t at = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!begins(text[i])) continue;
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') {
            odd_.push_back({at, crlfs_++});
            ++i;
        } else if (is_wide(text[i])) {
            odd_.push_back({at, crlfs_});
        }
        ++at;
    }
    length_ = at;
}

bool TextIndex::is_crlf(std::size_t odd) const
{
    return (odd + 1 < odd_.size() ? odd_[odd + 1].crlfs : crlfs_) > odd_[odd].crlfs;
}

// Where the odd one begins, counted in the unit.
Position TextIndex::counted(std::size_t odd, PositionUnit unit) const
{
    const Odd& one = odd_[odd];
    Position at = one.at;
    if (unit.crlf_twice) at += one.crlfs;
    if (unit.utf16) at += static_cast<Position>(odd) - one.crlfs;
    return at;
}

TextIndex::Found TextIndex::find(Position position, PositionUnit unit, bool end) const
{
    if (unit.mark && mark_) position = std::max<Position>(0, position - 1);
    // The last odd one that begins before the position.
    std::size_t low = 0;
    std::size_t high = odd_.size();
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (counted(middle, unit) < position)
            low = middle + 1;
        else
            high = middle;
    }
    Found found{position};
    if (low > 0) {
        const std::size_t odd = low - 1;
        const Position at = odd_[odd].at;
        const bool crlf = is_crlf(odd);
        const Position behind = counted(odd, unit) + ((crlf ? unit.crlf_twice : unit.utf16) ? 2 : 1);
        if (position >= behind) {
            found.at = at + 1 + (position - behind);
        } else {
            found.split = !crlf;
            found.at = !crlf && end ? at + 1 : at;
        }
    }
    found.beyond = found.at > length_;
    return found;
}

std::string with_line_feeds(std::string text)
{
    std::size_t to = text.find('\r');
    if (to == std::string::npos) return text;
    for (std::size_t from = to; from < text.size(); ++from) {
        if (text[from] == '\r') {
            if (from + 1 < text.size() && text[from + 1] == '\n') ++from;
            text[to++] = '\n';
        } else {
            text[to++] = text[from];
        }
    }
    text.resize(to);
    return text;
}

}  // namespace qda
