#pragma once

#include <string>
#include <vector>

#include "qda/base/diagnostics.hpp"
#include "qda/import/options.hpp"
#include "qda/model/intake.hpp"
#include "qda/table/records.hpp"

namespace qda {

/// A code as a list of codes names it.
struct ListedCode {
    std::string name;    ///< as quotation lists write it: `Category: Code` for a code below another
    std::string parent;  ///< empty, or the name of a listed code
    std::vector<std::string> groups;
    std::string comment;
    Location where;
};

/// Reads a list of codes or a codebook that ATLAS.ti exported, or the first column of any list without known headers.
///
/// - `Code, , Groundedness, ...`: where the project has categories, the second column, without a header, holds the
///   codes below the last category of the first one. Bullets before names are taken away.
/// - `Code, Comment, Code Group 1, ...`: one group in each column. `Category: Code` has a parent where the category is
///   listed itself; elsewhere a colon is part of the name.
/// - `tag, description, number of highlights`: Taguette's codebook; `code_id, code, code.description`: qcoder's.
/// - `Groups` holds several groups, see list_groups.hpp.
///
/// \throws Error for another list or table of ATLAS.ti.
std::vector<ListedCode> read_code_list(const Records& records, Diagnostics& diagnostics);

/// Reads the lists of `--codes` (texts, workbooks, or the codes of an XML export), declares their codes in the universe
/// (parents, groups, and comments where those of quotations are asked for), and returns the names of all, in order.
std::vector<std::string> read_code_lists(const ReadOptions& options, Intake& intake);

}  // namespace qda
