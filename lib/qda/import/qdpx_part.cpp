#include "qda/import/qdpx_part.hpp"

namespace qda {

namespace {

using P = QdpxPart;

P of_list(std::string_view element)
{
    if (element == "User") return P::user;
    if (element == "Code") return P::code;
    if (element == "Codes" || element == "Sets") return P::list;
    if (element == "Variable") return P::variable;
    if (element == "Case") return P::case_;
    if (element == "TextSource") return P::text_source;
    if (element == "PDFSource" || element == "PictureSource" || element == "AudioSource" || element == "VideoSource")
        return P::other_source;
    if (element == "Link") return P::link;
    if (element == "Set") return P::set;
    return P::unknown;
}

P of_project(std::string_view element)
{
    if (element == "Notes") return P::notes;
    if (element == "Graphs") return P::skipped;
    for (const std::string_view list : {"Users", "CodeBook", "Variables", "Cases", "Sources", "Links", "Sets"})
        if (element == list) return P::list;
    return P::unknown;
}

P of_case(std::string_view element)
{
    if (element == "CodeRef") return P::code_ref_of_case;
    if (element == "SourceRef") return P::source_ref;
    if (element == "SelectionRef") return P::selection_ref;
    if (element == "VariableValue") return P::value;
    return P::unknown;
}

P of_value(std::string_view element)
{
    if (element == "VariableRef") return P::variable_ref;
    return element.ends_with("Value") ? P::value_text : P::unknown;
}

// Of what has a text.
P of_text(std::string_view element)
{
    if (element == "PlainTextSelection") return P::text_selection;
    if (element == "PlainTextContent") return P::content;
    if (element == "Coding") return P::whole_coding;
    return P::unknown;
}

P of_source(std::string_view element)
{
    if (element == "PDFSelection" || element == "PictureSelection") return P::area;
    if (element == "AudioSelection" || element == "VideoSelection") return P::extract;
    if (element == "Representation" || element == "TextDescription") return P::representation;
    if (element == "Transcript") return P::transcript;
    return of_text(element);
}

P of_selection(std::string_view element)
{
    if (element == "Coding") return P::coding;
    if (element == "Representation") return P::quoted;
    return P::unknown;
}

P of_quoted(std::string_view element)
{
    if (element == "PlainTextContent") return P::quoted_content;
    if (element == "PlainTextSelection") return P::inner_selection;
    return element == "Coding" ? P::coding : P::unknown;
}

P of_transcript(std::string_view element)
{
    if (element == "SyncPoint") return P::sync_point;
    if (element == "TranscriptSelection") return P::transcript_selection;
    return element == "PlainTextContent" ? P::skipped : P::unknown;
}

P of_set(std::string_view element)
{
    if (element == "MemberCode") return P::member_code;
    if (element == "MemberSource") return P::member_source;
    return element == "MemberNote" ? P::member_note : P::unknown;
}

P description(P parent)
{
    switch (parent) {
    case P::code: return P::code_description;
    case P::text_source:
    case P::other_source: return P::source_description;
    case P::text_selection:
    case P::area:
    case P::extract:
    case P::transcript_selection: return P::selection_description;
    default: return P::other_description;
    }
}

}  // namespace

std::string_view local_name(std::string_view element)
{
    const std::size_t colon = element.rfind(':');
    return colon == std::string_view::npos ? element : element.substr(colon + 1);
}

QdpxPart qdpx_part(QdpxPart parent, std::string_view element)
{
    if (parent == P::skipped || parent == P::unknown) return P::skipped;
    if (parent == P::notes) return P::notes;
    if (parent == P::coding || parent == P::whole_coding) {
        if (element == "CodeRef") return P::code_ref;
        return element == "NoteRef" ? P::note_ref : P::unknown;
    }
    if (element == "Description") return description(parent);
    if (element == "NoteRef") return P::note_ref;
    switch (parent) {
    case P::project: return of_project(element);
    case P::list: return of_list(element);
    case P::code: return element == "Code" ? P::code : P::unknown;
    case P::case_: return of_case(element);
    case P::value: return of_value(element);
    case P::text_source:
    case P::other_source: return element == "VariableValue" ? P::value : of_source(element);
    case P::representation: return of_text(element);
    case P::text_selection:
    case P::area:
    case P::extract:
    case P::transcript_selection: return of_selection(element);
    case P::quoted:
    case P::inner_selection: return of_quoted(element);
    case P::transcript: return of_transcript(element);
    case P::set: return of_set(element);
    default: return P::unknown;
    }
}

}  // namespace qda
