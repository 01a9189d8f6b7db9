#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "qda/base/diagnostics.hpp"
#include "qda/base/source.hpp"
#include "qda/codebook/codebook.hpp"
#include "qda/codebook/qdc.hpp"

namespace qda {

/// Reads a REFI-QDA codebook. Elements count by their names without namespace, so files of version 0:4 are read as well;
/// GUIDs in either case, with braces or without; members of sets by `guid` or `targetGUID`; empty wrappers; a byte order
/// mark. Elements that are not known are skipped, and counted in a note.
/// \throws Error with line and column for what is no such file, a code without a name, or a GUID that two codes have.
QdcCodebook read_qdc(Source& source, Diagnostics& diagnostics);

/// How a codebook is made of a `.qdc`.
struct FromQdc {
    std::vector<std::string> levels;  ///< names of levels from the root down, for codes of another program
    std::string id;                   ///< of the codebook, where the file says none
};

/// The codebook that the file holds. What codebook_to_qdc() wrote becomes the same codebook again, as far as it was held.
/// Of another program's file every code is a value: its place in the hierarchy is its level (variable, sub_variable,
/// indicator, level_4, ..., unless `options` names them), its description the definition, its colour kept.
///
/// - A single root `Nodes` that is not codable (NVivo) is left out, and what lies in it are the roots.
/// - Names that occur twice are paths (`Place>Hope`), as in a stream.
/// - A code that is not codable is a value without codes. Sets of another program are returned in `sets` as lines for a
///   comment. Both are said in notes.
struct CodebookOfQdc {
    Codebook codebook;
    std::vector<std::string> sets;  ///< `Core: Place, Hope`
};
CodebookOfQdc codebook_from_qdc(const QdcCodebook& qdc, const FromQdc& options, Diagnostics& diagnostics);

}  // namespace qda
