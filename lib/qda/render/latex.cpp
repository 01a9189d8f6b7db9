#include "qda/render/latex.hpp"

#include "qda/text/display.hpp"

namespace qda {

namespace {

constexpr std::string_view kIndent = "    ";

// What stands for a character that means something to LaTeX; empty where it stands for itself.
std::string_view command_for(char c)
{
    switch (c) {
    case '\\': return "\\textbackslash{}";
    case '{': return "\\{";
    case '}': return "\\}";
    case '$': return "\\$";
    case '&': return "\\&";
    case '#': return "\\#";
    case '%': return "\\%";
    case '_': return "\\_";
    case '^': return "\\textasciicircum{}";
    case '~': return "\\textasciitilde{}";
    case '<': return "\\textless{}";  // in the old font encoding, < | > print other signs
    case '>': return "\\textgreater{}";
    case '|': return "\\textbar{}";
    case '"': return "\\char34{}";  // babel's Dutch and German make " a command
    case '[': return "{[}";         // after \\ a bracket would begin its argument
    case ']': return "{]}";
    case '*': return "{*}";
    case '`': return "{}`";  // ?` and !` are ligatures
    case '\n': case '\r': case '\t': return " ";
    default: return {};
    }
}

// Pairs of these print as dashes or quotation marks.
bool joins_its_like(char c) { return c == '-' || c == '\'' || c == ','; }

void append_number_cell(std::string& out, std::string_view text)
{
    if (text.starts_with('-')) {
        out += "$-$";  // a minus is no hyphen
        text.remove_prefix(1);
    }
    out += text;
}

void write_notes(const Page& page, Output& out)
{
    if (page.notes().empty()) return;
    out.write("\n  \\medskip\n");
    for (const std::string& note : page.notes())
        out.write("  {\\footnotesize " + latex_escaped(note) + "\\par}\n");
}

}  // namespace

std::string latex_escaped(std::string_view text)
{
    std::string visible;
    append_visible(visible, text, "\n\r\t");
    std::string out;
    char before = '\0';
    for (const char c : visible) {
        const std::string_view command = command_for(c);
        if (command.empty()) {
            if (c == before && joins_its_like(c)) out += "{}";
            out += c;
        } else {
            out += command;
        }
        before = c;
    }
    return out;
}

void render_latex(const Page& page, Output& out)
{
    out.write("% needs \\usepackage{booktabs}\n\\begin{table}\n  \\centering\n");
    if (page.number()) out.write("  \\setcounter{table}{" + std::to_string(*page.number() - 1) + "}\n");
    if (!page.title().empty() || page.number()) out.write("  \\caption{" + latex_escaped(page.title()) + "}\n");

    std::string line = "  \\begin{tabular}{";
    for (std::size_t column = 0; column < page.columns(); ++column) line += page.is_right(column) ? 'r' : 'l';
    out.write(line + "}\n    \\toprule\n");

    line = kIndent;
    const auto part = [&](std::size_t column) {
        if (column > 0) line += " & ";
    };
    const auto write_line = [&] {
        out.write(line + " \\\\\n");
        line = kIndent;
    };
    for (std::size_t column = 0; column < page.columns(); ++column) {
        part(column);
        line += latex_escaped(page.heading(column));
    }
    write_line();
    out.write("    \\midrule\n");
    for (std::size_t row = 0; row < page.rows(); ++row) {
        if (row > 0 && page.is_total_row(row) && !page.is_total_row(row - 1)) out.write("    \\midrule\n");
        each_cell(page, row, [&](std::size_t column, const std::string& text) {
            part(column);
            if (page.is_number(row, column))
                append_number_cell(line, text);
            else
                line += latex_escaped(text);
        });
        write_line();
    }
    out.write("    \\bottomrule\n  \\end{tabular}\n");
    write_notes(page, out);
    out.write("\\end{table}\n");
}

}  // namespace qda
