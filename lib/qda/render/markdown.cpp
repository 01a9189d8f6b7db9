#include "qda/render/markdown.hpp"

#include <algorithm>
#include <cctype>

#include "qda/render/grid.hpp"

namespace qda {

namespace {

// Longer cells stay as they are; they do not make every row as long.
constexpr std::size_t kWidest = 60;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// GitHub makes a link of http://... and www... and takes backslashes within it for part of the address.
bool begins_address(std::string_view text, std::size_t at)
{
    if (text[at] == ':') return text.substr(at).starts_with("://");
    return text[at] == '.' && at >= 3 && std::string_view("wW").find(text[at - 1]) != std::string_view::npos;
}

// Where the number of a list item would end: `12`, `a` or `iv`; 0 where none begins the text.
std::size_t end_of_number(std::string_view text)
{
    const auto run = [&](auto is) {
        return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is) - text.begin());
    };
    if (const std::size_t digits = run(is_digit); digits > 0) return digits;
    const std::size_t roman = run([](char c) { return std::string_view("ivxlcdmIVXLCDM").find(c) != std::string_view::npos; });
    if (roman > 0) return roman;
    return !text.empty() && std::isalpha(static_cast<unsigned char>(text[0])) != 0 ? 1 : 0;
}

std::string alignment(std::size_t width, bool right)
{
    std::string out(std::max<std::size_t>(width, 3), '-');
    (right ? out.back() : out.front()) = ':';
    return out;
}

}  // namespace

std::string markdown_escaped(std::string_view text)
{
    std::string visible;
    append_visible(visible, text, "\n\r\t");
    std::string out;
    for (std::size_t i = 0; i < visible.size(); ++i) {
        const char c = visible[i];
        const char before = i > 0 ? visible[i - 1] : '\0';  // pandoc makes a dash of -- and an ellipsis of ...
        switch (c) {
        case '\n': out += "&#10;"; break;
        case '\r': out += "&#13;"; break;
        case '\t': out += "&#9;"; break;
        case '\\': case '`': case '*': case '_': case '[': case ']': case '<': case '>': case '|':
        case '~': case '^': case '$': case '&': case '@': case '{': case '}':
            out += '\\';
            out += c;
            break;
        case '-': case '.': case ':':
            if (before == c || begins_address(visible, i)) out += '\\';
            out += c;
            break;
        default: out += c;
        }
    }
    return out;
}

std::string markdown_guarded(std::string escaped)
{
    const std::size_t number = end_of_number(escaped);
    if (!escaped.empty() && std::string_view("-+=#:(%").find(escaped[0]) != std::string_view::npos)
        escaped.insert(0, "\\");
    else if (number > 0 && number < escaped.size() && (escaped[number] == '.' || escaped[number] == ')'))
        escaped.insert(number, "\\");
    return escaped;
}

std::string markdown_paragraph(std::string_view text) { return markdown_guarded(markdown_escaped(text)); }

void render_markdown(const Page& page, Output& out)
{
    auto widths = column_widths(page, markdown_escaped);
    for (std::size_t& width : widths) width = std::clamp<std::size_t>(width, 3, kWidest);

    std::string line;
    const auto append = [&](std::size_t column, std::string_view text) {
        line += "| ";
        append_padded(line, markdown_escaped(text), widths[column], page.is_right(column));
        line += ' ';
    };
    const auto write_line = [&] {
        line += "|\n";
        out.write(line);
        line.clear();
    };
    for (std::size_t column = 0; column < page.columns(); ++column) append(column, page.heading(column));
    write_line();
    for (std::size_t column = 0; column < page.columns(); ++column)
        line += "| " + alignment(widths[column], page.is_right(column)) + ' ';
    write_line();
    for (std::size_t row = 0; row < page.rows(); ++row) {
        each_cell(page, row, append);
        write_line();
    }
    if (const std::string caption = page.caption(); !caption.empty())
        out.write("\nTable: " + markdown_escaped(caption) + '\n');
    for (const std::string& note : page.notes()) out.write('\n' + markdown_paragraph(note) + '\n');
}

}  // namespace qda
