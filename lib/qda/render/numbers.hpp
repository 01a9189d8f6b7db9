#pragma once

#include <cstdint>
#include <string>

namespace qda {

/// How the numbers of a column are shown.
struct NumberStyle {
    int decimals = 2;
    char point = '.';

    friend bool operator==(const NumberStyle&, const NumberStyle&) = default;
};

/// Appends `number` with a fixed number of decimals. Halves are rounded away from zero, as by hand: 1/8 is 0.13. What
/// rounds to zero has no minus; a number of more than 15 digits before the point is given as the shortest that reads back.
void append_number(std::string& out, double number, NumberStyle style);
void append_number(std::string& out, std::int64_t number, NumberStyle style);

}  // namespace qda
