#pragma once

#include "qda/build/plan.hpp"

namespace qda {

/// Says how the tables of a plan are run (PlannedTable::stages, PlannedOutput::run_last). Unless all read the exports by one
/// `import`, they share one that keeps everything, so that these are parsed once. (An analysis may have to be run twice: for
/// the table, and for what is behind its cells.)
void share_imports(Plan& plan, const Toolbox& tools);

}  // namespace qda
