// qda-import: what is in this export? A foreign file becomes a stream of segments.

#include "frame/segments.hpp"
#include "frame/tool.hpp"

namespace qda {

Run bind_import(CLI::App& app)
{
    app.footer(
        "Reads what QDA programs save and export, recognised by content, and writes the segment stream that the other\n"
        "tools take: projects of ATLAS.ti (.atlproj, .atlasti) and others, lists of quotations, coded segments, excerpts\n"
        "and highlights, texts with marks, and any table of codings (CSV or XLSX). Participants' words are left out\n"
        "unless --text asks for them.\n\n"
        "Codes that were never used, the hierarchy of codes and their groups come from --codes, documents without a\n"
        "quotation from --documents: the lists of the code manager and of the document manager. Of a workbook the\n"
        "first sheet that is a list is read. Where a message names a cell it is like book.xlsx:Sheet1!B12.\n\n"
        "The XML export of ATLAS.ti (storedHU) is read as well: families become groups. It does not say who coded;\n"
        "--coder-from quotation_by takes who made a quotation. Places that are no offsets (areas of pictures, lines,\n"
        "times) are unknown positions, and --with reference keeps them as the file has them.\n\n"
        "In a table of anybody's, --column names our columns: document, code, and any of quotation start end coder text\n"
        "comment weight; further columns are labels. With several codes a row, --code-separator ';' parts those of one\n"
        "cell, and --wide-codes FIRST:LAST says that the columns from one header to another are a code each, applied\n"
        "where their cell is not empty, 0, no or false.\n\n"
        "Formats without positions (lists of Taguette, texts of NVivo) have codes together where they share a quotation.\n"
        "A file of NVivo, ROCK or qcoder is named like its code or document: name all files of a project at once.\n\n"
        "Databases of projects (QualCoder, Taguette, RQDA, Requal, MAXQDA) are read, neither written nor locked. Positions become code\n"
        "points, each checked against the words that the project stores with it; what had to be repaired is counted.\n\n"
        "REFI-QDA projects (.qdpx) come from many programs, which count positions in code points or UTF-16 units and a line\n"
        "end as one or two. Which one it is follows from the program's name, is held against the texts where it makes a\n"
        "difference, and is said; --positions codepoint, utf16, codepoint-crlf1 or utf16-crlf1 overrules (-mark behind it\n"
        "where the byte order mark counts). Cases are sources, their variables attributes, sets groups. A coding of a whole\n"
        "document stands at a quotation without a position. Selections without a code are quotations only in projects of\n"
        "ATLAS.ti and of qda-export; elsewhere they are annotations, which are counted and left out.\n\n"
        "Example:\n"
        "  qda-import quotations.csv | head\n"
        "  qda-import quotations.xlsx --text | head\n"
        "  qda-import quotations.xml --with reference | head\n"
        "  qda-import quotations.csv --column code=Codes --code-separator '\\n' | head");
    auto reading = frame::add_reading(app);
    auto writing = frame::add_writing(app);
    auto columns = frame::add_row_columns(app);
    return [=](Context& context) { return frame::copy_segments(*reading, *writing, *columns, context); };
}

extern const Tool kImport{"import", Kind::reader, "What is in this export?", bind_import};

}  // namespace qda
