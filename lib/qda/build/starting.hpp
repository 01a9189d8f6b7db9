#pragma once

#include <string>
#include <vector>

#include "qda/base/diagnostics.hpp"

namespace qda {

/// A file to begin with: its name in the new folder, and what stands in it.
struct StarterFile {
    std::string name;
    std::string text;
};

/// A folder for the tables of a study, from what an export holds: a manifest (tables.yaml), a codebook with every code and
/// document (codebook.yaml), and files for git and for CI on GitHub and GitLab. The export stays where it is; the manifest
/// names it by its path from the folder.
///
/// \param folder   the new folder, as seen from where the program runs
/// \param exports  of any format
/// \param language en or nl, of the codebook's comments and of the tables
/// \throws Error for an export that cannot be read, or holds neither codes nor documents.
std::vector<StarterFile> starter_files(const std::string& folder, const std::vector<std::string>& exports,
                                       const std::string& language, Diagnostics& diagnostics);

/// Makes the folder and puts the files into it. \throws Error, before anything is written, where one of them is there already.
void write_starter(const std::string& folder, const std::vector<StarterFile>& files);

}  // namespace qda
