#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "qda/build/toolbox.hpp"
#include "qda/table/table.hpp"

namespace qda {

/// What a lock keeps of a table, so that a later one can be compared with it in words: its title and notes, the names of
/// its rows and columns, and its cells. Words of participants are not in it.
struct TableRecord {
    struct Cell {
        std::string value;                    ///< as in the table stream
        std::vector<std::string> quotations;  ///< those behind it, where they are known; sorted
        friend bool operator==(const Cell&, const Cell&) = default;
    };

    std::string title;
    std::vector<std::string> notes;
    std::vector<std::string> rows;     ///< in order; the key cells of each
    std::vector<std::string> columns;  ///< in order, without those of the key
    bool crossed = false;              ///< the columns are values of a level, and not figures of their row
    std::map<std::pair<std::string, std::string>, Cell> cells;  ///< by row and column; a zero is not kept
    bool cells_kept = true;            ///< false where there are more than kMostRecordedCells

    friend bool operator==(const TableRecord&, const TableRecord&) = default;
};

inline constexpr std::size_t kMostRecordedCells = 5000;
inline constexpr std::size_t kMostRecordedQuotations = 20'000;  ///< of all cells together; above it none is kept

/// \param texts  columns of texts are kept too: only for a table that is made of codebooks alone, as no export is in it
TableRecord record_of(const Table& table, bool texts);

/// Puts down the quotations behind the cells of a table of counts, whose rows and columns they name by their labels.
void keep_quotations(const std::vector<CellBehind>& behind, TableRecord& record);

}  // namespace qda
