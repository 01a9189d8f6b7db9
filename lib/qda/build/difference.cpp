#include "qda/build/difference.hpp"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>

#include "qda/build/findings.hpp"
#include "qda/text/display.hpp"

namespace qda {

std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

std::string lines_that_differ(const std::string& before, const std::string& now)
{
    const std::vector<std::string> old_lines = lines_of(before);
    const std::vector<std::string> new_lines = lines_of(now);
    const std::size_t common = std::min(old_lines.size(), new_lines.size());
    std::size_t first = common;
    std::size_t n = std::max(old_lines.size(), new_lines.size()) - common;
    for (std::size_t i = 0; i < common; ++i) {
        if (old_lines[i] == new_lines[i]) continue;
        first = std::min(first, i);
        ++n;
    }
    return fmt::format("{} line{} differ{}, the first is line {}", n, n == 1 ? "" : "s", n == 1 ? "s" : "", first + 1);
}

std::string difference_as_text(const Difference& difference)
{
    std::string line;
    append_visible(line, difference.table + ", " + difference.what);
    return line + "\n";
}

std::string difference_as_annotation(const Difference& difference)
{
    return annotation(difference.matters ? "error" : "notice", difference.where, difference.table, difference.what);
}

}  // namespace qda
