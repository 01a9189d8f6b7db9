#pragma once

#include <string>

#include "qda/base/diagnostics.hpp"
#include "qda/model/universe.hpp"

namespace qda {

/// Takes what a block of YAML in a ROCK source says: trees of codes (`codes`, `ROCK_codes`: entries with `id`, `parentId`
/// and `children`) are known codes, attributes (`ROCK_attributes`: entries with a `caseId`) those of respondents. Other
/// blocks are left alone. A block that is no YAML is left out, with a warning.
/// \param block  with as many line feeds before it as lines are in the file.
void read_rock_yaml(const std::string& name, std::string block, Universe& universe, Diagnostics& diagnostics);

}  // namespace qda
