#pragma once

#include <vector>

#include "qda/build/claims.hpp"
#include "qda/text/yaml_fields.hpp"

namespace qda {

/// The `claims` and the `numbers` of a manifest; what is wrong with them is noted in `fields`.
std::vector<Claim> read_claims(const YamlNode& manifest, YamlFields& fields);
std::vector<NamedFigure> read_figures(const YamlNode& manifest, YamlFields& fields);

}  // namespace qda
