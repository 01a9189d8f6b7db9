#include "qda/render/quotes.hpp"

#include "qda/base/choice.hpp"
#include "qda/base/error.hpp"
#include "qda/render/html.hpp"
#include "qda/render/latex.hpp"
#include "qda/render/markdown.hpp"
#include "qda/render/quotes_grid.hpp"
#include "qda/render/quotes_page.hpp"

namespace qda {

namespace {

std::string markdown_heading(const char* marks, const std::string& name)
{
    if (name.empty()) return {};
    std::string text = markdown_escaped(name);
    if (text.ends_with('#')) text.insert(text.size() - 1, "\\");  // else taken for the end of the heading
    return marks + text + "\n\n";
}

std::string markdown_quote(const QuotesPage& page, const QuotesPage::Quote& quote)
{
    std::string text;
    for (const std::string& paragraph : quote.paragraphs) text += "> " + markdown_paragraph(paragraph) + "\n>\n";
    for (const std::string& paragraph : quote.comment)
        text += "> *" + page.comment + ":* " + markdown_escaped(paragraph) + "\n>\n";
    return text + "> \u2014 " + markdown_escaped(quote.location) + "\n\n";
}

void write_markdown(const QuotesPage& page, Output& out)
{
    std::string text;
    const auto heading = [&](const char* marks, const std::string& name) { text += markdown_heading(marks, name); };
    const auto flush = [&] {
        out.write(text);
        text.clear();
    };
    heading("# ", page.title);
    for (const QuotesPage::ValuePart& value : page.values) {
        heading("## ", value.name);
        if (value.sources.empty()) text += page.none + "\n\n";
        for (const QuotesPage::SourcePart& source : value.sources) {
            heading("### ", source.name);
            bool in_list = false;
            for (const QuotesPage::Quote& quote : source.quotes) {
                const bool listed = quote.paragraphs.empty() && quote.comment.empty();
                if (listed && in_list) text.pop_back();  // of one list, without a blank line between
                in_list = listed;
                text += listed ? "- " + markdown_paragraph(quote.location) + "\n\n" : markdown_quote(page, quote);
            }
            flush();
        }
    }
    for (const std::string& note : page.notes) text += markdown_paragraph(note) + "\n\n";
    if (text.ends_with("\n\n")) text.pop_back();
    flush();
}

// A text of any writing direction in a page of another.
std::string html_paragraph(std::string_view kind, const std::string& text)
{
    return "<p" + std::string(kind) + " dir=\"auto\">" + html_escaped(text) + "</p>\n";
}

std::string html_quote(const QuotesPage& page, const QuotesPage::Quote& quote)
{
    std::string text = "<blockquote>\n";
    for (const std::string& paragraph : quote.paragraphs) text += html_paragraph("", paragraph);
    for (const std::string& paragraph : quote.comment)
        text += "<p class=\"comment\" dir=\"auto\"><em>" + html_escaped(page.comment) + ":</em> " + html_escaped(paragraph) + "</p>\n";
    return text + "<p class=\"location\">\u2014 " + html_escaped(quote.location) + "</p>\n</blockquote>\n";
}

void write_html(const QuotesPage& page, Output& out)
{
    const auto heading = [](const char* mark, const std::string& name) {
        return name.empty() ? "" : "<" + std::string(mark) + ">" + html_escaped(name) + "</" + mark + ">\n";
    };
    out.write(heading("h1", page.title));
    for (const QuotesPage::ValuePart& value : page.values) {
        out.write(heading("h2", value.name));
        if (value.sources.empty()) out.write("<p>" + html_escaped(page.none) + "</p>\n");
        for (const QuotesPage::SourcePart& source : value.sources) {
            out.write(heading("h3", source.name));
            bool in_list = false;
            for (const QuotesPage::Quote& quote : source.quotes) {
                const bool listed = quote.paragraphs.empty() && quote.comment.empty();
                if (listed != in_list) out.write(listed ? "<ul>\n" : "</ul>\n");
                in_list = listed;
                out.write(listed ? "<li>" + html_escaped(quote.location) + "</li>\n" : html_quote(page, quote));
            }
            if (in_list) out.write("</ul>\n");
        }
    }
    for (const std::string& note : page.notes) out.write("<p class=\"note\">" + html_escaped(note) + "</p>\n");
}

void write_latex(const QuotesPage& page, Output& out)
{
    const auto heading = [](const char* command, const std::string& name) {
        return name.empty() ? "" : "\\" + std::string(command) + "{" + latex_escaped(name) + "}\n\n";
    };
    out.write(heading("section", page.title));
    for (const QuotesPage::ValuePart& value : page.values) {
        out.write(heading("subsection", value.name));
        if (value.sources.empty()) out.write(latex_escaped(page.none) + "\n\n");
        for (const QuotesPage::SourcePart& source : value.sources) {
            out.write(heading("subsubsection", source.name));
            for (const QuotesPage::Quote& quote : source.quotes) {
                std::string text = "\\begin{quote}\n";
                for (const std::string& paragraph : quote.paragraphs) text += "  " + latex_escaped(paragraph) + "\\par\n";
                for (const std::string& paragraph : quote.comment)
                    text += "  \\emph{" + latex_escaped(page.comment) + ":} " + latex_escaped(paragraph) + "\\par\n";
                out.write(text + "  --- " + latex_escaped(quote.location) + "\n\\end{quote}\n\n");
            }
        }
    }
    for (const std::string& note : page.notes) out.write("{\\footnotesize " + latex_escaped(note) + "\\par}\n");
}

}  // namespace

void check_quotes_form(const RenderOptions& options, bool grid)
{
    must_be_one_of(options.to, {"md", "html", "latex"}, "--to");
    must_be_one_of(options.language, {"en", "nl"}, "--language");
    if (grid && options.to == "latex")
        throw Error({}, "a grid of quotations has no LaTeX form", "--to html or md, which pandoc turns into Word or LaTeX");
}

void render_quote_list(const Table& table, const RenderOptions& options, Output& out)
{
    check_quotes_form(options, false);
    const QuotesPage page = quotes_page(table, options);
    if (options.to == "md") write_markdown(page, out);
    if (options.to == "html") write_html(page, out);
    if (options.to == "latex") write_latex(page, out);
}

void render_quote_grid(const Table& table, const RenderOptions& options, Output& out)
{
    check_quotes_form(options, true);
    if (options.to == "html")
        render(table, options, out);
    else
        render_markdown_grid(Page(table, options, Audience::readers), out);
}

}  // namespace qda
