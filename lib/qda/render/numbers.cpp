#include "qda/render/numbers.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "qda/table/table.hpp"

namespace qda {

namespace {

// Adds one to the last digit of a decimal, carrying: 0.99 becomes 1.00.
void count_up(std::string& decimal)
{
    for (std::size_t i = decimal.size(); i-- > 0;) {
        if (decimal[i] == '.') continue;
        if (decimal[i] != '9') {
            ++decimal[i];
            return;
        }
        decimal[i] = '0';
    }
    decimal.insert(0, 1, '1');
}

// The shortest decimal is rounded, not the binary number behind it: 29/200 is 0.145 and becomes 0.15, as by hand,
// although the nearest binary number lies a little below it.
std::string rounded(double number, std::size_t decimals)
{
    char digits[512];  // 1e-300 has 300 zeros
    const auto end = std::to_chars(digits, digits + sizeof digits, number, std::chars_format::fixed);
    std::string text(digits, end.ptr);
    if (text.find('.') == std::string::npos) text += '.';
    const std::size_t size = text.find('.') + 1 + decimals;
    const bool up = text.size() > size && text[size] >= '5';
    text.resize(size, '0');
    if (up) count_up(text);
    if (text.ends_with('.')) text.pop_back();
    return text;
}

}  // namespace

void append_number(std::string& out, double number, NumberStyle style)
{
    constexpr double kTooLong = 1e15;
    if (!(std::abs(number) < kTooLong)) {
        out += shortest(number);  // also inf
        return;
    }
    std::string text = rounded(std::abs(number), static_cast<std::size_t>(style.decimals));
    if (number < 0 && text.find_first_not_of("0.") != std::string::npos) out += '-';
    std::replace(text.begin(), text.end(), '.', style.point);
    out += text;
}

void append_number(std::string& out, std::int64_t number, NumberStyle style)
{
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, number);
    out.append(digits, end.ptr);
    if (style.decimals == 0) return;
    out += style.point;
    out.append(static_cast<std::size_t>(style.decimals), '0');
}

}  // namespace qda
