#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace qda {

/// In what two names differ that a reader may take for one.
enum class Likeness {
    form,          ///< in blanks at the ends, or in how characters are composed: equal in normal form (text/normal.hpp)
    letter_case,   ///< only in upper and lower case, beside that
    blanks,        ///< in the kind or number of blanks, beside that
    one_character  ///< in one character that is missing, added, changed or swapped with the next, beside that
};
std::string_view to_string(Likeness likeness);  ///< as the end of "they differ ..."

/// A name and an earlier one that it is like; indices.
struct NearName {
    std::size_t name;
    std::size_t like;
    Likeness likeness;
    friend bool operator==(const NearName&, const NearName&) = default;
};

/// For each name that is like an earlier one: the first such one, the more alike before the less.
///
/// Not alike are names that number: those that differ in a digit, in a word of one letter (`Group A`, `Group B`) or in a
/// Roman number; nor names of fewer than five characters that differ in one. Takes time and memory linear in the
/// characters of all names (and sorts), however many are alike; one character's difference is not looked for in names
/// of more than 200 characters.
std::vector<NearName> near_duplicates(std::span<const std::string> names);

}  // namespace qda
