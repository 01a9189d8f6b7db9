#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace qda {

/// What the number format of a cell makes of its number.
enum class NumberKind : std::uint8_t { number, date, time, date_time };

/// The kind of a number format by its code (`yyyy-mm-dd`, `[h]:mm:ss`, `0.00"d"`). Of several sections the first counts.
NumberKind kind_of_format(std::string_view code);

/// The kind of a number format that every workbook has without saying its code.
NumberKind kind_of_builtin(unsigned long id);

/// The text of a number as the file writes it (`3`, `0.13194444444444445`, `1E3`).
///
/// - A whole number is written without a point, another one as the shortest decimal that reads back.
/// - A date is `2021-04-15`, with a time of day `2021-04-15 13:05:00`. Days are counted from 1899-12-30 (and the day
///   1900-02-29, which never was, is `1900-02-29`), or from 1904-01-01 where the workbook says so.
/// - A time of day is `3:10:00`, with milliseconds (`3:10:00.500`) where there are any; hours go beyond 23, but the
///   day is left out of a time that was stored with one.
///
/// What is no number, and no date that a spreadsheet can show, is given as it stands.
std::string number_text(std::string_view written, NumberKind kind, bool from_1904);

}  // namespace qda
