// qda-table: the table for a thesis, in the terminal or in a document.

#include <unistd.h>

#include "frame/tool.hpp"
#include "qda/render/render.hpp"
#include "qda/table/table_stream.hpp"

namespace qda {

Run bind_table(CLI::App& app)
{
    auto options = std::make_shared<RenderOptions>();
    auto file = std::make_shared<std::string>("-");
    auto output = std::make_shared<std::string>("-");
    auto partial = std::make_shared<bool>(false);
    app.footer(
        "text, md, latex and html are for readers: headings in the language, rounded numbers, title and notes. csv and\n"
        "tsv are for programs: names as they stand, a decimal point, all digits. xlsx is a workbook for Excel: numbers\n"
        "as numbers with all their digits, headings that stay in sight, and a second sheet that says what was counted and\n"
        "how. LaTeX needs the packages that its first line names; a table of more than 40 rows goes on over pages. Word\n"
        "takes md and html through pandoc, with tables and captions. A text that a spreadsheet would take for a formula\n"
        "gets an apostrophe in csv, and is a text in xlsx.\n\n"
        "Example:\n"
        "  qda-count labelled.seg --rows respondent --columns variable | qda-table --to latex --language nl");
    app.add_option("FILE", *file, "Table of an analysis; without it, or -, standard input");
    app.add_option("--to", options->to, "text, md, latex, html, csv, tsv or xlsx")->capture_default_str();
    app.add_option("--caption", options->caption, "Instead of the table's title")->type_name("TEXT");
    app.add_option("--number", options->number, "Number of the table in its publication")->type_name("N");
    app.add_option("--digits", options->digits, "Decimals of shares and statistics; default 2, in csv and tsv all")
        ->type_name("N");
    app.add_option("--language", options->language, "Of headings and decimal sign: en or nl")->capture_default_str();
    app.add_flag("--transpose", options->transpose, "Rows become columns");
    app.add_option("-o,--output", *output, "File to write, whole or not at all; without it standard output")
        ->type_name("FILE");
    app.add_flag("--partial", *partial, "Accept a table without its #end line: it was cut on purpose");
    app.callback([file] { frame::refuse_terminal(*file); });
    return [=](Context& context) {
        if (options->to == "xlsx" && *output == "-" && ::isatty(STDOUT_FILENO) != 0)
            throw Error({}, "a workbook is not for the terminal", "name a file: -o table.xlsx");
        Source source = Source::open(*file);
        const Table table = read_table(source, {*partial});
        context.out = Output::open(*output);
        render(table, *options, context.out);
        context.out.close();
        return 0;
    };
}

extern const Tool kTable{"table", Kind::display, "The table for a thesis: terminal, Markdown, LaTeX, HTML, Excel, CSV", bind_table};

}  // namespace qda
