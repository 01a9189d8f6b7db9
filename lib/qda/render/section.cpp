#include "qda/render/section.hpp"

#include "qda/base/choice.hpp"
#include "qda/render/html.hpp"
#include "qda/render/latex.hpp"
#include "qda/render/markdown.hpp"
#include "qda/render/page.hpp"

namespace qda {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f'; }

// White space of a text, line breaks too, as one blank each; none at its end.
std::string on_one_line(std::string_view text)
{
    std::string out;
    bool blank = false;
    for (const char c : text) {
        if (is_blank(c)) {
            blank = true;
            continue;
        }
        if (blank) out += ' ';
        blank = false;
        out += c;
    }
    if (blank) out += ' ';
    return out;
}

// How a form writes the parts of a section.
class SectionWriter {
public:
    explicit SectionWriter(Output& out) : out_(out) {}
    SectionWriter(const SectionWriter&) = delete;
    SectionWriter& operator=(const SectionWriter&) = delete;
    virtual ~SectionWriter() = default;

    void write(const Section& section, Language language)
    {
        begin();
        heading(section.title, true);
        if (section.overview) {
            RenderOptions options;
            options.language = language == Language::dutch ? "nl" : "en";
            table(Page(*section.overview, options, Audience::readers));
        }
        for (const Paragraph& one : section.opening) paragraph(one);
        for (const SectionBlock& block : section.blocks) {
            heading(block.heading, false);
            for (const Paragraph& one : block.paragraphs) paragraph(one);
        }
        for (const std::string& note : section.notes) small(on_one_line(note));
        end();
    }

protected:
    virtual std::string escaped(std::string_view text) const = 0;
    virtual std::string strong(std::string_view text) const = 0;  // escaped text

    std::string text_of(const Paragraph& paragraph) const
    {
        std::string text;
        for (const Stretch& one : paragraph.stretches) {
            const std::string line = on_one_line(one.text);
            text += one.strong ? strong(escaped(line)) : escaped(line);
        }
        return text;
    }

    Output& out_;

private:
    virtual void begin() {}
    virtual void end() {}
    virtual void heading(const std::string& text, bool first) = 0;
    virtual void table(const Page& page) = 0;
    virtual void paragraph(const Paragraph& paragraph) = 0;
    virtual void small(const std::string& text) = 0;
};

class MarkdownSection final : public SectionWriter {
public:
    using SectionWriter::SectionWriter;

private:
    // A straight quotation mark would end the typographic one that pandoc sees around a quotation.
    std::string escaped(std::string_view text) const override
    {
        std::string out;
        for (const char c : markdown_escaped(text)) {
            if (c == '"') out += '\\';
            out += c;
        }
        return out;
    }
    std::string strong(std::string_view text) const override { return "**" + std::string(text) + "**"; }
    void part()
    {
        out_.write(first_ ? "" : "\n");
        first_ = false;
    }

    void heading(const std::string& text, bool first) override
    {
        part();
        std::string line = escaped(on_one_line(text));
        if (line.ends_with('#')) line.insert(line.size() - 1, "\\");  // closing #s are no part of a heading
        out_.write((first ? "## " : "### ") + line + '\n');
    }
    void table(const Page& page) override
    {
        part();
        render_markdown(page, out_);
    }
    void paragraph(const Paragraph& paragraph) override
    {
        part();
        const std::string text = text_of(paragraph);
        const bool is_strong = !paragraph.stretches.empty() && paragraph.stretches.front().strong;
        out_.write((paragraph.kind == Paragraph::Kind::quote ? "> " : "") +
                   (is_strong ? text : markdown_guarded(text)) + '\n');
    }
    void small(const std::string& text) override
    {
        part();
        out_.write(markdown_guarded(escaped(text)) + '\n');
    }

    bool first_ = true;
};

class HtmlSection final : public SectionWriter {
public:
    using SectionWriter::SectionWriter;

private:
    std::string escaped(std::string_view text) const override { return html_escaped(text); }
    std::string strong(std::string_view text) const override { return "<strong>" + std::string(text) + "</strong>"; }
    void begin() override { out_.write("<section>\n"); }
    void end() override { out_.write("</section>\n"); }

    void heading(const std::string& text, bool first) override
    {
        const std::string tag = first ? "h2" : "h3";
        out_.write("<" + tag + ">" + html_escaped(on_one_line(text)) + "</" + tag + ">\n");
    }
    void table(const Page& page) override { render_html(page, out_); }
    void paragraph(const Paragraph& paragraph) override
    {
        const bool quote = paragraph.kind == Paragraph::Kind::quote;
        out_.write((quote ? "<blockquote><p>" : "<p>") + text_of(paragraph) +
                   (quote ? "</p></blockquote>\n" : "</p>\n"));
    }
    void small(const std::string& text) override { out_.write("<p class=\"note\">" + html_escaped(text) + "</p>\n"); }
};

class LatexSection final : public SectionWriter {
public:
    using SectionWriter::SectionWriter;

private:
    std::string escaped(std::string_view text) const override { return latex_escaped(text); }
    std::string strong(std::string_view text) const override { return "\\textbf{" + std::string(text) + "}"; }

    void heading(const std::string& text, bool first) override
    {
        out_.write((first ? "\\section{" : "\n\\subsection{") + latex_escaped(on_one_line(text)) + "}\n");
    }
    void table(const Page& page) override
    {
        out_.write("\n");
        render_latex(page, out_);
    }
    void paragraph(const Paragraph& paragraph) override
    {
        const bool quote = paragraph.kind == Paragraph::Kind::quote;
        out_.write((quote ? "\n\\begin{quote}\n" : "\n") + text_of(paragraph) + (quote ? "\n\\end{quote}\n" : "\n"));
    }
    void small(const std::string& text) override
    {
        out_.write("\n{\\footnotesize " + latex_escaped(text) + "\\par}\n");
    }
};

}  // namespace

const std::vector<std::string>& section_forms()
{
    static const std::vector<std::string> kForms = {"md", "latex", "html"};
    return kForms;
}

void render_section(const Section& section, const std::string& form, Language language, Output& out)
{
    must_be_one_of(form, section_forms(), "--to");
    if (form == "md")
        MarkdownSection(out).write(section, language);
    else if (form == "latex")
        LatexSection(out).write(section, language);
    else
        HtmlSection(out).write(section, language);
}

}  // namespace qda
