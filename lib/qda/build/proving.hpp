#pragma once

#include <string>
#include <vector>

#include "qda/build/difference.hpp"
#include "qda/build/runs.hpp"

namespace qda {

/// Are the outputs still true? Every table is made again in memory and compared with what stands in its files; what
/// differs is told cell by cell, by the lock.
///
/// Tables that need an export (or a list, or attributes) that is not at hand are checked against the lock alone: their
/// files, their pipelines, the codebook and whatever else of their inputs is there. `unproven` gets the names of these
/// files, once each.
/// \throws Error with everything that is wrong, also `problems` that were found before.
std::vector<Difference> check_outputs(const Plan& plan, const std::vector<std::string>& ids, const Toolbox& tools,
                                      std::vector<Problem> problems, std::vector<std::string>& unproven,
                                      Diagnostics& diagnostics, const Progress& progress);

/// What becomes of each claim: the tables that they look at are made in memory, or taken from the lock where an input is
/// not at hand. \throws Error as check_outputs().
std::vector<Judgement> judge_claims(const Plan& plan, const Toolbox& tools, std::vector<Problem> problems,
                                    Diagnostics& diagnostics, const Progress& progress);

}  // namespace qda
