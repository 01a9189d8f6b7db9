// qda-label: what does the codebook say of codes and documents? Writes it into the universe of a stream.

#include "frame/segments.hpp"
#include "frame/tool.hpp"

namespace qda {

Run bind_label(CLI::App& app)
{
    app.footer(
        "Adds the codebook's levels and values to the stream, and to each code and document its labels. Rows stay as\n"
        "they are, except that speaker codes give them a column respondent. Labelling twice equals once.\n"
        "--wide adds every label as a column of the rows, for R or Excel (with --bare).\n\n"
        "Example:\n"
        "  qda-import quotations.csv | qda-label --codebook codebook.yaml | qda-count --rows respondent");
    auto reading = frame::add_reading(app);
    auto writing = frame::add_writing(app);
    auto columns = frame::add_row_columns(app);
    auto wide = std::make_shared<bool>(false);
    app.add_flag("--wide", *wide, "Add every label as a column of the rows");
    return [=](Context& context) {
        if (reading->codebook.empty() && reading->options.attributes.empty() && !*wide)
            throw Error({}, "nothing to label with", "name a codebook (--codebook) or a table of attributes (--attributes)");
        columns->wide = *wide;
        return frame::copy_segments(*reading, *writing, *columns, context);
    };
}

extern const Tool kLabel{"label", Kind::filter, "What does the codebook say of codes and documents?", bind_label};

}  // namespace qda
