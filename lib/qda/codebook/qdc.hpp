#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "qda/base/error.hpp"
#include "qda/model/universe.hpp"

namespace qda {

/// A code of a REFI-QDA codebook.
struct QdcCode {
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
    std::string guid;  ///< upper case, no braces
    std::string name;
    std::string description;
    std::string color;
    bool codable = true;
    std::size_t parent = npos;  ///< index in QdcCodebook::codes; smaller than its own
    Location where;
};

/// A set (a group) of codes.
struct QdcSet {
    std::string guid;
    std::string name;
    std::string description;
    std::vector<std::string> members;  ///< GUIDs as in QdcCode
    Location where;
};

/// A REFI-QDA codebook (`.qdc`): codes in the order of the file, each behind the one it stands in, and sets.
struct QdcCodebook {
    std::string origin;  ///< the program that wrote it
    std::vector<QdcCode> codes;
    std::vector<QdcSet> sets;
};

/// What our codebook says beside a description and a `.qdc` has no place for, as lines behind it:
///
///     What it means, for readers.
///
///     [qda]
///     id: wachtlijsten
///     include: families that\nwait
struct QdcNotes {
    std::string text;       ///< the description itself
    std::vector<Key> keys;  ///< in order; keys may repeat

    /// The first value of a key; empty if there is none.
    std::string get(std::string_view key) const;
    /// Adds it unless it is empty.
    void add(std::string_view key, std::string_view value);
    bool has(std::string_view key) const;
};

/// The two as one description; the text alone where there are no keys.
std::string with_notes(const QdcNotes& notes);
/// Takes them apart. A description without a line `[qda]` is all text.
QdcNotes notes_in(std::string_view description);

}  // namespace qda
