// qda-import: what is in this export? A foreign file becomes a stream of segments.

#include "frame/segments.hpp"
#include "frame/tool.hpp"

namespace qda {

Run bind_import(CLI::App& app)
{
    app.footer(
        "Reads ATLAS.ti lists and plain tables of codings (CSV or XLSX), recognised by content, and writes the segment\n"
        "stream that the other tools take. Participants' words are left out unless --text asks for them.\n\n"
        "Codes that were never used, the hierarchy of codes and their groups come from --codes, documents without a\n"
        "quotation from --documents: the lists of the code manager and of the document manager. Of a workbook the\n"
        "first sheet that is a list is read. Where a message names a cell it is like book.xlsx:Sheet1!B12.\n\n"
        "The XML export of ATLAS.ti (storedHU) is read as well: families become groups. It does not say who coded;\n"
        "--coder-from quotation_by takes who made a quotation. Places that are no offsets (areas of pictures, lines,\n"
        "times) are unknown positions, and --with reference keeps them as the file has them.\n\n"
        "Databases of projects (QualCoder, Taguette, RQDA, Requal, MAXQDA) are read, neither written nor locked. Positions become code\n"
        "points, each checked against the words that the project stores with it; what had to be repaired is counted.\n\n"
        "Example:\n"
        "  qda-import quotations.csv | head\n"
        "  qda-import quotations.xlsx --text | head\n"
        "  qda-import quotations.xml --with reference | head");
    auto reading = frame::add_reading(app);
    auto writing = frame::add_writing(app);
    auto columns = frame::add_row_columns(app);
    return [=](Context& context) { return frame::copy_segments(*reading, *writing, *columns, context); };
}

extern const Tool kImport{"import", Kind::reader, "What is in this export?", bind_import};

}  // namespace qda
