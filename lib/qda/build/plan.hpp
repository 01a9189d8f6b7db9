#pragma once

#include <string>
#include <vector>

#include "qda/build/manifest.hpp"
#include "qda/build/toolbox.hpp"

namespace qda {

/// A file to be made of a table: the table in one form.
struct PlannedOutput {
    std::string form;
    std::string path;  ///< from the manifest's folder
    Stage last;        ///< makes it of what the other stages give: `table --to md --language nl`
    Stage run_last;    ///< the same as it is run
};

/// A table of the manifest with everything that its pipeline reads put in.
struct PlannedTable {
    const ManifestTable* table = nullptr;
    std::vector<Stage> shell;   ///< all stages but the last, as one would call them in the manifest's folder
    std::vector<Stage> stages;  ///< the same as they are run: the exports may come from an import that all tables share
    std::vector<PlannedOutput> outputs;
    std::vector<std::string> inputs;     ///< files that it reads, from the manifest's folder, sorted, each once
    std::vector<std::string> codebooks;  ///< those of them that are codebooks

    /// All stages of an output.
    std::vector<Stage> whole(const PlannedOutput& output) const;
    /// The same as a shell command.
    std::string as_shell(const PlannedOutput& output) const;
    /// `table 9`, or without a number `table 'id'`.
    std::string name() const;
};

/// A file that is named and not there.
struct MissingFile {
    std::string path;
    Location where;
    bool codebook = false;
};

struct Plan {
    Manifest manifest;
    std::vector<PlannedTable> tables;  ///< in the manifest's order; point into it
    std::vector<MissingFile> missing;  ///< each file once
};

/// Puts the inputs of a manifest into its pipelines and asks the tools whether they take them so.
///
/// - The first verb, if it reads exports and names none, reads those of the manifest, with its lists and options.
/// - `label`, and a first verb that reads exports itself (but not `import`), gets the codebook and the attributes.
/// - A first verb about a codebook gets the codebook.
/// - A pipeline that ends in a table goes on to `table`, once for each format.
///
/// Everything that is wrong is added to `problems`, with its place. Files are looked up from where the program runs.
Plan make_plan(Manifest manifest, const Toolbox& tools, std::vector<Problem>& problems);

}  // namespace qda
