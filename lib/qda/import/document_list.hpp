#pragma once

#include "qda/import/options.hpp"
#include "qda/model/intake.hpp"

namespace qda {

/// Reads the lists of `--documents` and declares their documents in the universe, with their groups (and comments where
/// those of quotations are asked for), so that a document without a quotation is known. Takes, as a text or a workbook,
/// ATLAS.ti's document list (`ID, Document, Comment, Document Groups, ...`) and any list with a column of documents, or
/// without headers and with the names in its first column; and the documents of an XML export.
/// \throws Error for another list of ATLAS.ti.
void read_document_lists(const ReadOptions& options, Intake& intake);

}  // namespace qda
