// qda-quotes: what was said about this, by whom, where? The quotations under each value of a level, by source.

#include "frame/tool.hpp"
#include "qda/analysis/quotes.hpp"
#include "qda/render/quotes.hpp"
#include "qda/render/render.hpp"

namespace qda {

namespace {

struct QuotesForm {
    bool grid = false;
    RenderOptions page;
    std::string level;
    std::string rows;
    std::string columns;
};

void settle(const QuotesForm& form, QuotesOptions& options)
{
    if (form.grid && !form.level.empty())
        throw Error({}, "--level is for the list", "a grid has two levels: --rows and --columns");
    if (!form.grid && !(form.rows.empty() && form.columns.empty()))
        throw Error({}, "--rows and --columns are for the grid", "add --grid, or name the level of the list: --level");
    if (!form.level.empty()) options.level = form.level;
    if (!form.rows.empty()) options.rows = form.rows;
    if (!form.columns.empty()) options.columns = form.columns;
}

}  // namespace

Run bind_quotes(CLI::App& app)
{
    auto options = std::make_shared<QuotesOptions>();
    auto form = std::make_shared<QuotesForm>();
    form->page.to.clear();
    app.footer(
        "Lists the quotations under each value of a level (code, variable, sub_variable, ...: as in qda-count), by source:\n"
        "where each stands, its codes and, with --text only, its words and comment. A quotation that carries several\n"
        "values stands under each. A value without any quotation is listed too: a zero is a finding.\n\n"
        "Without --to a table comes out, one row a quotation under a value and a source; several respondents or codes in\n"
        "a cell are parted by |, and a value without quotations has one row of NA. With --to a page comes out that\n"
        "pandoc turns into Word: values and sources are headings, the words block quotations with the location below.\n"
        "Places on a page count from 1, first to last; in a table from 0, as in the stream.\n\n"
        "Examples:\n"
        "  qda-quotes labelled.seg --level sub_variable --value Samenwerkingsstructuur --text --to md\n"
        "  qda-quotes labelled.seg --level variable --per-respondent 2 --text --to html --language nl -o quotes.html\n"
        "  qda-quotes quotations.csv --codebook codebook.yaml --grid --text --to html");
    auto reading = frame::add_reading(app);
    frame::add_where(app, reading);
    auto writing = frame::add_writing(app);
    app.add_option("--level", form->level, "Level of the list; default code")->type_name("LEVEL");
    app.add_option("--value", options->values, "Only this value (id or label), or what lies below it; repeated: any of them")
        ->type_name("VALUE")
        ->allow_extra_args(false)
        ->take_all();
    app.add_option("--per-respondent", options->per_respondent, "Under each value only the first N of each respondent")
        ->type_name("N");
    app.add_flag("--text", options->words, "Also texts and comments: participants' words, left out otherwise");
    app.add_flag("--grid", form->grid, "A table of two levels with the quotations in its cells");
    app.add_option("--rows", form->rows, "Level of the rows of the grid; default respondent")->type_name("LEVEL");
    app.add_option("--columns", form->columns, "Level of the columns of the grid; default variable")->type_name("LEVEL");
    app.add_option("--title", options->title, "Title of the table or page")->type_name("TEXT");
    app.add_option("--to", form->page.to, "A page instead of a table: md, html or (not for a grid) latex")->type_name("FORM");
    app.add_option("--language", form->page.language, "Of the page: en or nl")->capture_default_str();
    return [=](Context& context) {
        settle(*form, *options);
        if (!form->page.to.empty()) check_quotes_form(form->page, form->grid);
        Universe universe;
        Corpus corpus;
        read_segments(*reading, Corpus::needs(options->words), universe, [&](Batch& batch) { corpus.add(batch); },
                      context.diagnostics);
        corpus.close();
        Table table = form->grid ? quote_grid(corpus, universe, *options, context.diagnostics)
                                 : quote_list(corpus, universe, *options, context.diagnostics);
        if (form->page.to.empty()) {
            frame::write(std::move(table), *writing, context);
            return 0;
        }
        context.out = Output::open(writing->output);
        if (form->grid)
            render_quote_grid(table, form->page, context.out);
        else
            render_quote_list(table, form->page, context.out);
        context.out.close();
        return 0;
    };
}

extern const Tool kQuotes{"quotes", Kind::analysis, "What was said about this, by whom, where?", bind_quotes};

}  // namespace qda
