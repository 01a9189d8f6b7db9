#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "qda/model/universe.hpp"
#include "qda/stream/header_lines.hpp"

namespace qda {

/// The universe that these header lines declare; `;` stands for the tab between fields.
inline Universe universe_of(const std::vector<std::string>& lines)
{
    Universe universe;
    for (std::string line : lines) {
        std::replace(line.begin(), line.end(), ';', '\t');
        read_header_line(line, {}, universe);
    }
    return universe;
}

}  // namespace qda
