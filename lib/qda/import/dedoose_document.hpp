#pragma once

#include "qda/import/archive.hpp"
#include "qda/import/options.hpp"
#include "qda/model/intake.hpp"

namespace qda {

/// Is an archive a Word document whose comments are Dedoose's: `Codes (12-56)`?
bool is_dedoose_document(const Archive& archive);

/// Reads a document that Dedoose exported with its codes as comments (DOCX), one file a coder: the coder is named like the
/// file. Positions are code points of the document's text, one line feed between two paragraphs, where the comment is
/// anchored; the range that Dedoose names is kept as the reference. A file with the text of one that was read before is
/// another coder's copy of the same document.
/// \throws Error for a document without such comments.
void read_dedoose_document(Archive& archive, const ReadOptions& options, Intake& intake);

}  // namespace qda
