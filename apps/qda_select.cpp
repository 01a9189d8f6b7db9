// qda-select: only the quotations for which an expression holds.

#include "frame/segments.hpp"
#include "frame/tool.hpp"

namespace qda {

Run bind_select(CLI::App& app)
{
    app.footer(
        "EXPR joins conditions with and, or, not and parentheses; not binds closest, then and, then or.\n"
        "  code = Angst               a value, by id or label; code != Angst is: not code = Angst\n"
        "  code in (Angst, Trots)     one of several; also not in\n"
        "  code ~ bij:*               a pattern: only * is special; code ~ * is what has any code; also !~\n"
        "  leeftijd >= 40             numbers (< <= > >=); = finds 40.0 where nothing is called 40\n"
        "  \"Plaats en tijd\" = 'R&D'   names with and, or, parentheses or quotes in them stand in quotes; others need none\n"
        "Levels are those of qda-count: document code coder source respondent, those of the codebook, groups, attributes.\n"
        "It selects quotations: one carries a value if its document, its row or any of its codings has it, so\n"
        "'code = A and not code = B' are the quotations with A and without B. A quotation of two respondents is of each.\n"
        "What has no value at a level (or none that is a number) does not meet a condition on it.\n"
        "--codings looks at each coding by itself: --where 'code = A' then leaves of a quotation only its codings with A.\n"
        "--overlapping looks at places: what has a position in common with a quotation that meets EXPR, and that one itself.\n\n"
        "What happens to the rest of the stream: conditions on labels of documents (groups, source, source_kind,\n"
        "respondent, attributes) also take out the documents that do not meet them, so shares are of the documents that\n"
        "are left; and the sources and respondents who do not by their own kind and attributes (one who does stays,\n"
        "also without a document). Conditions on codes, and on what rows say (coder, a label column, speakers), leave\n"
        "all documents and codes: a zero stays a zero. --keep-universe leaves them always. An or of both sorts is\n"
        "refused, as it says nothing of documents. Every analysis and qda-check take these options as well: qda-count --where EXPR is\n"
        "qda-select --where EXPR | qda-count. Labels of a codebook must be there: label first, or give --codebook here.\n\n"
        "Example:\n"
        "  qda-select labelled.seg --where 'source_kind = interview and judgement = knelpunt' | qda-count --rows respondent");
    auto reading = frame::add_reading(app);
    frame::add_where(app, reading);
    auto writing = frame::add_writing(app);
    auto columns = frame::add_row_columns(app);
    return [=](Context& context) {
        if (reading->selection.none())
            throw Error({}, "nothing to select by", "name a condition: --where 'code = A', or --overlapping 'code = A'");
        return frame::copy_segments(*reading, *writing, *columns, context);
    };
}

extern const Tool kSelect{"select", Kind::filter, "Which quotations meet these conditions?", bind_select};

}  // namespace qda
