#pragma once

// What merging counts (merge.cpp) and merging pairs (merge_pairs.cpp) share.

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "qda/analysis/merge.hpp"

namespace qda::merging {

inline constexpr const char* kSameOptions = "make the tables of all parts with the same tool, options and codebook";

bool is_key(const Column& column);
bool says(const Column& column, std::string_view key, std::string_view value);

/// Where a name stands: in the codebook's order, else by code point; then what is missing, then totals.
struct Rank {
    int kind = 1;
    std::uint64_t place = 0;
    std::string_view name;
    friend auto operator<=>(const Rank&, const Rank&) = default;
};

/// The notes of a table without those of its tallies and of dashes.
std::vector<std::string> fixed_notes(const Table& table);

/// The keys of a column but for those that depend on the rows: `order`, `positions`.
std::vector<std::pair<std::string, std::string>> lasting_keys(const Column& column);

/// \throws Error where the two were not made in one way. \param notes  compare their notes too.
void must_be_alike(const TablePart& part, const TablePart& first, bool notes);

/// \throws Error where a count is marked `merge:no`.
void must_add_up(const Column& column, const Location& where);

std::int64_t sum(std::int64_t a, std::int64_t b, const Location& where);

/// Adds up tallies of the same names, in the same order.
void add_tallies(std::vector<Tally>& into, const std::vector<Tally>& more, const Location& where);

/// History and carried lines: what made the inputs of any part, then what made the tables.
void take_history(Table& whole, const std::vector<TablePart>& parts);

/// Adds the notes of the tallies, and that of dashes where there is one.
void say_counts(Table& whole);

/// The table of the whole, of tables of pairs (`first second n_first n_second n_both` and measures).
bool is_of_pairs(const Table& table);
Table merge_pairs(const std::vector<TablePart>& parts);

}  // namespace qda::merging
