#pragma once

#include <string_view>

namespace qda {

/// What an element of a REFI-QDA project is, by where it stands.
enum class QdpxPart {
    project,
    list,  ///< Users, CodeBook, Codes, Variables, Cases, Sources, Links, Sets: nothing by itself
    user,
    code,
    code_description,
    variable,
    case_,
    code_ref_of_case,
    source_ref,
    selection_ref,
    value,
    variable_ref,
    value_text,
    text_source,
    other_source,  ///< picture, PDF, sound, film
    source_description,
    representation,  ///< the text of one of those
    content,
    text_selection,
    area,    ///< on a page or picture
    extract, ///< of a recording
    transcript,
    sync_point,
    transcript_selection,
    selection_description,
    quoted,         ///< text that stands for an area
    quoted_content,
    inner_selection, ///< of such a text: its codings are those of the area
    whole_coding,
    coding,
    code_ref,
    set,
    member_code,
    member_source,
    member_note,
    notes,
    note_ref,
    link,
    graph,
    other_description,
    skipped,  ///< known, and of no use here
    unknown
};

/// `parent` is that of the element around it; `element` its local name.
QdpxPart qdpx_part(QdpxPart parent, std::string_view element);

/// Without the prefix of a namespace.
std::string_view local_name(std::string_view element);

}  // namespace qda
