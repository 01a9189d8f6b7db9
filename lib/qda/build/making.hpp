#pragma once

#include <string>
#include <vector>

#include "qda/build/claims.hpp"
#include "qda/build/runs.hpp"

namespace qda {

struct MakingOptions {
    std::vector<std::string> ids;  ///< only these tables; none: all
    bool force = false;            ///< write also over what was edited by hand
    bool some_formats = false;     ///< the formats are not those of the manifest: others stay as they are
};

/// What a build did. Paths are from the manifest's folder.
struct Making {
    std::vector<std::string> written;
    std::vector<std::string> edited;   ///< left alone: not as qda-build made them
    std::vector<std::string> removed;  ///< made by earlier builds, no longer in the manifest
    std::vector<std::string> left;     ///< no longer in the manifest, and edited by hand: not removed
    std::size_t same = 0;              ///< outputs that were up to date
    std::vector<Judgement> claims;     ///< all of them; none where only some tables were made
};

/// Makes the outputs of a plan whose inputs, pipeline or program changed since the lock was written, or that are not there
/// as they were made; then writes the lock. Where anything fails nothing is written. Call it with the folder held
/// (FolderLock), as no other build may write there meanwhile.
///
/// Killed at any moment, each output is either the one of before or the new one, and the next run goes on.
/// \throws Error with everything that is wrong, also `problems` that were found before.
Making make_outputs(const Plan& plan, const MakingOptions& options, const Toolbox& tools, std::vector<Problem> problems,
                    Diagnostics& diagnostics, const Progress& progress);

/// The tables of a plan with these ids; all without ids. \throws Error for an id that is not there.
std::vector<const PlannedTable*> chosen_tables(const Plan& plan, const std::vector<std::string>& ids);

}  // namespace qda
