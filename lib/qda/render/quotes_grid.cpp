#include "qda/render/quotes_grid.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "qda/render/grid.hpp"
#include "qda/render/markdown.hpp"
#include "qda/render/quotes_page.hpp"
#include "qda/text/utf8.hpp"

namespace qda {

namespace {

using Lines = std::vector<std::string>;

constexpr std::size_t kWidth = 32;  // of the lines in a cell, unless a word is longer

// Code points of Latin, Greek, Cyrillic, Armenian, Hebrew and Arabic letters, and of common marks, that every program
// takes for one column; no combining ones.
bool plainly_one_column(char32_t c)
{
    const bool letter = (c >= 0xA1 && c < 0x300 && c != 0xAD) || (c >= 0x370 && c < 0x483) || (c >= 0x48A && c < 0x588) ||
                        (c >= 0x5D0 && c <= 0x5EA) || (c >= 0x620 && c < 0x64B);
    return c < 0x7F || letter || (c >= 0x2010 && c <= 0x2027 && c != 0x2011) || c == 0x20AC;
}

// Of well-formed UTF-8: the code point at `at`, and its length in bytes.
std::pair<char32_t, std::size_t> code_point(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    if (byte(0) < 0x80) return {byte(0), 1};
    const std::size_t length = byte(0) < 0xE0 ? 2 : byte(0) < 0xF0 ? 3 : 4;
    char32_t c = byte(0) & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) c = (c << 6) | (byte(i) & 0x3FU);
    return {c, length};
}

std::string with_numbers(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, length] = code_point(text, at);
        if (plainly_one_column(c))
            out += text.substr(at, length);
        else
            out += fmt::format("&#x{:X};", static_cast<std::uint32_t>(c));
        at += length;
    }
    return out;
}

// Cut at blanks into lines of kWidth; a longer word has its own.
void append_wrapped(std::string_view text, Lines& lines)
{
    std::string line;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (word.empty()) continue;
        if (!line.empty() && code_points(line) + 1 + code_points(word) > kWidth) lines.push_back(std::exchange(line, {}));
        // What begins a line may look like a list or a heading.
        line += line.empty() ? markdown_guarded(std::string(word)) : " " + std::string(word);
    }
    if (!line.empty()) lines.push_back(std::move(line));
}

Lines lines_of(std::string_view cell)
{
    Lines lines;
    for (const std::string& paragraph : paragraphs_of(cell)) {
        if (!lines.empty()) lines.emplace_back();
        append_wrapped(with_numbers(markdown_escaped(paragraph)), lines);
    }
    return lines;
}

struct Row {
    std::vector<Lines> cells;
};

void write_rule(const std::vector<std::size_t>& widths, char mark, Output& out)
{
    std::string line;
    for (const std::size_t width : widths) line += '+' + std::string(width + 2, mark);
    out.write(line + "+\n");
}

void write_row(const Row& row, const std::vector<std::size_t>& widths, Output& out)
{
    std::size_t height = 1;
    for (const Lines& lines : row.cells) height = std::max(height, lines.size());
    for (std::size_t at = 0; at < height; ++at) {
        std::string line;
        for (std::size_t column = 0; column < widths.size(); ++column) {
            const Lines& lines = row.cells[column];
            const std::string_view text = at < lines.size() ? std::string_view(lines[at]) : std::string_view();
            line += "| " + std::string(text) + std::string(widths[column] - code_points(text) + 1, ' ');
        }
        out.write(line + "|\n");
    }
}

}  // namespace

void render_markdown_grid(const Page& page, Output& out)
{
    std::vector<Row> rows(1);
    for (std::size_t column = 0; column < page.columns(); ++column) rows[0].cells.push_back(lines_of(page.heading(column)));
    for (std::size_t row = 0; row < page.rows(); ++row) {
        Row& cells = rows.emplace_back();
        each_cell(page, row, [&](std::size_t, const std::string& text) { cells.cells.push_back(lines_of(text)); });
    }
    std::vector<std::size_t> widths(page.columns(), 3);
    for (const Row& row : rows)
        for (std::size_t column = 0; column < widths.size(); ++column)
            for (const std::string& line : row.cells[column]) widths[column] = std::max(widths[column], code_points(line));
    write_rule(widths, '-', out);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        write_row(rows[row], widths, out);
        write_rule(widths, row == 0 ? '=' : '-', out);
    }
    if (const std::string caption = page.caption(); !caption.empty()) out.write("\nTable: " + markdown_escaped(caption) + '\n');
    for (const std::string& note : page.notes()) out.write('\n' + markdown_paragraph(note) + '\n');
}

}  // namespace qda
