#include "qda/import/stored_segments.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

namespace qda {

namespace {

constexpr Position kNear = 100;  // code points around a place in which a segment is looked for

class Placing {
public:
    Placing(const MeasuredText& text, const std::string& document, std::vector<TextUnit> units, PlaceTally& tally)
        : text_(text), document_(document), units_(std::move(units)), tally_(tally)
    {
    }

    void place_all(std::vector<StoredSegment>& segments)
    {
        const TextUnit likeliest = units_.front();
        sort_units(segments);
        for (StoredSegment& segment : segments) place(segment, likeliest);
    }

private:
    struct Bytes {
        std::size_t from = MeasuredText::npos;
        std::size_t to = MeasuredText::npos;
        bool inside = false;
        bool known() const { return from != MeasuredText::npos; }
    };

    Bytes bytes_of(const StoredSegment& segment, TextUnit unit) const
    {
        if (segment.end < segment.start) return {};
        const auto from = text_.find(segment.start, unit);
        const auto to = text_.find(segment.end, unit);
        if (from.byte == MeasuredText::npos || to.byte == MeasuredText::npos) return {};
        return {from.byte, to.byte, from.inside || to.inside};
    }

    bool is_at(const StoredSegment& segment, const Bytes& bytes) const
    {
        return bytes.known() && bytes.to - bytes.from == segment.text.size() &&
               text_.text().compare(bytes.from, segment.text.size(), segment.text) == 0;
    }

    // Those in which most segments are where their words are come first.
    void sort_units(const std::vector<StoredSegment>& segments)
    {
        if (units_.size() == 1) return;
        std::vector<std::size_t> right(units_.size());
        for (const StoredSegment& segment : segments)
            for (std::size_t i = 0; i < units_.size() && !segment.text.empty(); ++i)
                if (is_at(segment, bytes_of(segment, units_[i]))) ++right[i];
        std::vector<std::size_t> order(units_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return right[a] > right[b]; });
        std::vector<TextUnit> sorted;
        for (const std::size_t i : order) sorted.push_back(units_[i]);
        units_ = std::move(sorted);
    }

    Span span_of(const Bytes& bytes) const { return {text_.position_of(bytes.from), text_.position_of(bytes.to)}; }

    void place(StoredSegment& segment, TextUnit likeliest)
    {
        for (const TextUnit unit : units_) {
            const Bytes bytes = bytes_of(segment, unit);
            if (segment.text.empty() ? !bytes.known() : !is_at(segment, bytes)) continue;
            segment.span = span_of(bytes);
            tally_.inside += bytes.inside ? 1U : 0U;
            ++(segment.text.empty() ? tally_.unchecked : tally_.exact);
            if (!segment.text.empty()) count_unit(segment, unit);
            return;
        }
        if (!segment.text.empty() && move(segment, likeliest)) return;
        keep(segment, bytes_of(segment, likeliest));
    }

    void count_unit(const StoredSegment& segment, TextUnit unit)
    {
        if (segment.span == Span{segment.start, segment.end}) return;  // code points, whatever else
        tally_.utf16 += unit == TextUnit::utf16 || unit == TextUnit::stored_utf16 ? 1U : 0U;
        tally_.line_ends += unit == TextUnit::stored_code_points || unit == TextUnit::stored_utf16 ? 1U : 0U;
    }

    // In code points; the end of the text where it lies behind it.
    Position in_text(Position position, TextUnit unit) const
    {
        const auto place = text_.find(std::max<Position>(0, position), unit);
        return place.byte == MeasuredText::npos ? text_.length() : text_.position_of(place.byte);
    }

    bool move(StoredSegment& segment, TextUnit unit)
    {
        const Position start = in_text(segment.start, unit);
        const std::size_t first = text_.find(std::max<Position>(0, start - kNear), TextUnit::code_points).byte;
        const std::size_t last = text_.find(std::min(text_.length(), start + kNear), TextUnit::code_points).byte;
        const std::string_view window =
            std::string_view(text_.text()).substr(first, last - first + segment.text.size());
        Position nearest = kNear + 1;
        for (std::size_t at = window.find(segment.text); at != std::string_view::npos;
             at = window.find(segment.text, at + 1)) {
            const Position found = text_.position_of(first + at);
            const Position distance = std::abs(found - start);
            if (distance > nearest) break;
            nearest = distance;
            segment.span = {found, text_.position_of(first + at + segment.text.size())};
        }
        if (nearest > kNear) return false;
        ++tally_.moved;
        tally_.farthest = std::max({tally_.farthest, nearest, std::abs(segment.span.end - in_text(segment.end, unit))});
        return true;
    }

    void keep(StoredSegment& segment, const Bytes& bytes)
    {
        const auto shown = [](Position position) { return position < 0 ? std::string("?") : std::to_string(position); };
        const std::string where = fmt::format("document '{}', {} to {}", document_, shown(segment.start), shown(segment.end));
        if (!bytes.known()) {
            if (tally_.outside++ == 0) tally_.first_outside = where;
            return;
        }
        segment.span = span_of(bytes);
        if (tally_.elsewhere++ == 0) tally_.first_elsewhere = where;
    }

    const MeasuredText& text_;
    const std::string& document_;
    std::vector<TextUnit> units_;
    PlaceTally& tally_;
};

}  // namespace

void place_segments(const MeasuredText& text, const std::string& document, const std::vector<TextUnit>& units,
                    std::vector<StoredSegment>& segments, PlaceTally& tally)
{
    if (!segments.empty()) Placing(text, document, units, tally).place_all(segments);
}

std::vector<TextUnit> units_of(const MeasuredText& text, bool maybe_utf16)
{
    std::vector<TextUnit> units = {TextUnit::code_points};
    const bool utf16 = maybe_utf16 && text.astral();
    if (utf16) units.push_back(TextUnit::utf16);
    if (text.long_line_ends()) units.push_back(TextUnit::stored_code_points);
    if (utf16 && text.long_line_ends()) units.push_back(TextUnit::stored_utf16);
    return units;
}

void PlaceTally::say(const std::string& file, Diagnostics& diagnostics) const
{
    const auto counted = [](std::size_t n, const char* one, const char* more) {
        return fmt::format("{} {}", n, n == 1 ? one : more);
    };
    if (outside > 0)
        diagnostics.warning(counted(outside, "segment does", "segments do") +
                                " not lie within the text: position unknown (first: " + first_outside + ")",
                            {file}, "was the text edited outside of the program?");
    if (elsewhere > 0)
        diagnostics.warning(counted(elsewhere, "segment has", "segments have") +
                                " other words than the text at and around the stored position, which is kept (first: " +
                                first_elsewhere + ")",
                            {file}, "was the text edited after it was coded?");
    if (moved + elsewhere + outside + utf16 + line_ends + inside == 0) return;
    std::string said = fmt::format("{} segments held against the text: {} exact",
                                   exact + moved + elsewhere + unchecked + outside, exact);
    std::string units;
    if (utf16 > 0) units = fmt::format("{} of them in UTF-16 units", utf16);
    if (line_ends > 0)
        units += fmt::format("{}{} of them with CR LF as two characters", units.empty() ? "" : ", ", line_ends);
    if (!units.empty()) said += " (" + units + ")";
    said += fmt::format(", {} repaired", moved);
    if (moved > 0)
        said += fmt::format(" (by at most {})", counted(static_cast<std::size_t>(farthest), "character", "characters"));
    said += fmt::format(", {} failed", elsewhere + outside);
    if (unchecked > 0) said += fmt::format(", {} without words to compare", unchecked);
    if (inside > 0) said += fmt::format("; {} began or ended within a character: taken from its start", inside);
    diagnostics.note(said, {file});
}

}  // namespace qda
