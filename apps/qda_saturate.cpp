// qda-saturate: when did new codes stop? New and cumulative codes by interview, and the rule of Guest, Namey and Chen.

#include "frame/tool.hpp"
#include "qda/analysis/saturation.hpp"

namespace qda {

Run bind_saturate(CLI::App& app)
{
    app.footer(
        "One row an interview (a document; --by respondent or source): its place, how many codes it carries (n), how many of\n"
        "them for the first time (n_new), and how many are known by then (n_seen). --level counts the values of any other level\n"
        "of codes. An interview without any code has its place, too. Observations and policy documents are documents like\n"
        "others: --where 'source_kind = interview' leaves interviews alone.\n\n"
        "The rule is that of Guest, Namey and Chen (2020): the different codes of the first --base interviews are the base, once\n"
        "and for all; a run is --run interviews one after another, and runs slide by one. Saturation is at the first run whose\n"
        "new codes are at most --threshold of the base; \"6+2\" says after six interviews, by a run of two. run, run_new and\n"
        "run_share are those of the run that ends with the interview; saturated is yes from there on. With fewer interviews\n"
        "than a base and a run, all of them are NA and a note says: not assessable. A base without any code: undefined.\n\n"
        "The answer depends on the order. --order stream takes that of the input, --order date that of the documents' date (the\n"
        "first one of a respondent; --date KEY names another key, also of respondents or sources; dates are 2019-06-03).\n"
        "--order random draws --orders orders by --seed: one row a place, with the median, least and most of new and known\n"
        "codes, and the share of the orders that had reached saturation by then; notes say where the median order did.\n\n"
        "Codes that one interview alone carries are counted and named in a note; --singles gives them as a table, with where\n"
        "they came up. Of a codebook fixed in advance the rule says little, and the table says so: such codes can only come\n"
        "up or not, and nothing new can be added to them.\n\n"
        "Examples:\n"
        "  qda-saturate labelled.seg --where 'source_kind = interview' | qda-table\n"
        "  qda-saturate labelled.seg --level sub_variable --by respondent --order random --orders 2000 --seed 1\n"
        "  qda-saturate quotations.csv --singles");
    auto reading = frame::add_reading(app);
    frame::add_where(app, reading);
    auto writing = frame::add_writing(app);
    auto options = std::make_shared<SaturationOptions>();
    app.add_option("--level", options->level, "The level whose values may be new")->type_name("LEVEL")->capture_default_str();
    app.add_option("--by", options->by, "What an interview is: document, respondent, source")->capture_default_str();
    app.add_option("--order", options->order, "Of interviews: stream, date, random")->capture_default_str();
    app.add_option("--date", options->date, "The key that holds the date")->type_name("KEY")->capture_default_str();
    app.add_option("--base", options->rule.base, "Interviews in the base")->type_name("N")->capture_default_str();
    app.add_option("--run", options->rule.run, "Interviews in a run")->type_name("N")->capture_default_str();
    app.add_option("--threshold", options->rule.threshold, "The largest share of new codes")->type_name("SHARE")->capture_default_str();
    app.add_option("--orders", options->orders, "Random orders")->type_name("N")->capture_default_str();
    app.add_option("--seed", options->seed, "Of the random orders")->type_name("N")->capture_default_str();
    app.add_flag("--singles", options->singles, "One row for each value that one interview alone carries");
    app.add_option("--title", options->title, "Title of the table")->type_name("TEXT");
    return [=](Context& context) {
        Universe universe;
        SaturationTable saturation(*options, universe, context.diagnostics);
        read_segments(*reading, saturation.needs(), universe, [&](Batch& batch) { saturation.add(batch); }, context.diagnostics);
        frame::write(saturation.table(), *writing, context);
        return 0;
    };
}

extern const Tool kSaturate{"saturate", Kind::analysis, "When did new codes stop?", bind_saturate};

}  // namespace qda
