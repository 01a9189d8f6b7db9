// qda-count: how often, by whom, about what? Counts by any levels, in any unit.

#include "frame/counting.hpp"

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
        "--share documents divides by all documents of the universe that belong to the row (and column), also those where\n"
        "nothing was found; --share respondents by all respondents who have its attributes, also the silent ones.\n"
        "--median needs a level with scale: ordinal on the columns, its values from the lowest to the highest; a value of role\n"
        "unknown (\"does not know\") has no place on it.\n"
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
    auto options = frame::add_counting(app);
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
