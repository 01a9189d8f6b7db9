#pragma once

#include "qda/import/archive.hpp"
#include "qda/import/options.hpp"
#include "qda/model/intake.hpp"

namespace qda {

/// Is an archive a project bundle of ATLAS.ti (`.atlproj`, `.atlproj9`, `.atlproj22`, `.atlproj23`, `.atlasti`)?
bool is_atlasti_bundle(const Archive& archive);

/// Reads the project as the program keeps it: every document (also without a quotation) with its length, codes (also
/// unused) with the category and folder above them, groups of both, and one row a coding with its coder, in the order of
/// documents and quotations; a quotation without a code is a row without one. Quotations are named as the program shows
/// them, `2:13`. Positions are code points of the texts, which go into Universe::texts where Needs asks for them; line
/// ends are one line feed.
///
/// A quotation of anything but text, one that lies outside of its document's text, and those of a document whose text is
/// missing or broken have no position, with a remark. \throws Error for a broken project file.
void read_atlasti_bundle(Archive& archive, const ReadOptions& options, Intake& intake);

}  // namespace qda
