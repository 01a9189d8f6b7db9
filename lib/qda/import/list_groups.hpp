#pragma once

#include <string>
#include <vector>

#include "qda/base/diagnostics.hpp"
#include "qda/import/list_header.hpp"

namespace qda {

/// The groups of codes or documents that a list names, by row of the records; rows before the list proper have none.
///
/// One group a column (`Code Group 1`, `Code Group 2` ...), or several in a cell: parted by line feeds, or by a comma and a
/// blank where `Number of Groups`, or groups that stand alone in other rows, say that these are several. Where nothing
/// says so the cell is one group, with a note.
std::vector<std::vector<std::string>> groups_of_rows(const Records& records, const ListHeader& header,
                                                     const std::vector<std::size_t>& columns, Diagnostics& diagnostics);

}  // namespace qda
