// References of ATLAS.ti quotation lists.
//
// Characters of a PDF page count from 1 and the last one is in. Both follow from a real list of 3,886 quotations whose
// texts stand beside their references: the commonest difference of last and first is the length of the text less
// one (the others have characters that the text lost, such as ligatures), and 41 quotations start at 1, none at 0.
// Whether the program counts code points or UTF-16 units there is unknown; we take code points.

#include "qda/import/reference.hpp"

#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <vector>

namespace qda {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr char kParagraph = '\1';

// Blanks of any width disappear, dashes become `-`, the paragraph sign one byte; other bytes stay.
std::string plain(std::string_view cell)
{
    struct Sign {
        std::string_view bytes;
        char as;
    };
    static constexpr Sign kSigns[] = {{"\xC2\xB6", kParagraph}, {"\xC2\xA0", ' '},     {"\xE2\x80\x89", ' '},
                                      {"\xE2\x80\xAF", ' '},    {"\xE2\x80\x87", ' '}, {"\xE2\x80\x88", ' '},
                                      {"\xE2\x80\x8A", ' '},    {"\xE2\x80\x82", ' '}, {"\xE2\x80\x83", ' '},
                                      {"\xE2\x80\x90", '-'},    {"\xE2\x80\x91", '-'}, {"\xE2\x80\x92", '-'},
                                      {"\xE2\x80\x93", '-'},    {"\xE2\x80\x94", '-'}, {"\xE2\x88\x92", '-'}};
    std::string out;
    while (!cell.empty()) {
        char as = cell.front();
        std::size_t used = 1;
        for (const Sign& sign : kSigns)
            if (cell.starts_with(sign.bytes)) {
                as = sign.as;
                used = sign.bytes.size();
            }
        cell.remove_prefix(used);
        if (as != ' ' && as != '\t') out += as;
    }
    return out;
}

// Numbers separated by `:` (the last also by `.` or `,`): 1 to 4 of them, each below 10^9.
struct Numbers {
    std::array<std::int64_t, 4> value{};
    std::size_t count = 0;
};

std::optional<Numbers> numbers_of(std::string_view text)
{
    Numbers numbers;
    while (numbers.count < 4) {
        const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
        if (end == 0 || end > 9) return std::nullopt;
        std::from_chars(text.data(), text.data() + end, numbers.value[numbers.count++]);
        if (end == text.size()) return numbers;
        const char separator = text[end];
        if (separator != ':' && !(numbers.count == 3 && (separator == '.' || separator == ','))) return std::nullopt;
        text.remove_prefix(end + 1);
    }
    return std::nullopt;
}

Place between(PositionUnit unit, Position start, Position end)
{
    const bool too_far = unit != PositionUnit::page_codepoint && end > kMostUnits;
    return start < 0 || end < start || too_far ? Place{} : Place{unit, {start, end}};
}

Place paragraphs(Position first, Position last)
{
    return first < 1 || last < first ? Place{} : between(PositionUnit::paragraph, first - 1, last);
}

Place on_pages(const Numbers& first, const Numbers& last)
{
    if (first.value[1] < 1 || last.value[1] < 1) return {};
    const Position start = on_page(first.value[0], first.value[1] - 1);
    const Position end = on_page(last.value[0], last.value[1]);
    return between(PositionUnit::page_codepoint, start, end);
}

std::optional<Position> milliseconds(const Numbers& time)
{
    if (time.count < 3 || time.value[1] > 59 || time.value[2] > 59) return std::nullopt;
    return ((time.value[0] * 60 + time.value[1]) * 60 + time.value[2]) * 1000 + time.value[3];
}

Place in_time(const Numbers& first, const std::optional<Numbers>& last)
{
    const auto start = milliseconds(first);
    const auto end = last ? milliseconds(*last) : start;
    if (!start || !end) return {};
    Place place = between(PositionUnit::millisecond, *start, *end);
    place.start_only = !last;
    return place;
}

}  // namespace

std::string_view to_string(PositionUnit unit)
{
    switch (unit) {
    case PositionUnit::paragraph: return "paragraph";
    case PositionUnit::page_codepoint: return "page:codepoint";
    case PositionUnit::millisecond: return "millisecond";
    case PositionUnit::unknown: break;
    }
    return {};
}

Place place_of(std::string_view reference)
{
    std::string text = plain(reference);
    const bool marked = text.starts_with(kParagraph);
    std::erase(text, kParagraph);
    const std::size_t dash = text.find('-');
    const auto first = numbers_of(std::string_view(text).substr(0, dash));
    const auto last = dash == npos ? std::nullopt : numbers_of(std::string_view(text).substr(dash + 1));
    if (!first || (dash != npos && !last)) return {};
    if (first->count == 1 && marked && !last) return paragraphs(first->value[0], first->value[0]);
    if (first->count >= 3 && !marked) return in_time(*first, last);
    if (!last || last->count != first->count) return {};
    if (first->count == 1) return paragraphs(first->value[0], last->value[0]);
    return marked ? Place{} : on_pages(*first, *last);
}

Place place_between(std::string_view start, std::string_view end)
{
    const auto first = numbers_of(plain(start));
    const auto last = numbers_of(plain(end));
    if (!first || !last) return {};
    if (first->count == 1 && last->count == 1) return paragraphs(first->value[0], last->value[0]);
    if (first->count == 2 && last->count == 2) return on_pages(*first, *last);
    return first->count >= 3 ? in_time(*first, last) : Place{};
}

}  // namespace qda
