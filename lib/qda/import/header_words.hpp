#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace qda {

/// What a column of an ATLAS.ti list holds.
enum class ListColumn : std::uint8_t {
    // of quotation lists
    id,
    name,
    document,
    document_groups,
    text,
    comment,
    codes,
    reference,
    n_codes,  ///< `Density` or `Number of Codes`
    start,
    end,
    extent,
    quotation_by,
    modified_by,
    created,
    modified,
    // of other lists
    code,  ///< one name
    groundedness,
    groups,  ///< of codes; `Code Group 1` ... too
    n_groups,
    quotation_count,
    media_type,
    source,  ///< of a list of links
    target,
    relation
};
inline constexpr std::size_t kListColumns = static_cast<std::size_t>(ListColumn::relation) + 1;

/// What a header says, and how sure that is: 0 is the program's usual word, higher numbers are looser ones.
struct HeaderWord {
    ListColumn column;
    unsigned rank;
};

/// The column that a header names in one of the languages that ATLAS.ti speaks (English, German, Spanish, Portuguese,
/// Chinese) or in Dutch; case, accents, blanks and punctuation do not matter.
///
/// The same word can mean two things (`Name`, `Density`, `Quotation`): this is its meaning in a quotation list.
std::optional<HeaderWord> header_word(std::string_view header);

/// Our own name of a column, as `--column` takes it: quotation document code codes text name comment reference n_codes
/// quotation_by created document_groups start end.
std::optional<ListColumn> named_column(std::string_view name);

/// The name of a column in messages: `codes`, `quotation id`.
std::string_view to_string(ListColumn column);

}  // namespace qda
