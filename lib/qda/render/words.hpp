#pragma once

#include <string>
#include <string_view>

namespace qda {

/// Languages of headings.
enum class Language { english, dutch };

/// The heading of a built-in column: `sub_variable` is `Sub variable` or `Subvariabele`; `n_codings` is headed as
/// `codings`, `per_1000_characters` with its number. Any other name stands as it is: labels of a codebook keep the researcher's language.
std::string heading_of(std::string_view column, Language language);

/// A value of a level as readers see it: of source_kind, `policy_document` is `Policy document` or `Beleidsdocument`.
/// Any other value stands as it is.
std::string value_of(std::string_view level, std::string_view value, Language language);

/// A list of values of a level, parted by `, `, as readers see it. Of `source_kinds` it says where one looks:
/// `Policy documents, interviews` or `Beleidsdocumenten, interviews`.
std::string values_of(std::string_view level, std::string_view list, Language language);

/// `Total` or `Totaal`.
std::string_view total_word(Language language);

/// `Table` or `Tabel`.
std::string_view table_word(Language language);

/// Before the numbers of a place in a document with such positions: `paragraph` or `paragraphs` (`several`), `page`,
/// `characters`.
std::string_view place_word(std::string_view positions, bool several, Language language);

}  // namespace qda
