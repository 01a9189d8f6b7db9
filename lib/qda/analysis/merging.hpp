#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "qda/table/table.hpp"

namespace qda {

// What a table says so that those of parts add up to that of the whole (merge.hpp): the counts behind its notes, and
// where its keys stand in the codebook's order.

/// The note of a tally; empty where it counts nothing, and for a tally that has no note.
///
/// Of counts: left_out (n, of, unit, at), several (n, unit), joint (n, unit), lengths_summed, lengths_unknown. Of pairs:
/// outside, all (n, unit), no_sets, left_out, over_pages; n_first and n_second (n, value, place, unknown) have no note.
std::string note_of(const Tally& tally);

/// The note of a table that shows a zero which was not looked for.
inline constexpr std::string_view kDashNote =
    "\u2013: nothing found, and the codebook does not look there (another kind of source)";
bool has_dash(const Table& table);

/// Where the cells of a key column stand in the order of rows.
struct KeyOrder {
    struct Placed {
        std::string_view name;
        std::size_t place;  ///< as LevelValue::place
    };
    std::vector<Placed> values;  ///< of the whole level
    bool has_missing = false;    ///< a cell `NA` means: no value
    bool has_totals = false;     ///< a cell `total` is a total
};

/// Writes the order into the column's keys: `order:PLACE NAME` for each value with a place that has a row, `missing:yes`,
/// `totals:yes`. Where two values have one name, or one is named as a total or a missing value is, its rows cannot be told
/// apart in another table: the counts are then marked `merge:no`.
void add_key_order(Table& table, std::size_t column, const KeyOrder& order);

/// Says of the counts that add up that those of this table do not, and why.
void mark_not_merged(Table& table, const std::string& why);

}  // namespace qda
