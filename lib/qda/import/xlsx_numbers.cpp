// Numbers of a workbook. A date is a number of days, and only the format of its cell tells it from any other number.

#include "qda/import/xlsx_numbers.hpp"

#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace qda {

namespace {

constexpr std::int64_t kDay = 86'400'000;    // in milliseconds
constexpr double kLastDay = 2'958'466;       // 9999-12-31, and one
constexpr std::int64_t kDays1904 = 1462;     // from 1899-12-30 to 1904-01-01
constexpr std::int64_t kLongestTime = 1000;  // in days; beyond, it is the time of a day, as Numbers writes times

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// The letters of a format that stand for parts of a date or time: without texts, colours, conditions and languages.
std::string letters_of(std::string_view code)
{
    std::string letters;
    for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
        const char c = lower(code[at]);
        if (c == '"') {
            at = std::min(code.find('"', at + 1), code.size());
        } else if (c == '\\' || c == '_' || c == '*') {
            ++at;
        } else if (c == '[') {
            const std::size_t end = std::min(code.find(']', at), code.size());
            const std::string_view inside = code.substr(at + 1, end - at - 1);
            if (!inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos)
                letters += lower(inside[0]);
            at = end;
        } else {
            letters += c;
        }
    }
    return letters;
}

// Days from 1970-01-01 to a day of the Gregorian calendar, turned round: Howard Hinnant, "chrono-Compatible Low-Level Date
// Algorithms", civil_from_days.
std::string calendar_day(std::int64_t days)
{
    days += 719'468;
    const std::int64_t era = days / 146'097;
    const std::int64_t of_era = days - era * 146'097;
    const std::int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
    const std::int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t shifted = (5 * of_year + 2) / 153;
    const std::int64_t day = of_year - (153 * shifted + 2) / 5 + 1;
    const std::int64_t month = shifted < 10 ? shifted + 3 : shifted - 9;
    return fmt::format("{:04}-{:02}-{:02}", year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

std::string date_of(std::int64_t day)
{
    constexpr std::int64_t kTo1970 = 25'569;
    if (day == 60) return "1900-02-29";
    return calendar_day((day < 60 ? day + 1 : day) - kTo1970);
}

std::string time_of(std::int64_t milliseconds, const char* hours_form)
{
    const std::int64_t seconds = milliseconds / 1000;
    std::string text = fmt::format(fmt::runtime(hours_form), seconds / 3600);
    text += fmt::format(":{:02}:{:02}", seconds / 60 % 60, seconds % 60);
    if (milliseconds % 1000 != 0) text += fmt::format(".{:03}", milliseconds % 1000);
    return text;
}

std::string plain_number(double value, std::string_view written)
{
    if (std::abs(value) < 1e15 && value == std::trunc(value))
        return fmt::format("{}", static_cast<std::int64_t>(value));
    char room[40];
    const auto [end, error] = std::to_chars(room, room + sizeof room, value);
    return error == std::errc() ? std::string(room, end) : std::string(written);
}

}  // namespace

NumberKind kind_of_format(std::string_view code)
{
    const std::string letters = letters_of(code);
    if (letters.find("general") != std::string::npos) return NumberKind::number;
    const bool time = letters.find_first_of("hs") != std::string::npos;
    const bool year_or_day = letters.find_first_of("yd") != std::string::npos;
    const bool month = letters.find('m') != std::string::npos;
    if (year_or_day && time) return NumberKind::date_time;
    if (time) return NumberKind::time;
    return year_or_day || month ? NumberKind::date : NumberKind::number;
}

NumberKind kind_of_builtin(unsigned long id)
{
    if (id == 22) return NumberKind::date_time;
    if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47) || (id >= 32 && id <= 35) || id == 55 || id == 56)
        return NumberKind::time;
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return NumberKind::date;
    return NumberKind::number;
}

std::string number_text(std::string_view written, NumberKind kind, bool from_1904)
{
    double value = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), value);
    if (error != std::errc() || end != written.data() + written.size() || !std::isfinite(value))
        return std::string(written);
    if (kind == NumberKind::number) return plain_number(value, written);
    if (value < 0 || value >= kLastDay) return plain_number(value, written);
    const auto all = static_cast<std::int64_t>(std::llround(value * static_cast<double>(kDay)));
    if (kind == NumberKind::time) return time_of(all < kLongestTime * kDay ? all : all % kDay, "{}");
    const std::int64_t day = all / kDay + (from_1904 ? kDays1904 : 0);
    if (kind == NumberKind::date && all % kDay == 0) return date_of(day);
    return date_of(day) + " " + time_of(all % kDay, "{:02}");
}

}  // namespace qda
