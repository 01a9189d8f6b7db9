#pragma once

#include "qda/base/output.hpp"
#include "qda/build/reading.hpp"
#include "qda/stream/segment_writer.hpp"

namespace qda {

/// Reads segments and writes them with every label as a column of the rows (display names, several parted by `|`):
/// sources, kinds, respondents, all levels of the codebook, attributes and groups. For R or Excel. The rows wait in
/// memory until the universe is complete.
void write_wide(const Reading& reading, const Needs& needs, const WriteOptions& options, Universe& universe, Output& out,
                Diagnostics& diagnostics);

}  // namespace qda
