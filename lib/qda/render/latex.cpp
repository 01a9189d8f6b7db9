#include "qda/render/latex.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "qda/render/grid.hpp"

namespace qda {

namespace {

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

// A table in a float, or one over several pages where it is longer than a page.
class Layout {
public:
    Layout(const Page& page, Output& out) : page_(page), out_(out), long_(page.rows() > kRowsOfAPage)
    {
        const auto same = [](std::string_view text) { return std::string(text); };
        cells_ = cell_widths(page, same);
        broken_ = total(column_widths(page, same)) > kTextWidth;
        std::vector<std::size_t> widths;
        for (std::size_t column = 0; column < page.columns(); ++column) {
            std::size_t width = cells_[column];
            for (const std::string& line : heading_lines(column)) width = std::max(width, display_width(line));
            widths.push_back(width);
        }
        if (total(widths) > kTextWidth) set_paragraphs(widths);
        shrunk_ = !long_ && !paragraphs() && total(widths) > kTextWidth;
    }

    void write()
    {
        out_.write(needs());
        if (long_)
            write_long();
        else
            write_float();
    }

private:
    static constexpr std::size_t kRowsOfAPage = 40;
    static constexpr std::size_t kTextWidth = 70;  // characters on a line
    static constexpr std::size_t kNarrow = 20;     // a column of texts is not made narrower than this

    static std::size_t total(const std::vector<std::size_t>& widths)
    {
        std::size_t sum = 0;
        for (const std::size_t width : widths) sum += width + (sum > 0 ? 2 : 0);
        return sum;
    }

    // What does not fit is taken from the columns of texts: each gets its part of what the others leave.
    void set_paragraphs(const std::vector<std::size_t>& widths)
    {
        constexpr std::size_t kLongest = 200;  // one long text does not take the room of the others
        constexpr std::size_t kGap = 3;
        std::size_t fixed = 0;
        std::size_t wanted = 0;
        for (std::size_t column = 0; column < widths.size(); ++column)
            (may_wrap(column) ? wanted : fixed) += std::min(widths[column], kLongest) + kGap;
        if (wanted == 0) return;
        const std::size_t room = std::max(kTextWidth, fixed + kNarrow) - fixed;
        for (std::size_t column = 0; column < widths.size(); ++column) {
            const std::size_t own = may_wrap(column) ? std::min(widths[column], kLongest) : 0;
            parts_.push_back(static_cast<double>(room * own) / static_cast<double>(kTextWidth * wanted));
        }
    }

    bool may_wrap(std::size_t column) const { return !page_.is_right(column) && cells_[column] > kNarrow; }
    bool paragraphs() const { return !parts_.empty(); }

    std::vector<std::string> heading_lines(std::size_t column) const
    {
        const std::string heading = page_.heading(column);
        return broken_ ? wrapped(heading, std::max(cells_[column], kHeadingWidth)) : std::vector<std::string>{heading};
    }

    std::string needs() const
    {
        std::string packages = paragraphs() ? "array,booktabs" : "booktabs";
        if (shrunk_) packages += ",graphicx";
        if (long_) packages += ",longtable";
        return "% needs \\usepackage{" + packages + "}\n";
    }

    std::string columns() const
    {
        std::string line;
        for (std::size_t column = 0; column < page_.columns(); ++column)
            if (paragraphs() && parts_[column] > 0)
                line += fmt::format(">{{\\raggedright\\arraybackslash}}p{{{:.2f}\\linewidth}}", parts_[column]);
            else
                line += page_.is_right(column) ? 'r' : 'l';
        return line;
    }

    std::string caption() const
    {
        if (page_.title().empty() && !page_.number()) return "";
        return "\\caption{" + latex_escaped(page_.title()) + "}";
    }

    std::string number(const std::string& indent) const
    {
        if (!page_.number()) return "";
        return indent + "\\setcounter{table}{" + std::to_string(*page_.number() - 1) + "}\n";
    }

    void write_heading(std::string_view indent) const
    {
        std::string line(indent);
        for (std::size_t column = 0; column < page_.columns(); ++column) {
            if (column > 0) line += " & ";
            const std::vector<std::string> lines = heading_lines(column);
            std::string text;
            for (const std::string& part : lines) text += (text.empty() ? "" : "\\\\") + latex_escaped(part);
            const bool stacked = lines.size() > 1;
            line += stacked ? fmt::format("\\shortstack[{}]{{{}}}", page_.is_right(column) ? 'r' : 'l', text) : text;
        }
        out_.write(line + " \\\\\n");
    }

    void write_rows(std::string_view indent) const
    {
        std::string line;
        for (std::size_t row = 0; row < page_.rows(); ++row) {
            if (row > 0 && page_.is_total_row(row) && !page_.is_total_row(row - 1))
                out_.write(std::string(indent) + "\\midrule\n");
            line = indent;
            each_cell(page_, row, [&](std::size_t column, const std::string& text) {
                if (column > 0) line += " & ";
                if (page_.is_number(row, column))
                    append_number_cell(line, text);
                else
                    line += latex_escaped(text);
            });
            out_.write(line + " \\\\\n");
        }
    }

    void write_float() const
    {
        out_.write("\\begin{table}\n  \\centering\n");
        out_.write(number("  "));
        if (const std::string text = caption(); !text.empty()) out_.write("  " + text + "\n");
        // Made smaller only where it is wider than the text of the document that it comes into.
        if (shrunk_) out_.write("  \\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{%\n");
        out_.write("  \\begin{tabular}{" + columns() + "}\n    \\toprule\n");
        write_heading("    ");
        out_.write("    \\midrule\n");
        write_rows("    ");
        out_.write(std::string("    \\bottomrule\n  \\end{tabular}") + (shrunk_ ? "}\n" : "\n"));
        write_notes("  ");
        out_.write("\\end{table}\n");
    }

    // The heading comes again on every page, and says there that the table goes on.
    void write_long() const
    {
        const std::string columns_text = std::to_string(page_.columns());
        const bool dutch = page_.language() == Language::dutch;
        out_.write(number(""));
        if (paragraphs()) out_.write("{\\footnotesize\n");
        out_.write("\\begin{longtable}{" + columns() + "}\n");
        if (const std::string text = caption(); !text.empty()) out_.write("  " + text + " \\\\\n");
        out_.write("  \\toprule\n");
        write_heading("  ");
        out_.write("  \\midrule\n  \\endfirsthead\n  \\multicolumn{" + columns_text + "}{l}{\\footnotesize\\itshape " +
                   (dutch ? "vervolg" : "continued") + "} \\\\\n  \\toprule\n");
        write_heading("  ");
        out_.write("  \\midrule\n  \\endhead\n  \\bottomrule\n  \\endfoot\n");
        write_rows("  ");
        out_.write(paragraphs() ? "\\end{longtable}}\n" : "\\end{longtable}\n");
        write_notes("");
    }

    void write_notes(const std::string& indent) const
    {
        if (page_.notes().empty()) return;
        out_.write("\n" + indent + "\\medskip\n");
        for (const std::string& note : page_.notes())
            out_.write(indent + "{\\footnotesize " + latex_escaped(note) + "\\par}\n");
    }

    const Page& page_;
    Output& out_;
    bool long_;
    bool broken_ = false;  // headings over several lines
    bool shrunk_ = false;
    std::vector<std::size_t> cells_;  // widths
    std::vector<double> parts_;       // by column, of a line; 0: as wide as it is; empty: all are
};

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
    Layout(page, out).write();
}

}  // namespace qda
