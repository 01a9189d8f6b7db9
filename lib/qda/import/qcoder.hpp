#pragma once

#include "qda/base/source.hpp"
#include "qda/import/options.hpp"
#include "qda/model/intake.hpp"

namespace qda {

/// Does a text begin like one that was coded with qcoder: with `(QCODE)` and `(/QCODE)` in it?
bool is_qcoder(std::string_view head, const ReadOptions& options);

/// Reads a text that was coded with qcoder, one document a file, named like the file: `(QCODE)words(/QCODE){#a, #b}`, also
/// one within another. Positions are code points of the text without marks. A passage without codes is a quotation without.
/// \throws Error for a mark that is not opened, not closed, or whose codes do not end.
void read_qcoder(Source& source, std::uint64_t skip, const ReadOptions& options, Intake& intake);

}  // namespace qda
