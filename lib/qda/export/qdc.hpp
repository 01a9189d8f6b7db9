#pragma once

#include <string>
#include <string_view>

#include "qda/base/diagnostics.hpp"
#include "qda/base/output.hpp"
#include "qda/codebook/codebook.hpp"
#include "qda/codebook/qdc.hpp"

namespace qda {

/// A codebook as codes and sets of REFI-QDA:
///
/// | in the codebook                         | in the file                                                          |
/// | --------------------------------------- | -------------------------------------------------------------------- |
/// | value with one code                     | a code of that name                                                  |
/// | value with several codes                | a code of its label that is not codable, and its codes below it      |
/// | value without a code, or only globs     | a code of its label that is not codable                              |
/// | values below a value                    | codes within its code                                                |
/// | definition                              | description                                                          |
/// | id, label, other texts, globs, table    | lines behind the description (QdcNotes)                              |
/// | levels and dimensions, roles, conclusions, kinds of source, the quote code, title and language | sets            |
///
/// GUIDs follow from the codes' names (guid_of({"code", name})), as in a project that is exported, so the same codebook gives
/// the same bytes. What there is no place for (sources and their attributes, instruments, background variables, research
/// questions, what a case is called, names of tables about sources) is counted in a note for each.
///
/// \throws Error for a codebook without any value: the format needs a code.
QdcCodebook codebook_to_qdc(const Codebook& codebook, Diagnostics& diagnostics);

/// Writes the file: namespace urn:QDA-XML:codebook:1.0, elements in the order of Codebook.xsd, none that would be empty.
/// What XML 1.0 cannot hold becomes U+FFFD.
void write_qdc(const QdcCodebook& codebook, Output& out);

}  // namespace qda
