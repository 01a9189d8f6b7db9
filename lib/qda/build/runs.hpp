#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "qda/build/plan.hpp"
#include "qda/build/table_record.hpp"

namespace qda {

/// A table that was run: what is to stand in its files.
struct MadeTable {
    const PlannedTable* planned = nullptr;
    bool sound = true;  ///< false: something failed, and `problems` say what
    TableRecord record; ///< empty for a page
    std::vector<std::string> outputs;  ///< the bytes of planned->outputs, one for each
};

/// Called before each table: how many are done, of how many, and which comes.
using Progress = std::function<void(std::size_t done, std::size_t all, const std::string& next)>;

/// Runs tables, in the manifest's folder, each beginning that several pipelines share once. What fails is added to
/// `problems` with the place of the word that it is about; the other tables are run all the same.
std::vector<MadeTable> run_tables(const Plan& plan, const std::vector<const PlannedTable*>& tables, const Toolbox& tools,
                                  std::vector<Problem>& problems, Diagnostics& diagnostics, const Progress& progress);

}  // namespace qda
