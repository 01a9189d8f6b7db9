// qda-agree: do the coders agree?

#include "frame/tool.hpp"
#include "qda/analysis/agreement.hpp"

namespace qda {

namespace {

constexpr const char* kManual =
    "Several coders in one file, or one file a coder: rows of a file that names no coder belong to one who is named after\n"
    "the file. Only documents that both coders of a pair coded count (for all together, that at least two coded), and the\n"
    "notes list them. A coder coded the documents of which there are rows of theirs, and those on their #coder line.\n\n"
    "What is compared: each code by itself, present or absent (default; --code: only these), where a coder of the document\n"
    "who did not apply it says absent. --level NAME: a level as a whole, whose values exclude each other: a coder without a\n"
    "value on a unit is missing there (--none makes no value a category), and two values on one unit are refused, with a list;\n"
    "its rows are its values, each against all others, and the category all. --each: the values of a level each by itself.\n\n"
    "Units: quotation (equal spans are one unit, whoever made them; --overlap F joins those that share F of the longer one),\n"
    "character (overlapping passages of one coder with one code are one; needs the lengths of documents, or --units coded),\n"
    "document, paragraph (needs texts, or positions in paragraphs). --units coded leaves only those units to which a coder of\n"
    "the row gave something; by default all count, and that both say absent is agreement.\n\n"
    "Measures: percent, holsti, cohen, scott, brennan_prediger, fleiss, conger, ac1, alpha (Krippendorff's; --metric), jaccard;\n"
    "of passages, with --unit character, u_alpha_1995 (Krippendorff 1995, 2004) and u_alpha, uu_alpha, cu_alpha (u, |u and cu of\n"
    "Krippendorff et al. 2016). The notes of the table say what each is, the headers in lib/qda/stats its formula and source.\n"
    "A measure that is undefined is NA, and the column note says why: chance would agree always, nobody gave a value, ...\n\n"
    "Intervals: --seed, --interval or --draws ask for percentile intervals by bootstrap. Units are drawn; of characters whole\n"
    "documents, as neighbouring characters are not independent (with one document there is no interval). The same seed gives\n"
    "the same interval everywhere.\n\n"
    "Columns of --long: level category coder_1 coder_2 unit n measure value low high note; pairs first, then all coders.\n\n"
    "Examples:\n"
    "  qda-agree anna.csv ben.csv --measure percent,alpha,cohen\n"
    "  qda-agree anna.csv ben.csv --overlap 0.5 --level judgement --measure alpha --seed 1 --long\n"
    "  qda-agree anna.csv ben.csv documents.seg --unit character --code trust --measure cohen,u_alpha\n"
    "  qda-agree anna.csv ben.csv --overlap 0.5 --level judgement --disagreements | qda-table";

void add_choice(CLI::App& app, AgreementOptions& options)
{
    app.add_option("--level", options.level, "Compare a level as a whole; without it each code by itself")->type_name("LEVEL");
    app.add_flag("--each", options.each, "Each value of the level by itself, present or absent");
    frame::add_list(app, "--code", options.codes, "Only these codes, each by itself")->type_name("NAME,...");
    frame::add_list(app, "--coders", options.coders, "Compare only these coders")->type_name("NAME,...");
    app.add_option("--unit", options.unit, "quotation, character, document or paragraph")->capture_default_str();
    app.add_option("--overlap", options.overlap, "Quotations that share so much of the longer one are one unit; 0: any overlap")->type_name("F");
    app.add_option("--units", options.units, "all, or coded: only units to which a coder of the row gave something")->capture_default_str();
    app.add_flag("--none", options.none, "With --level: no value is a category, too");
}

}  // namespace

Run bind_agree(CLI::App& app)
{
    app.footer(kManual);
    auto reading = frame::add_reading(app);
    reading->file_coders = true;
    frame::add_where(app, reading);
    auto writing = frame::add_writing(app);
    auto options = std::make_shared<AgreementOptions>();
    add_choice(app, *options);
    app.add_option("--measure", options->measures, "Coefficients, with commas; see below")->delimiter(',')->allow_extra_args(false)->type_name("NAME,...")->capture_default_str();
    app.add_option("--metric", options->metric, "Of alpha: nominal, ordinal, interval or ratio; values are numbers, or ordinal in the codebook's order")
        ->capture_default_str();
    app.add_option("--interval", options->interval, "Level of the intervals; 0.95 where intervals are asked for")->type_name("LEVEL");
    app.add_option("--draws", options->draws, "Draws of the bootstrap; 1000 where intervals are asked for")->type_name("N");
    app.add_option("--seed", options->seed, "Where its random numbers start; 1 where intervals are asked for")->type_name("N");
    app.add_flag("--long", options->long_form, "One row a figure, for programs");
    app.add_flag("--disagreements", options->disagreements, "List the units on which two coders differ, instead of coefficients");
    app.add_flag("--text", options->words, "With --disagreements: also the text of the quotation, participants' words");
    app.add_option("--title", options->title, "Title of the table")->type_name("TEXT");
    return [=](Context& context) {
        Universe universe;
        CoderAgreement agreement(*options, universe, context.diagnostics);
        read_segments(*reading, agreement.needs(), universe, [&](Batch& batch) { agreement.add(batch); }, context.diagnostics);
        frame::write(agreement.table(), *writing, context);
        return 0;
    };
}

extern const Tool kAgree{"agree", Kind::analysis, "Do the coders agree?", bind_agree};

}  // namespace qda
