#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "qda/table/table.hpp"

namespace qda {

/// One row of the long table of qda-knelpunt, read back. Counts and values are nullopt where the table says `NA`.
struct KnelpuntFact {
    std::string fact;
    std::string name;
    std::string detail;
    std::optional<std::int64_t> knelpunt;
    std::optional<std::int64_t> goes_well;
    std::optional<std::int64_t> quotations;
    std::optional<std::int64_t> respondents;
    std::optional<std::int64_t> spoke;
    std::optional<std::int64_t> value;  ///< where it is a whole number: ranks, numbers of sources
    std::string text;
    std::string document;
    std::string location;
};

/// The facts of one subject, in the order of the table.
struct KnelpuntBlock {
    std::vector<std::string> above;  ///< what it is part of, from the root down
    std::string subject;
    std::vector<KnelpuntFact> facts;

    std::vector<const KnelpuntFact*> all(std::string_view fact, std::string_view detail) const;
    std::vector<const KnelpuntFact*> all(std::string_view fact) const;
    /// The first one; nullptr if there is none.
    const KnelpuntFact* first(std::string_view fact) const;
};

/// The blocks of a long table; each begins with its fact `knelpunt`.
/// \throws Error  where a column is missing or the table does not begin with that fact.
std::vector<KnelpuntBlock> knelpunt_blocks(const Table& long_table);

/// The name of the level whose values are the subjects.
std::string knelpunt_level(const Table& long_table);

}  // namespace qda
