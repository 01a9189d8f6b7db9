#include "qda/import/segmented_text.hpp"

#include <algorithm>

namespace qda {

namespace {

constexpr std::size_t kEvery = 256;

void append_utf8(char32_t c, std::string& out)
{
    const auto tail = [&](unsigned shift) { out += static_cast<char>(0x80 | (c >> shift & 0x3F)); };
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | c >> 6);
        tail(0);
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | c >> 12);
        tail(6);
        tail(0);
    } else {
        out += static_cast<char>(0xF0 | c >> 18);
        tail(12);
        tail(6);
        tail(0);
    }
}

}  // namespace

void SegmentedText::begin_segment(std::uint32_t id) { segments_.push_back({id, units_, 0}); }

void SegmentedText::end_segment()
{
    if (!segments_.empty()) segments_.back().length = units_ - segments_.back().start;
}

void SegmentedText::add_code_point(char32_t c)
{
    constexpr char32_t kNextLine = 0x85;
    constexpr char32_t kLineSeparator = 0x2028;
    constexpr char32_t kParagraphSeparator = 0x2029;
    if (static_cast<std::size_t>(length_) % kEvery == 0) every_.push_back(text_.size());
    if (c == '\n' || c == '\r' || c == kNextLine || c == kLineSeparator || c == kParagraphSeparator) {
        if (c != kLineSeparator) breaks_.push_back(length_);
        c = '\n';
    }
    append_utf8(c, text_);
    ++length_;
}

// A surrogate without its partner becomes U+FFFD: one unit, one code point.
void SegmentedText::add_unit(char16_t unit)
{
    constexpr char32_t kReplacement = 0xFFFD;
    const bool low = unit >= 0xDC00 && unit < 0xE000;
    if (high_ != 0 && low) {
        low_units_.push_back(units_++);
        add_code_point(0x10000 + ((char32_t{high_} - 0xD800) << 10) + (char32_t{unit} - 0xDC00));
        high_ = 0;
        return;
    }
    if (high_ != 0) add_code_point(kReplacement);
    high_ = 0;
    ++units_;
    if (unit >= 0xD800 && unit < 0xDC00)
        high_ = unit;
    else
        add_code_point(low ? kReplacement : char32_t{unit});
}

void SegmentedText::add_utf16le(std::string_view bytes)
{
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const auto unit = static_cast<char16_t>(static_cast<unsigned char>(bytes[i]) |
                                                static_cast<unsigned char>(bytes[i + 1]) << 8U);
        if (high_ != 0 || unit < 0x20 || unit >= 0x7F) {
            add_unit(unit);
            continue;
        }
        // Most of most texts, without detours.
        if (static_cast<std::size_t>(length_) % kEvery == 0) every_.push_back(text_.size());
        text_ += static_cast<char>(unit);
        ++length_;
        ++units_;
    }
}

void SegmentedText::add_utf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto first = static_cast<unsigned char>(text[i]);
        const std::size_t size = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        char32_t c = size == 1 ? first : first & (0xFFU >> (size + 1));
        for (std::size_t k = 1; k < size && i + k < text.size(); ++k)
            c = c << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
        i += size;
        if (c >= 0x10000) {
            c -= 0x10000;
            add_unit(static_cast<char16_t>(0xD800 + (c >> 10)));
            add_unit(static_cast<char16_t>(0xDC00 + (c & 0x3FF)));
        } else {
            add_unit(static_cast<char16_t>(c));
        }
    }
}

void SegmentedText::finish()
{
    if (high_ != 0) add_code_point(0xFFFD);
    high_ = 0;
    std::stable_sort(segments_.begin(), segments_.end(),
                     [](const Segment& a, const Segment& b) { return a.id < b.id; });
}

std::optional<Position> SegmentedText::position(Place place, Side side, bool& split) const
{
    const auto segment = std::lower_bound(segments_.begin(), segments_.end(), place.segment,
                                          [](const Segment& s, std::uint32_t id) { return s.id < id; });
    if (segment == segments_.end() || segment->id != place.segment) return std::nullopt;
    const std::int64_t offset = place.offset == -1 ? std::int64_t{segment->length} : place.offset;
    if (offset < 0 || offset > std::int64_t{segment->length}) return std::nullopt;
    const auto unit = static_cast<std::uint32_t>(segment->start + offset);
    const auto low = std::lower_bound(low_units_.begin(), low_units_.end(), unit);
    const Position position = Position{unit} - (low - low_units_.begin());
    if (low == low_units_.end() || *low != unit) return position;
    split = true;
    return side == Side::start ? position - 1 : position;
}

std::size_t SegmentedText::paragraph(Position position) const
{
    return static_cast<std::size_t>(std::lower_bound(breaks_.begin(), breaks_.end(), position) - breaks_.begin()) + 1;
}

std::size_t SegmentedText::byte_of(Position position) const
{
    const std::size_t at = static_cast<std::size_t>(position) / kEvery;
    if (at >= every_.size()) return text_.size();
    std::size_t byte = every_[at];
    for (std::size_t left = static_cast<std::size_t>(position) % kEvery; left > 0; --left) {
        ++byte;
        while (byte < text_.size() && (static_cast<unsigned char>(text_[byte]) & 0xC0U) == 0x80) ++byte;
    }
    return byte;
}

std::string_view SegmentedText::part(Position start, Position end) const
{
    const std::size_t from = byte_of(start);
    return std::string_view(text_).substr(from, byte_of(end) - from);
}

}  // namespace qda
