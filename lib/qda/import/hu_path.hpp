#pragma once

#include <optional>
#include <string_view>

#include "qda/import/hu_remarks.hpp"

namespace qda {

/// What an element of a storedHU file is, by its name and the element around it.
enum class HuPart {
    root,
    documents,
    document,
    quotations,
    quotation,
    content,
    codes,
    code,
    code_groups,
    code_group,
    code_member,
    document_groups,
    document_group,
    document_member,
    codings,
    coding,
    document_comment,
    code_comment,
    quotation_comment,
    other_comment,
    paragraph,    ///< of a content or comment
    line_break,   ///< of a content or comment
    inline_text,  ///< any other element in a content or comment: its text counts
    branch,       ///< the project, families, links: holds sections
    left,         ///< a section whose elements are counted and not carried
    skipped       ///< nothing in it is looked at
};

/// \param in  what the element around it is.
HuPart hu_part(HuPart in, std::string_view element);

/// What the elements of a section are that is not carried.
std::optional<HuLeft> hu_left(std::string_view element);

/// Is it a section that storedHU files have at their top, carried or not?
bool is_hu_section(std::string_view element);

/// Is it a list that says how many elements it has? Then `hu_list` is its name in the file, else empty.
std::string_view hu_list(HuPart part);

}  // namespace qda
