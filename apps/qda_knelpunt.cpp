// qda-knelpunt: what are the bottlenecks, who says so, where, with whom, and what would help?

#include "frame/tool.hpp"
#include "qda/analysis/knelpunt.hpp"

namespace qda {

Run bind_knelpunt(CLI::App& app)
{
    app.footer("Example:\n  qda-knelpunt quotations.csv --codebook codebook.yaml\n");
    auto reading = frame::add_reading(app);
    auto writing = frame::add_writing(app);
    auto options = std::make_shared<KnelpuntOptions>();
    app.add_option("--by", options->by, "Level");
    app.add_option("--relation", options->relation, "quotation, overlap")->capture_default_str();
    frame::add_list(app, "--rank", options->rank, "respondents, quotations, share, sources, kinds");
    app.add_option("--min-respondents", options->min_respondents, "N");
    app.add_flag("--long", options->long_form, "One row a fact");
    app.add_flag("--text", options->text, "With words");
    return [=](Context& context) {
        Universe universe;
        Corpus corpus;
        read_segments(*reading, Corpus::needs(options->text), universe, [&](Batch& batch) { corpus.add(batch); },
                      context.diagnostics);
        corpus.close();
        frame::write(knelpunten(corpus, universe, *options, context.diagnostics), *writing, context);
        return 0;
    };
}

extern const Tool kKnelpunt{"knelpunt", Kind::analysis,
                            "What are the bottlenecks, who says so, where, with whom, what would help?", bind_knelpunt};

}  // namespace qda
