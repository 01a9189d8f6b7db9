// qda-explain: which quotations are behind this cell of a table of counts?

#include "frame/counting.hpp"
#include "qda/analysis/explain.hpp"

namespace qda {

Run bind_explain(CLI::App& app)
{
    app.footer(
        "Takes what qda-count takes (input, codebook, --where, --rows, --columns, --unit, --coder, ...) and the name of a cell,\n"
        "and lists the quotations behind it: document, quotation, what it adds to the number, place, codes and, with --text\n"
        "only, its words. It counts by the same rules, so the column adds sums to the cell, in every unit:\n"
        "  quotations        each adds 1\n"
        "  codings           the number of its codings that count; counted names their codes\n"
        "  documents         1 for the first of each document, 0 for the others\n"
        "  respondents, distinct:LEVEL\n"
        "                    the values that no row above has brought; counted names all that it brings\n"
        "  present           1 for the first\n"
        "  characters, words those that no row above covers; NA where a length is not known: then the cell is NA\n"
        "--cell names a value at each level, by id or label: respondent=2,variable=leiderschap. A level that is left out, or\n"
        "given as total, is the total; NA is what has no value (with --unlabelled). Nested levels are given all, or none. A\n"
        "level that stands on rows and columns is LEVEL_2 on the columns. A comma in a label is no mistake, and --cell may be\n"
        "repeated. An empty list is the answer to a zero. How the table is laid out (--long, --totals, --sort, --top, --zeros)\n"
        "makes no difference here; with --share or --per-characters a note says what the table divides the number by.\n\n"
        "Examples:\n"
        "  qda-explain labelled.seg --rows respondent --columns variable --cell respondent=2,variable=Leiderschap\n"
        "  qda-explain quotations.csv --codebook codebook.yaml --rows sub_variable --unit respondents --cell sub_variable=Flexibiliteit\n"
        "  qda-explain labelled.seg --rows respondent --columns variable --cell variable=Leiderschap --bare");
    auto reading = frame::add_reading(app);
    frame::add_where(app, reading);
    auto writing = frame::add_writing(app);
    auto counting = frame::add_counting(app);
    auto options = std::make_shared<ExplainOptions>();
    auto cell = std::make_shared<std::vector<std::string>>();
    app.add_option("--cell", *cell, "The cell: a value at each level; what is left out is the total")
        ->type_name("LEVEL=VALUE,...")
        ->allow_extra_args(false)
        ->take_all()
        ->required();
    app.add_flag("--text", options->words, "Also texts and comments: participants' words, left out otherwise");
    app.add_option("--title", options->title, "Title of the table")->type_name("TEXT");
    return [=](Context& context) {
        options->cell = parse_cell_name(*cell);
        counting->traced = true;
        Universe universe;
        Counter counter(*counting, universe, context.diagnostics);
        Corpus corpus;
        const auto take = [&](Batch& batch) {
            counter.add(batch);
            corpus.add(batch);
        };
        read_segments(*reading, explain_needs(counter, options->words), universe, take, context.diagnostics);
        corpus.close();
        frame::write(explain_cell(counter, *counting, corpus, universe, *options), *writing, context);
        return 0;
    };
}

extern const Tool kExplain{"explain", Kind::analysis, "Which quotations are behind this number?", bind_explain};

}  // namespace qda
