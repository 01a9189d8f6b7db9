#pragma once

#include <string_view>

#include "qda/base/source.hpp"
#include "qda/import/options.hpp"
#include "qda/model/intake.hpp"

namespace qda {

/// Does a text that begins with `head` look like a storedHU file (or say that it is one and is not)?
bool is_stored_hu(std::string_view head);

/// Reads the XML export of ATLAS.ti (5 to 7, and the Mac product): one row of `intake` for each coding, in the order of
/// the quotations; a quotation without a code is a row too.
///
/// | in the file                        | in the stream                                                             |
/// | ---------------------------------- | ------------------------------------------------------------------------- |
/// | primary documents, codes           | documents and codes, in file order, also those that nothing names         |
/// | families of both                   | `group:` of their members                                                 |
/// | quotations                         | `q2_13_12` is 2:13, where that is unique; places see hu_place.hpp         |
/// | their text, comment, author, date  | `text`, `comment`, `quotation_by`, `created`, where asked for             |
/// | their text, counted; their place   | `n_characters`, `n_words`; `reference`, as it stands; where asked for     |
/// | comments of documents and codes    | `comment:`, where comments are asked for                                  |
///
/// The file does not say who coded: rows have no coder unless `options.coder_from_quotation_by`. Names are trimmed; a
/// name that comes back is `A [2]`. What is not carried (memos, networks, hyperlinks, links between codes, super codes) is
/// counted in a note, as are quotations without offsets; links to what is not there, and counts of the file that are
/// not true, in warnings. With `options.positions` other than `page:codepoint` all positions are unknown.
///
/// Memory: some 150 bytes a quotation and 20 a coding, beside names; texts only where `intake` needs them.
/// \throws Error, with line and column, where the XML is broken, cut or unsafe (xml_parser.hpp), where documents, codes or
///         quotations lack an id or share one, and for the project file of a bundle (`.atlproj`), which is another format.
void read_stored_hu(Source& source, const ReadOptions& options, Intake& intake);

}  // namespace qda
