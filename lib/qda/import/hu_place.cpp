#include "qda/import/hu_place.hpp"

#include <array>
#include <charconv>

namespace qda {

namespace {

// Whole numbers from 0 separated by `:`, at most five, each of at most 10 digits; how many, or 0 for anything else.
std::size_t numbers(std::string_view loc, std::array<Position, 5>& found)
{
    for (std::size_t n = 0; n < found.size();) {
        const char* const end = loc.data() + loc.size();
        const bool digit = !loc.empty() && loc.front() >= '0' && loc.front() <= '9';
        const auto [stop, wrong] = std::from_chars(loc.data(), end, found[n]);
        if (!digit || wrong != std::errc() || stop - loc.data() > 10) return 0;
        ++n;
        if (stop == end) return n;
        if (*stop != ':') return 0;
        loc.remove_prefix(static_cast<std::size_t>(stop - loc.data()) + 1);
    }
    return 0;
}

// As of a picture that is partly left of, or above, its page: numbers with a sign or a fraction too.
bool is_area(std::string_view loc)
{
    std::size_t parts = 1;
    bool digits = false;
    for (const char c : loc) {
        if (c == ':' && !digits) return false;
        if (c == ':') {
            ++parts;
            digits = false;
        } else if (c >= '0' && c <= '9') {
            digits = true;
        } else if (c != '-' && c != '.') {
            return false;
        }
    }
    return digits && parts == 5;
}

}  // namespace

HuPlace hu_place(std::string_view loc)
{
    HuPlace place;
    std::array<Position, 5> number{};
    if (numbers(loc, number) == 4) {
        const auto [page, start, last_page, end, none] = number;
        if (page > kMostPages || last_page > kMostPages || start > kMostUnits || end > kMostUnits) return place;
        place.syntax = HuSyntax::offsets;
        const Span span{on_page(page, start), on_page(last_page, end)};
        place.reversed = span.end < span.start;
        if (!place.reversed) place.span = span;
    } else if (is_area(loc)) {
        place.syntax = HuSyntax::area;
    } else if (loc.find('@') != std::string_view::npos) {
        place.syntax = HuSyntax::lines;
    } else if (loc.find('=') != std::string_view::npos) {
        place.syntax = HuSyntax::recording;
    }
    return place;
}

}  // namespace qda
