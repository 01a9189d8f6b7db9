#include "qda/render/html.hpp"

#include "qda/text/display.hpp"

namespace qda {

namespace {

// ` class="total"`, ` style="..."` of a cell.
std::string attributes(const Page& page, std::size_t column)
{
    std::string out;
    if (page.is_total_column(column)) out += " class=\"total\"";
    if (page.is_right(column)) out += " style=\"text-align: right\"";
    return out;
}

void write_head(const Page& page, Output& out)
{
    out.write("<thead>\n<tr>\n");
    for (std::size_t column = 0; column < page.columns(); ++column) {
        const std::string text = html_escaped(page.heading(column));
        // The corner of a transposed table heads nothing.
        const bool corner = text.empty();
        out.write((corner ? "<td" : "<th scope=\"col\"") + attributes(page, column) + '>' + text +
                  (corner ? "</td>\n" : "</th>\n"));
    }
    out.write("</tr>\n</thead>\n");
}

void write_rows(const Page& page, std::size_t from, std::size_t to, std::string_view part, Output& out)
{
    std::string line = "<" + std::string(part) + ">\n";
    for (std::size_t row = from; row < to; ++row) {
        line += page.is_total_row(row) ? "<tr class=\"total\">\n" : "<tr>\n";
        each_cell(page, row, [&](std::size_t column, const std::string& text) {
            const bool label = column < page.label_columns();
            line += label ? "<th scope=\"row\"" : "<td";
            line += attributes(page, column) + '>' + html_escaped(text) + (label ? "</th>\n" : "</td>\n");
        });
        line += "</tr>\n";
        out.write(line);
        line.clear();
    }
    out.write(line + "</" + std::string(part) + ">\n");
}

}  // namespace

std::string html_escaped(std::string_view text)
{
    std::string visible;
    append_visible(visible, text, "\n\t");
    std::string out;
    for (const char c : visible) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        case '\n': out += "<br/>"; break;
        default: out += c;
        }
    }
    return out;
}

void render_html(const Page& page, Output& out)
{
    out.write("<table>\n");
    if (const std::string caption = page.caption(); !caption.empty())
        out.write("<caption>" + html_escaped(caption) + "</caption>\n");
    write_head(page, out);
    std::size_t totals = page.rows();
    while (totals > 0 && page.is_total_row(totals - 1)) --totals;
    if (totals > 0) write_rows(page, 0, totals, "tbody", out);
    if (totals < page.rows()) write_rows(page, totals, page.rows(), "tfoot", out);
    out.write("</table>\n");
    for (const std::string& note : page.notes()) out.write("<p class=\"note\">" + html_escaped(note) + "</p>\n");
}

}  // namespace qda
