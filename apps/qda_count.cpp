// qda-count: how often, by whom, about what? Counts by any levels, in any unit.

#include "frame/tool.hpp"
#include "qda/analysis/count.hpp"

namespace qda {

Run bind_count(CLI::App& app)
{
    app.footer(
        "Levels: document code coder code_group document_group category source source_kind respondent, every level of\n"
        "the codebook (variable, sub_variable, ...), every further column of a plain table, and every attribute.\n"
        "A quotation carries a value if its document, its row or any of its codings has it; a cell counts what carries\n"
        "both its row value and its column value. Where one level belongs to the row (coder, a label column) and the\n"
        "other to the code, the same coding must have both. Several levels on one side nest; labels of one code\n"
        "dimension must then come from one coding. Totals are counted, not summed: a quotation under two variables\n"
        "counts in each, and once in the total. An empty group has the share NA, never 0.\n"
        "A dash is a zero that was not looked for: the codebook names other kinds of source for that value.\n"
        "--where EXPR counts only the quotations for which it holds (what EXPR may be: qda-select --help). Conditions on\n"
        "labels of documents leave only the documents, sources and respondents that meet them, so shares are of these;\n"
        "conditions on codes leave all, as zeros and in denominators. The selection comes first, then --coder.\n\n"
        "Examples:\n"
        "  qda-count labelled.seg --rows respondent --columns variable --totals\n"
        "  qda-count quotations.csv --codebook codebook.yaml --rows sub_variable --columns judgement --long\n"
        "  qda-count labelled.seg --rows respondent --where 'source_kind = interview and not judgement = knelpunt'");
    auto reading = frame::add_reading(app);
    frame::add_where(app, reading);
    auto writing = frame::add_writing(app);
    auto options = std::make_shared<CountOptions>();
    frame::add_list(app, "--rows", options->rows, "Level of the rows; several nest")->type_name("LEVEL,...");
    frame::add_list(app, "--columns", options->columns, "Level of the columns")->type_name("LEVEL,...");
    app.add_option("--unit", options->unit,
                   "What one is: quotations, codings, documents, respondents, distinct:LEVEL, present, characters, words")
        ->capture_default_str();
    app.add_option("--share", options->share, "Share of the row, column, all, or documents (those of the row)");
    app.add_option("--per-characters", options->per_characters, "Counts per so many characters of the documents")
        ->type_name("N");
    app.add_flag("--long", options->long_form, "One row a cell, for programs");
    app.add_flag("--zeros", options->zeros, "With --long: also the cells that are zero");
    app.add_flag("--totals", options->totals, "Totals of rows and columns: counted, not summed");
    app.add_option_function<std::string>(
           "--sort", [options](const std::string& by) { options->by_total = by == "total"; },
           "Rows by their total, or as the codebook has them (default)")
        ->check(CLI::IsMember({"total", "codebook"}))
        ->type_name("BY");
    app.add_option("--top", options->top, "Only the N rows with the largest totals")->type_name("N");
    app.add_flag("--unlabelled", options->unlabelled, "Show what has no value at a level as NA, instead of leaving it out");
    app.add_option("--coder", options->coder, "Only codings of this coder")->type_name("NAME");
    app.add_option("--coders", options->coders, "union: of all coders; consensus: on which all coders of the document agree")
        ->check(CLI::IsMember({"union", "consensus"}))
        ->type_name("HOW");
    app.add_option("--title", options->title, "Title of the table")->type_name("TEXT");
    return [=](Context& context) {
        Universe universe;
        Counter counter(*options, universe, context.diagnostics);
        read_segments(*reading, counter.needs(), universe, [&](Batch& batch) { counter.add(batch); }, context.diagnostics);
        frame::write(counter.table(), *writing, context);
        return 0;
    };
}

extern const Tool kCount{"count", Kind::analysis, "How often, by whom, about what?", bind_count};

}  // namespace qda
