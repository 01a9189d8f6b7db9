#pragma once

#include "qda/codebook/codebook.hpp"
#include "qda/text/yaml_fields.hpp"

namespace qda {

/// What is wrong between the parts of a codebook that was read: names used twice, codes claimed twice, kinds and ids
/// that exist nowhere. Adds to `fields`.
void check_codebook(const Codebook& codebook, YamlFields& fields);

/// The part of it that is about scales, background variables and what sources are part of.
void check_study(const Codebook& codebook, YamlFields& fields);

}  // namespace qda
