#pragma once

#include <string_view>

#include "qda/base/source.hpp"
#include "qda/import/archive.hpp"
#include "qda/import/options.hpp"
#include "qda/model/intake.hpp"

namespace qda {

/// Is it a REFI-QDA project: an archive with a `.qde` in it?
bool is_qdpx(const Archive& archive);
/// Does a text that begins with `head` look like the XML of one?
bool is_qde(std::string_view head);

/// Reads a REFI-QDA project (`.qdpx`; any ZIP archive with one `.qde`): one row of `intake` for each coding, in the order of
/// the file.
///
/// - Positions become code points of the texts, line ends counted once. How the program counted is told by its name
///   (`origin`), and where a text makes a difference held against the words that selections are named after and against
///   the edges of words; all texts decide together. `--positions` overrules (text_units.hpp). Without its text a
///   document's positions stay as they are.
/// - Selections of PDFs and pictures have no position, unless they are in the text that stands for these; those of sound and
///   film are in milliseconds, those of a transcript too, by the times of its sync points.
/// - Equal spans in one document are one quotation, except where the program (ATLAS.ti, qdatools) makes each selection a
///   quotation. Codings of a whole document stand at one quotation of it without a position.
/// - The coder of a coding is who made it, else who made the selection, else the source.
/// - Documents, codes, cases, variables and sets: qdpx_names.hpp. A coding to a case is no row: it gives rows at the same
///   place, or the whole document, that `source`.
///
/// What is not carried (notes, links, graphs) is counted. Memory: some 40 bytes a selection and 8 a coding, beside names; texts
/// only where they are asked for.
/// \throws Error where the archive or its XML is broken or unsafe (archive.hpp, xml_parser.hpp).
void read_qdpx(Archive& archive, const ReadOptions& options, Intake& intake);

/// The same for the XML alone: texts that are not in it are missing.
void read_qde(Source& source, std::uint64_t skip, const ReadOptions& options, Intake& intake);

}  // namespace qda
