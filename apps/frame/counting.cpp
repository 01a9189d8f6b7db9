#include "frame/counting.hpp"

namespace qda::frame {

std::shared_ptr<CountOptions> add_counting(CLI::App& app)
{
    auto options = std::make_shared<CountOptions>();
    add_list(app, "--rows", options->rows, "Level of the rows; several nest")->type_name("LEVEL,...");
    add_list(app, "--columns", options->columns, "Level of the columns")->type_name("LEVEL,...");
    app.add_option("--unit", options->unit,
                   "What one is: quotations, codings, documents, respondents, distinct:LEVEL, present, characters, words")
        ->capture_default_str();
    app.add_option("--share", options->share, "Share of the row, column, all; or of all documents, or respondents, that there are (of the row)");
    app.add_option("--per-characters", options->per_characters, "Counts per so many characters of the documents")
        ->type_name("N");
    app.add_flag("--long", options->long_form, "One row a cell, for programs");
    app.add_flag("--zeros", options->zeros, "With --long: also the cells that are zero");
    app.add_flag("--totals", options->totals, "Totals of rows and columns: counted, not summed");
    app.add_flag("--median", options->median, "Of an ordinal level on the columns: the median of each row, and of how many");
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
    return options;
}

}  // namespace qda::frame
