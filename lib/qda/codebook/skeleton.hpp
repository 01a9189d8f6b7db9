#pragma once

#include <string>
#include <vector>

#include "qda/base/diagnostics.hpp"
#include "qda/model/universe.hpp"

namespace qda {

/// How a skeleton is made.
struct SkeletonOptions {
    std::string id;                   ///< of the codebook
    std::string language;             ///< nl or en: of its title and comments; empty: en
    std::vector<std::string> levels;  ///< names of levels from the root down; else variable, sub_variable, indicator, level_4, ...
};

/// A codebook to begin with, as YAML that read_codebook() takes at once: a value for each code that an export holds, below
/// its parent code or category, and a source for each document.
///
/// Nothing is guessed about what codes mean: groups, and how to declare a judgement, stand in comments. What a document is
/// has to be said, so each is an interview with a respondent unless its name speaks of an observation or a policy document,
/// or the export says its kind; a note says how many were guessed.
///
/// \throws Error where there is neither a code nor a document.
std::string codebook_skeleton(const Universe& universe, const SkeletonOptions& options, Diagnostics& diagnostics);

}  // namespace qda
