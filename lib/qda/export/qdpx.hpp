#pragma once

#include <string>

#include "qda/base/diagnostics.hpp"
#include "qda/model/corpus.hpp"
#include "qda/model/universe.hpp"

namespace qda {

struct QdpxOptions {
    std::string name = "qdatools";  ///< of the project
    bool without_texts = false;     ///< documents whose text is not there are written with their positions alone
};

/// A REFI-QDA project (`.qdpx`, version 1.0 of the standard) as the bytes of its archive; the same for the same input.
///
/// | in the stream                                   | in the project                                                   |
/// | ----------------------------------------------- | ---------------------------------------------------------------- |
/// | documents with texts (Universe::texts)          | TextSource, its text as UTF-8 with line feeds, without a mark    |
/// | documents in milliseconds                       | AudioSource, without the recording                               |
/// | quotations, their comments                      | selections in code points or milliseconds, named after their words |
/// | codings, coders                                 | Coding, by a User                                                |
/// | codes, `parent:`, `category:`, `codable:no`, colours, comments | Codes (qdpx_codes.hpp)                            |
/// | `source:` and `respondent:` of documents and rows, `#value` lines of these | Cases with variables (qdpx_cases.hpp) |
/// | further keys of documents                       | variables of the source                                          |
/// | `group:` of codes and documents                 | Sets                                                             |
///
/// A coding at a quotation without a place in the text is one of the whole document: the standard has no other. What the
/// standard cannot hold (ids of quotations, labels of codes, levels, history) is said in `diagnostics`, with numbers.
///
/// \param corpus  read with words (Corpus::needs(true)) and document texts.
/// \throws Error where a text has another length than the document says, and, unless options.without_texts, where a document
///         with positions has no text.
std::string qdpx_bytes(const Corpus& corpus, const Universe& universe, const QdpxOptions& options, Diagnostics& diagnostics);

}  // namespace qda
