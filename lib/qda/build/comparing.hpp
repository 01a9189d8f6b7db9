#pragma once

#include <optional>
#include <string>

#include "qda/analysis/count.hpp"
#include "qda/analysis/diff.hpp"
#include "qda/build/reading.hpp"

namespace qda {

/// What is compared, and how.
struct DiffOptions {
    std::string before;         ///< a file; `-` is standard input, for one of the two
    std::string now;
    std::string kind;           ///< exports, codebooks or tables; empty: recognised
    std::string map;            ///< a recode map, applied to the old one first; empty: none
    std::string old_codebook;   ///< instead of that of the reading
    std::string new_codebook;
    bool words = false;         ///< also cells of tables that may be words of participants
};

/// What a file is: a codebook by its name or first key, a table by its first line, else an export. nullopt for a pipe,
/// which cannot be looked into: it is taken for what the other one is.
std::optional<std::string> diff_kind_of(const std::string& path);

/// Reads both and compares them. `reading` says how both exports are read (its files are not looked at). With `counting`
/// (a level on its rows) the cells of that count are compared, with the quotations behind what differs.
/// \throws Error for what cannot be used, for two of different kinds, and for options that do not go with their kind.
Differences compare_files(const DiffOptions& options, const Reading& reading, const CountOptions& counting, Diagnostics& diagnostics);

}  // namespace qda
