#pragma once

#include "qda/analysis/diff.hpp"
#include "qda/analysis/recode_map.hpp"
#include "qda/codebook/codebook.hpp"

namespace qda {

/// What differs between two codebooks: dimensions, values (known by dimension, level and id), codes (known by dimension and
/// name or glob; moved: to another value), sources, kinds of source, instruments with their questions. changed: a field has
/// another content; moved: a value has another parent. A value that is gone and one that is new with its label are said to
/// be perhaps one. A map's renames, merges and splits of codes are applied to the old one first.
/// \throws Error for a map that names codes which the codebooks do not have.
Differences compare_codebooks(const Codebook& before, const Codebook& now, const RecodeMap& map);

}  // namespace qda
