#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "qda/render/page.hpp"
#include "qda/text/display.hpp"

namespace qda {

/// Width of each column's cells on a screen, each cell as `escape(text)` gives it.
template <class Escape>
std::vector<std::size_t> cell_widths(const Page& page, Escape escape)
{
    std::vector<std::size_t> widths(page.columns(), 0);
    for (std::size_t row = 0; row < page.rows(); ++row)
        each_cell(page, row, [&](std::size_t column, const std::string& text) {
            widths[column] = std::max(widths[column], display_width(escape(text)));
        });
    return widths;
}

/// The same with the headings.
template <class Escape>
std::vector<std::size_t> column_widths(const Page& page, Escape escape)
{
    std::vector<std::size_t> widths = cell_widths(page, escape);
    for (std::size_t column = 0; column < page.columns(); ++column)
        widths[column] = std::max(widths[column], display_width(escape(page.heading(column))));
    return widths;
}

/// A heading wider than this, and than its cells, is broken.
inline constexpr std::size_t kHeadingWidth = 14;

/// A heading over several lines, broken at blanks where it is wider than `width`.
inline std::vector<std::string> wrapped(std::string_view heading, std::size_t width)
{
    std::vector<std::string> lines(1);
    for (std::size_t at = 0; at < heading.size();) {
        const std::size_t end = std::min(heading.find(' ', at), heading.size());
        const std::string word(heading.substr(at, end - at));
        if (!lines.back().empty() && display_width(lines.back()) + 1 + display_width(word) > width) lines.emplace_back();
        lines.back() += (lines.back().empty() ? "" : " ") + word;
        at = end + 1;
    }
    return lines;
}

/// Appends `text` and blanks to its left or right up to `width`; a longer text as it is.
inline void append_padded(std::string& out, std::string_view text, std::size_t width, bool right)
{
    const std::size_t taken = display_width(text);
    const std::size_t blanks = width > taken ? width - taken : 0;
    if (right) out.append(blanks, ' ');
    out += text;
    if (!right) out.append(blanks, ' ');
}

}  // namespace qda
