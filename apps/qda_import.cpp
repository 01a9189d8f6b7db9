// qda-import: what is in this export? A foreign file becomes a stream of segments.

#include "frame/segments.hpp"
#include "frame/tool.hpp"

namespace qda {

Run bind_import(CLI::App& app)
{
    app.footer(
        "Reads ATLAS.ti lists and plain tables of codings, recognised by content, and writes the segment stream that\n"
        "the other tools take. Participants' words are left out unless --text asks for them.\n\n"
        "Example:\n"
        "  qda-import quotations.csv | head");
    auto reading = frame::add_reading(app);
    auto writing = frame::add_writing(app);
    auto columns = frame::add_row_columns(app);
    return [=](Context& context) { return frame::copy_segments(*reading, *writing, *columns, context); };
}

extern const Tool kImport{"import", Kind::reader, "What is in this export?", bind_import};

}  // namespace qda
