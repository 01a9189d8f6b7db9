#include "qda/render/separated.hpp"

#include "qda/table/fields.hpp"

namespace qda {

namespace {

bool looks_like_formula(std::string_view text)
{
    return !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
}

void append_csv_text(std::string& out, std::string_view text)
{
    if (looks_like_formula(text))
        append_csv(out, "'" + std::string(text));
    else
        append_csv(out, text);
}

}  // namespace

void append_csv(std::string& out, std::string_view field)
{
    if (field.find_first_of(",\"\n\r") == std::string_view::npos) {
        out += field;
        return;
    }
    out += '"';
    for (const char c : field) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

void render_csv(const Page& page, Output& out)
{
    std::string line;
    const auto part = [&](std::size_t column) {
        if (column > 0) line += ',';
    };
    const auto write_line = [&] {
        if (line.empty()) line = "\"\"";  // one empty field; an empty line would be none
        line += '\n';
        out.write(line);
        line.clear();
    };
    if (page.columns() == 0) return;
    for (std::size_t column = 0; column < page.columns(); ++column) {
        part(column);
        append_csv_text(line, page.heading(column));
    }
    write_line();
    for (std::size_t row = 0; row < page.rows(); ++row) {
        each_cell(page, row, [&](std::size_t column, const std::string& text) {
            part(column);
            if (page.is_number(row, column))
                append_csv(line, text);
            else
                append_csv_text(line, text);
        });
        write_line();
    }
}

void render_tsv(const Page& page, Output& out)
{
    std::string line;
    const auto append = [&](std::size_t column, std::string_view text) {
        if (column > 0) line += '\t';
        append_escaped(line, text);
    };
    const auto write_line = [&] {
        line += '\n';
        out.write(line);
        line.clear();
    };
    if (page.columns() == 0) return;
    for (std::size_t column = 0; column < page.columns(); ++column) append(column, page.heading(column));
    write_line();
    for (std::size_t row = 0; row < page.rows(); ++row) {
        each_cell(page, row, append);
        write_line();
    }
}

}  // namespace qda
