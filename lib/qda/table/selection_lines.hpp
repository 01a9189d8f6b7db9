#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "qda/table/table.hpp"

namespace qda {

/// The header lines in which a stream says that it is a selection (FORMAT.md, section 5):
///
///     #selected	quotations with judgement = Knelpunt
///     #gone	level:source_kind	value:observation
///
/// The first is what a table made from the stream says in a note. The second names a value that
/// an expression named and that the stream has no longer: naming it again is no mistake.
std::string selected_line(std::string_view what);
std::string gone_line(std::string_view level, std::string_view value, std::string_view name);

/// Says in the notes of a table what the `#selected` lines among these (Universe::carried) say: `only quotations with
/// judgement = Knelpunt`. They come behind the first note, which says what is counted. Every analysis calls it.
void note_selection(Table& table, const std::vector<std::string>& lines);

struct GoneName {
    std::string level;
    std::string value;
    std::string name;  ///< its label; empty: the value itself
};
/// What the `#gone` lines among these say.
std::vector<GoneName> gone_in(const std::vector<std::string>& lines);

}  // namespace qda
