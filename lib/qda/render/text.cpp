#include "qda/render/text.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "qda/render/grid.hpp"

namespace qda {

namespace {

constexpr std::string_view kGap = "  ";

std::string visible(std::string_view text)
{
    std::string out;
    append_visible(out, text);
    return out;
}

void end_line(std::string& line)
{
    line.erase(line.find_last_not_of(' ') + 1);
    line += '\n';
}

}  // namespace

void render_text(const Page& page, Output& out)
{
    if (const std::string caption = page.caption(); !caption.empty()) out.write(visible(caption) + "\n\n");

    auto widths = cell_widths(page, visible);
    std::vector<std::vector<std::string>> headings;
    std::size_t heading_lines = 1;
    for (std::size_t column = 0; column < page.columns(); ++column) {
        headings.push_back(wrapped(visible(page.heading(column)), std::max(widths[column], kHeadingWidth)));
        for (const std::string& part : headings.back()) widths[column] = std::max(widths[column], display_width(part));
        heading_lines = std::max(heading_lines, headings.back().size());
    }
    std::string line;
    const auto append = [&](std::size_t column, std::string_view text) {
        if (column > 0) line += kGap;
        append_padded(line, visible(text), widths[column], page.is_right(column));
    };
    const auto write_line = [&] {
        end_line(line);
        out.write(line);
        line.clear();
    };
    std::string rule;
    for (const std::size_t width : widths) rule.append(width + (rule.empty() ? 0 : kGap.size()), '-');
    rule += '\n';

    for (std::size_t i = 0; i < heading_lines; ++i) {
        // Flush with the rule below: a short heading stands in the last line.
        for (std::size_t column = 0; column < page.columns(); ++column) {
            const std::size_t above = heading_lines - headings[column].size();
            append(column, i < above ? "" : headings[column][i - above]);
        }
        write_line();
    }
    out.write(rule);
    for (std::size_t row = 0; row < page.rows(); ++row) {
        if (row > 0 && page.is_total_row(row) && !page.is_total_row(row - 1)) out.write(rule);
        each_cell(page, row, append);
        write_line();
    }
    if (!page.notes().empty()) out.write("\n");
    for (const std::string& note : page.notes()) out.write(visible(note) + "\n");
}

}  // namespace qda
