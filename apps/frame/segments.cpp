#include "frame/segments.hpp"

#include "qda/build/wide.hpp"
#include "qda/stream/segment_writer.hpp"

namespace qda::frame {

std::shared_ptr<RowColumns> add_row_columns(CLI::App& app)
{
    auto columns = std::make_shared<RowColumns>();
    app.add_flag("--text", columns->text, "Also texts and comments: participants' words, left out otherwise");
    add_list(app, "--with", columns->extras, "Further columns: quotation_by, created, weight, n_characters, n_words, reference")
        ->check(CLI::IsMember({"quotation_by", "created", "weight", "n_characters", "n_words", "reference"}))
        ->type_name("COLUMN,...");
    return columns;
}

int copy_segments(const Reading& reading, const Writing& writing, const RowColumns& columns, Context& context)
{
    Needs needs;
    needs.in_order = true;
    needs.quotations = needs.quotation_names = needs.spans = needs.coders = needs.labels = true;
    if (columns.text) {
        needs.want(Extra::text);
        needs.want(Extra::comment);
    }
    for (std::size_t i = 0; i < kExtras; ++i)
        if (std::find(columns.extras.begin(), columns.extras.end(), kExtraNames[i]) != columns.extras.end())
            needs.want(static_cast<Extra>(i));

    Universe universe;
    WriteOptions options;
    options.bare = writing.bare;
    options.history = !writing.no_history;
    options.words = columns.text;
    options.by = context.by;
    context.out = Output::open(writing.output);
    if (columns.wide) {
        options.extras = needs.extras;
        write_wide(reading, needs, options, universe, context.out, context.diagnostics);
    } else {
        options.extras = needs.extras;
        SegmentWriter writer(context.out, universe, options);
        read_segments(reading, needs, universe, [&](Batch& batch) { writer.rows(batch); }, context.diagnostics);
        writer.close();
    }
    context.out.close();
    return 0;
}

}  // namespace qda::frame
