// qda-crosstab: does it differ by background? Shares with their N and intervals, and tests that suit few units.

#include "frame/tool.hpp"
#include "qda/analysis/crosstab.hpp"

namespace qda {

Run bind_crosstab(CLI::App& app)
{
    app.footer(
        "The unit is the respondent (or the document): one is in a column by its own attribute, and has a row's value if a\n"
        "quotation of it is coded so, or by its own attribute where the rows are one. Those without any coding count in N. Several --columns stand beside each other,\n"
        "each with its own N; the rows, columns and layers are any level (qda-count --help lists them). --layer makes a table\n"
        "for each value of a level: of the units that carry it, counting the quotations that carry it.\n"
        "--share column divides by N of the column (default of --long), row by all with the row's value, all by all units,\n"
        "documents counts documents of the column. --base answered takes only units with some value of --rows.\n"
        "Backgrounds are nominal; --breaks age=30,50 puts numbers in groups (< 30, 30 to < 50, >= 50), --numeric takes them as\n"
        "numbers, --ordinal in the order of the codebook; the codebook may say the same (scale). A value of role unknown\n"
        "(\"don't know\") has no place in an order and is left out of tests of order.\n\n"
        "--tests gives one row a test, chosen by scale:\n"
        "  has it or not, by groups      fisher (2 groups: conditional odds ratio with exact interval), freeman_halton (more)\n"
        "  has it or not, by numbers     mann_whitney (effect: chance that one with it is higher)\n"
        "  ordered rows, by groups       mann_whitney (2), kruskal_wallis (more; effect: epsilon squared)\n"
        "  ordered rows, by numbers      spearman (effect: rho with its interval)\n"
        "  --whole: rows that exclude each other, as one table (freeman_halton; effect: Cramer's V, bias-corrected)\n"
        "All are exact, or within --work steps not possible and then estimated from --draws seeded random tables with the\n"
        "standard error, or approximated (normal, chi-square, Student); the note says which. --test chi_square, g_square or\n"
        "yates instead; without a p-value where expected counts are too small (one below 1, or over a fifth below 5; --anyway\n"
        "gives it all the same).\n"
        "p_min is the smallest p that these margins could ever give. Where it is above --level, no answer could have been\n"
        "significant: p is NA and the note says so in words. p_holm (Holm), and Benjamini-Hochberg in the note, are over all\n"
        "tests of the table that have a p, p = 1 of what nobody or everybody has among them. Undefined tests (one group with\n"
        "units, ordered rows that are all alike) have NA and a reason, and are not in the family.\n"
        "Refused unless --anyway: tests on quotations or codings, and on groups that share a unit: they are not independent.\n"
        "--residuals: observed, expected, Pearson and adjusted residuals of each cell, each row against its absence.\n\n"
        "--weight LEVEL weights shares; --population po=77,vo=75 says of how many the columns are a sample (finite-population\n"
        "correction). Both change intervals, and no tests know them.\n\n"
        "Examples:\n"
        "  qda-crosstab labelled.seg --rows variable --columns locatie --long\n"
        "  qda-crosstab labelled.seg --rows sub_variable --columns locatie --tests | qda-table\n"
        "  qda-crosstab quotations.csv --codebook codebook.yaml --rows variable --columns functie,locatie --share column");
    auto reading = frame::add_reading(app);
    frame::add_where(app, reading);
    auto writing = frame::add_writing(app);
    auto options = std::make_shared<CrosstabOptions>();
    app.add_option("--rows", options->rows, "Level of the rows: what units have or not")->type_name("LEVEL");
    frame::add_list(app, "--columns", options->columns, "Levels of the background")->type_name("LEVEL,...");
    app.add_option("--layer", options->layer, "A table for each value of this level")->type_name("LEVEL");
    app.add_option("--unit", options->unit, "What one is: respondents, documents, quotations, codings")->capture_default_str();
    app.add_option("--share", options->share, "Share of the column, row, all, or documents");
    app.add_option("--base", options->base, "all units, or only those that answered: with a value of --rows")->capture_default_str();
    app.add_option("--breaks", options->breaks, "Numbers in groups that begin at these; may be repeated")
        ->type_name("LEVEL=N,...")
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    frame::add_list(app, "--numeric", options->numeric, "Levels taken as numbers")->type_name("LEVEL,...");
    frame::add_list(app, "--ordinal", options->ordinal, "Levels taken in the order of their values")->type_name("LEVEL,...");
    app.add_option("--interval", options->interval, "Of shares: wilson, or exact (Clopper and Pearson)")->capture_default_str();
    app.add_option("--confidence", options->confidence, "Of intervals")->capture_default_str();
    app.add_option("--weight", options->weight, "A number of each unit that its share is weighted by")->type_name("LEVEL");
    frame::add_list(app, "--population", options->population, "How many there are in a column")->type_name("VALUE=N,...");
    app.add_flag("--totals", options->totals, "Also a column of all units, each once");
    app.add_flag("--long", options->long_form, "One row a cell, with intervals");
    app.add_flag("--tests", options->tests, "One row a test");
    app.add_flag("--residuals", options->residuals, "One row a cell: observed, expected, residuals");
    app.add_flag("--whole", options->whole, "Test the rows as a whole: values that exclude each other");
    app.add_option("--test", options->test, "Of groups: exact, chi_square, g_square, yates")->capture_default_str();
    app.add_option("--level", options->level, "Of significance")->capture_default_str();
    app.add_flag("--anyway", options->anyway, "Test also what is not independent");
    app.add_option("--work", options->work, "Steps that one exact test may take")->type_name("N")->capture_default_str();
    app.add_option("--draws", options->draws, "Random tables where that is not enough")->type_name("N")->capture_default_str();
    app.add_option("--seed", options->seed, "Of the random tables")->type_name("N")->capture_default_str();
    app.add_option("--title", options->title, "Title of the table")->type_name("TEXT");
    return [=](Context& context) {
        Universe universe;
        Crosstab crosstab(*options, universe, context.diagnostics);
        read_segments(*reading, crosstab.needs(), universe, [&](Batch& batch) { crosstab.add(batch); }, context.diagnostics);
        frame::write(crosstab.table(), *writing, context);
        return 0;
    };
}

extern const Tool kCrosstab{"crosstab", Kind::analysis, "Does it differ by background?", bind_crosstab};

}  // namespace qda
