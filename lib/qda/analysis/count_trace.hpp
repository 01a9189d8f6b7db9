#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "qda/base/id.hpp"
#include "qda/table/table.hpp"

namespace qda {

/// A cell by the values of its levels, as a user names it: level and value, by id or label. A side of which no level is
/// named, or whose values are all `total`, is its total; `NA` is what has no value. A level that stands on both sides is
/// named `level_2` on the columns, as in the long form of the table.
using CellName = std::vector<std::pair<std::string, std::string>>;

/// Reads `respondent=2,variable=leiderschap`. A piece without `=` belongs to the value before it, whose label then holds
/// a comma. \throws Error for a first piece without `=`.
CellName parse_cell_name(const std::vector<std::string>& texts);

/// A quotation behind a cell, and what it adds to the number.
struct Contribution {
    Id quotation = kNone;  ///< as Batch::quotation
    Id document = kNone;
    /// What the cell would lack without it and all that come after it: 1 a quotation, or the number of codings; of things
    /// that count once (documents, respondents, values, characters, words) those that no quotation before it has brought,
    /// so 0 where they were all there. nullopt: its length is not known.
    std::optional<std::uint64_t> adds;
    std::vector<std::string> counted;  ///< codings: the codes that count; respondents and distinct: the values it brings
};

/// What lies behind a cell.
struct CellTrace {
    std::vector<std::string> rows;     ///< the label of each level; `NA`: no value; empty: the total
    std::vector<std::string> columns;  ///< the same; empty also where the table has no columns
    Cell value;                        ///< the count; NA where a length is not known
    std::optional<double> divided_by;  ///< with a share or a rate: what the table divides the count by
    bool looked_for = true;            ///< false: a zero that prints as a dash
    std::vector<Contribution> quotations;  ///< in the order of the input
    std::uint64_t without = 0;  ///< units respondents, distinct: quotations of the cell that have nothing of the kind
    std::vector<std::string> notes;  ///< what one is, and whose codings count, as under the table
};

}  // namespace qda
