#include "qda/table/cell_text.hpp"

#include <charconv>
#include <cmath>

namespace qda {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

template <class Number>
bool parse_whole(std::string_view text, Number& number)
{
    const char* const end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, number);
    return result.ec == std::errc() && result.ptr == end;
}

}  // namespace

Cell parse_cell(std::string_view field)
{
    if (field == "NA") return NotAvailable{};
    if (field == "\u2013") return NotLookedFor{};
    if (field == "inf") return HUGE_VAL;
    if (field == "-inf") return -HUGE_VAL;

    const std::string_view digits = field.starts_with('-') ? field.substr(1) : field;
    // from_chars would also take "nan" and "infinity" for numbers.
    const bool numeric = !digits.empty() && is_digit(digits[0]);
    const bool leading_zero = digits.size() > 1 && digits[0] == '0' && is_digit(digits[1]);
    if (numeric && !leading_zero) {
        std::int64_t integer = 0;
        if (parse_whole(field, integer)) return integer;
        double real = 0;
        const bool whole = digits.find_first_not_of("0123456789") == std::string_view::npos;
        // A whole number of more than 64 bits is a number only if no digit is lost; a long identifier is none.
        if (parse_whole(field, real) && (!whole || shortest(real) == field)) return real;
    }
    return std::string(field);
}

}  // namespace qda
