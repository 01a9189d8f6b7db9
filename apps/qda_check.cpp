// qda-check: is the codebook sound, and do export and codebook fit?

#include "frame/tool.hpp"
#include "frame/verdict.hpp"
#include "qda/build/checking.hpp"

namespace qda {

namespace {

// The files that are codebooks; none, or all of them.
bool all_codebooks(const Reading& reading)
{
    std::size_t codebooks = 0;
    for (const std::string& file : reading.files) codebooks += is_codebook(file) ? 1U : 0U;
    if (codebooks == 0) return false;
    if (codebooks < reading.files.size() || !reading.codebook.empty())
        throw Error({}, "a codebook among the exports", "name the codebook with --codebook, and only exports as FILE");
    return true;
}

}  // namespace

Run bind_check(CLI::App& app)
{
    app.footer(
        "qda-check codebook.yaml checks a codebook alone; a FILE is one by its name (.yaml, .yml) or its first key.\n"
        "qda-check EXPORT --codebook codebook.yaml also checks how they fit. Without --codebook the labels of a labelled\n"
        "stream say what the codebook says, as far as they hold it (no places, no questions of instruments).\n\n"
        "A finding is a line: severity, kind, where, what, hint. Names are those of codes, documents and labels; no words\n"
        "of participants. Kinds, in the order of the report, with their severity:\n\n" +
        frame::list_of_kinds() +
        "\nValues that need evidence are those of levels at which some value declares source_kinds (else the first level of\n"
        "a dimension without a role). A source has an individual reference if a quotation belongs to it alone. A knelpunt\n"
        "is a quotation with a value of role knelpunt; it belongs to the values on the same quotation.\n\n"
        "Exit status: 0 no error among the findings; 1 there is one (a codebook with mistakes is one, with their\n"
        "places); 2 a file or the command line cannot be used.\n\n"
        "Examples:\n"
        "  qda-check codebook.yaml\n"
        "  qda-check quotations.csv --codebook codebook.yaml --ignore note --error position-past-end\n"
        "  qda-check labelled.seg --to tsv | qda-table --to md");
    auto reading = frame::add_reading(app);
    frame::add_where(app, reading);
    auto writing = frame::add_writing(app);
    auto how = frame::add_verdict(app);
    return [=](Context& context) {
        frame::check_verdict(*how);
        std::vector<Finding> findings;
        Universe universe;
        if (all_codebooks(*reading)) {
            for (const std::string& file : reading->files) check_codebook_file(file, findings);
        } else if (reading->codebook.empty()) {
            check_export(*reading, nullptr, universe, findings);
        } else {
            const auto codebook = check_codebook_file(reading->codebook, findings);
            if (!codebook || !check_export(*reading, &*codebook, universe, findings))
                context.diagnostics.warning("the export was not checked: the codebook cannot be used with it");
        }
        return frame::verdict(std::move(findings), universe.history, *how, *writing, context);
    };
}

extern const Tool kCheck{"check", Kind::check, "Is the codebook sound, and do export and codebook fit?", bind_check};

}  // namespace qda
