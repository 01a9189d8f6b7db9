#pragma once

#include <optional>
#include <string>
#include <vector>

#include "qda/model/finding.hpp"
#include "qda/build/reading.hpp"
#include "qda/codebook/codebook.hpp"

namespace qda {

/// Is this file a codebook? By its name (`.yaml`, `.yml`), else by its first line that is no comment: a key of a codebook
/// and a colon. Standard input is none.
bool is_codebook(const std::string& path);

/// Reads a codebook for a check: what is wrong in it, and has a place there, becomes findings (codebook-invalid), and the
/// codebook is nullopt; what is odd about one that can be used is found as well.
/// \throws Error for a file that cannot be read at all.
std::optional<Codebook> check_codebook_file(const std::string& path, std::vector<Finding>& findings);

/// Reads the inputs with the codebook that check_codebook_file() gave, if any, and finds how they fit. Findings without a
/// place get the name of the input, where there is one input that has a name.
/// False where the codebook cannot be used with this export (globs of two values on one of its codes): said as findings,
/// and nothing else is looked at.
/// \throws Error for an input that cannot be used.
bool check_export(const Reading& reading, const Codebook* codebook, Universe& universe, std::vector<Finding>& findings);

}  // namespace qda
