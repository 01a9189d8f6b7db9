// qda-knelpunt: what are the bottlenecks, who says so, where, with whom, and what would help?

#include "frame/tool.hpp"
#include "qda/analysis/knelpunt.hpp"
#include "qda/base/choice.hpp"
#include "qda/render/knelpunten.hpp"

namespace qda {

namespace {

struct SectionForm {
    std::string to;  // empty: a table
    std::string language = "en";
};

void check(const KnelpuntOptions& options, const SectionForm& form, const frame::Writing& writing)
{
    if (options.text && form.to.empty() && !options.long_form)
        throw Error({}, "the table of counts has no words, so --text adds nothing",
                    "add --long, or --to md, latex or html");
    if (form.to.empty()) return;
    must_be_one_of(form.to, section_forms(), "--to");
    must_be_one_of(form.language, {"en", "nl"}, "--language");
    if (options.long_form) throw Error({}, "--long is a table, --to a page", "leave one of them out");
    if (writing.bare) throw Error({}, "--bare is of tables, --to gives a page", "leave one of them out");
}

void write_section(const Table& facts, const SectionForm& form, const frame::Writing& writing, Context& context)
{
    const Language language = form.language == "nl" ? Language::dutch : Language::english;
    context.out = Output::open(writing.output);
    render_section(knelpunt_section(facts, language), form.to, language, context.out);
    context.out.close();
}

constexpr const char* kHelp =
    "For each variable, or each value of another level: which quotations on it are judged a knelpunt (bottleneck) and "
    "how\n"
    "many of all; which respondents say so, which say only that it goes well, both, or neither; in which sources and "
    "kinds\n"
    "of source; which indicators, actors, places and solutions are named with it; how far it rests on one respondent; "
    "and\n"
    "what the codebook concludes and recommends. Which code judges, and which values are a knelpunt or go well, the "
    "codebook\n"
    "declares: role: judgement on the dimension, role: knelpunt and role: goes_well on its values; role: actor, place "
    "or\n"
    "solution on theirs. What is not declared is left out, and a note says so.\n\n"
    "Without --to comes a table with one row a variable and the counts:\n"
    "  rank                            1 is the first; equal figures share a rank; NA without any knelpunt\n"
    "  n_knelpunt n_goes_well n_quotations share   quotations on it: judged so, and all; share of knelpunten\n"
    "  n_respondents n_spoke           respondents who name a knelpunt, and all who spoke of it\n"
    "  n_only_knelpunt n_both n_only_goes_well n_neither   what those who spoke of it name\n"
    "  n_sources n_source_kinds        sources, and kinds of source, with a knelpunt\n"
    "  one_kind                        1: the codebook looks in two or more kinds of source, and one has it all; NA: "
    "it looks\n"
    "                                  in fewer, or does not say\n"
    "  largest_share                   share of one respondent in the knelpunten; NA without any\n"
    "  n_rank_changes                  respondents without whom the rank would be another (each left out by itself)\n"
    "--long gives one row a fact, with every name: columns are the levels, fact, name, detail, the counts, value and "
    "text\n"
    "(lib/qda/analysis/knelpunt.hpp lists the facts). --to md, latex or html gives a section of a thesis in sentences. "
    "LaTeX\n"
    "needs the packages array, booktabs, graphicx and longtable.\n\n"
    "A variable without conclusion shows those of its sub-variables; a sub-variable without recommendation that of "
    "its\n"
    "variable. With --text each ends with a telling quotation: the first knelpunt with the codebook's quote code, else "
    "the\n"
    "first of 40 to 250 characters. Without --text nobody's words come out.\n\n"
    "Examples:\n"
    "  qda-knelpunt labelled.seg\n"
    "  qda-knelpunt labelled.seg --by sub_variable --min-respondents 2 | qda-table --to md --language nl\n"
    "  qda-knelpunt quotations.csv --codebook codebook.yaml --text --to md --language nl";

void add_options(CLI::App& app, KnelpuntOptions& options, SectionForm& form)
{
    app.add_option(
           "--by", options.by,
           "Level whose values have the knelpunten, e.g. sub_variable, indicator; default variable, or the first level "
           "of the codebook's only dimension that is no judgement, actor, place or solution")
        ->type_name("LEVEL");
    app.add_option(
           "--relation", options.relation,
           "quotation: a judgement is of what is coded on the same quotation; overlap: also on quotations that overlap")
        ->capture_default_str()
        ->type_name("HOW");
    frame::add_list(
        app, "--rank", options.rank,
        "Rank by respondents, quotations, share, sources, kinds; the first counts most, and respondents and "
        "quotations follow where they are not named (default: these two)")
        ->type_name("WHAT,...");
    app.add_option_function<std::string>(
           "--sort", [&options](const std::string& by) { options.in_codebook_order = by == "codebook"; },
           "By rank (default), or as the codebook has them")
        ->check(CLI::IsMember({"rank", "codebook"}))
        ->type_name("BY");
    app.add_option("--min-respondents", options.min_respondents, "Only where so many respondents name a knelpunt")
        ->type_name("N");
    app.add_flag("--long", options.long_form, "One row a fact, for programs");
    app.add_flag("--text", options.text,
                 "With a telling quotation for each: participants' words (with --to or --long)");
    app.add_option("--title", options.title, "Title of the table or section")->type_name("TEXT");
    CLI::Option* to =
        app.add_option("--to", form.to, "A section instead of a table: md, latex or html")->type_name("FORM");
    app.add_option("--language", form.language, "Of the section: en or nl")->capture_default_str()->needs(to);
}

}  // namespace

Run bind_knelpunt(CLI::App& app)
{
    app.footer(kHelp);
    auto reading = frame::add_reading(app);
    frame::add_where(app, reading);
    auto writing = frame::add_writing(app);
    auto options = std::make_shared<KnelpuntOptions>();
    auto form = std::make_shared<SectionForm>();
    add_options(app, *options, *form);
    return [=](Context& context) {
        check(*options, *form, *writing);
        KnelpuntOptions asked = *options;
        asked.long_form = asked.long_form || !form->to.empty();
        Universe universe;
        Corpus corpus;
        read_segments(
            *reading, Corpus::needs(asked.text), universe, [&](Batch& batch) { corpus.add(batch); },
            context.diagnostics);
        corpus.close();
        Table table = knelpunten(corpus, universe, asked, context.diagnostics);
        if (form->to.empty())
            frame::write(std::move(table), *writing, context);
        else
            write_section(table, *form, *writing, context);
        return 0;
    };
}

extern const Tool kKnelpunt{"knelpunt", Kind::analysis,
                            "What are the bottlenecks, who says so, where, with whom, and what would help?",
                            bind_knelpunt};

}  // namespace qda
