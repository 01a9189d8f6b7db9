#pragma once

#include <string>

#include "qda/base/diagnostics.hpp"
#include "qda/model/universe.hpp"

namespace qda {

/// Puts the texts of documents that the input did not hold into Universe::texts, from a folder with one file a document:
/// `DOCUMENT.txt`, or `DOCUMENT` where that name ends in `.txt` already. Encodings are recognised as for any input; a byte
/// order mark is left out, and each line end is one line feed. Documents whose names are paths have no file: nothing outside
/// the folder is looked at. Files that belong to no document are counted in a note.
/// \throws Error where the folder is none, or a file is no text or larger than 256 MiB.
void read_document_texts(const std::string& folder, Universe& universe, Diagnostics& diagnostics);

}  // namespace qda
