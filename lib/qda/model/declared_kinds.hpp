#pragma once

#include <string>
#include <vector>

#include "qda/model/universe.hpp"

namespace qda {

/// The levels of codes at which some value declares kinds of source itself: those whose values a study has to show
/// evidence for (in the thesis pattern: sub_variable). In the order of the `#level` lines.
std::vector<std::string> levels_with_kinds(const Universe& universe);

/// The levels whose values need evidence: levels_with_kinds(); and of a dimension of themes (one without another role)
/// that declares none, its first level.
std::vector<std::string> levels_of_evidence(const Universe& universe);

/// The first level of a dimension, from any of its levels.
std::string root_level(const Universe& universe, std::string level);

}  // namespace qda
