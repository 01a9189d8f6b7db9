#pragma once

#include "qda/import/list_file.hpp"
#include "qda/import/options.hpp"
#include "qda/model/intake.hpp"
#include "qda/table/records.hpp"

namespace qda {

/// How to tell MAXQDA's list of coded segments: columns of the document, the code and the segment, and one that only it
/// has (colour, document group, beginning, weight, area, coverage), in English, German, Dutch, Polish, Spanish, French,
/// Italian or Portuguese.
ListWish maxqda_list_wish(const ReadOptions& options, const Needs& needs);

/// Reads MAXQDA's list of coded segments (XLSX, CSV), one row a coding. Codes are named by path (`A > B`, in older
/// versions `A\B`): the last part is the name, what stands above it its parent. Positions are paragraphs, or milliseconds
/// of a recording; rows of one document with the same place and the same words are one quotation.
/// \throws Error where document, code or segment cannot be found, or a row lacks one of the first two.
void read_maxqda_list(const Records& records, const ReadOptions& options, Intake& intake);

}  // namespace qda
