#pragma once

#include "qda/import/code_cells.hpp"

namespace qda {

/// The codes of cells that are joined by `separator`, which the names may hold, too: rules 1 to 4 of
/// split_code_cells().
SplitCells split_comma_cells(const std::vector<CodeCell>& cells, const std::vector<std::string>& known,
                             std::string_view separator);

}  // namespace qda
