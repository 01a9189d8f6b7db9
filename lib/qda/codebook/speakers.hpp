#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "qda/base/id.hpp"
#include "qda/model/batch.hpp"

namespace qda {

/// A code that marks where a respondent speaks, and the respondent's id.
struct SpeakerCode {
    Id code = kNone;
    std::string respondent;
};

/// One row of a document: which quotation, where it stands, and its code.
struct SpokenRow {
    Id quotation = kNone;
    Span span;
    Id code = kNone;
};

/// A quotation and the cell for its column `respondent`: `6`, or `6|7` where two speakers overlap it (it is joint).
struct SpokenQuotation {
    Id quotation = kNone;
    std::string respondents;
};

/// Who speaks in the quotations of one document. A quotation has every respondent whose speaker code it overlaps: spans
/// are half-open, so those that only touch do not; equal spans do, and codes on the quotation itself always; where a
/// span is unknown, only those. Quotations in which no speaker is marked are left out: the document's respondents hold.
///
/// \param rows      all rows of the document, in any order.
/// \param speakers  in the order in which a cell lists them (that of the codebook); several codes may be one
///                  respondent's.
/// \returns         sorted by quotation. Takes (rows x respondents) log(rows) steps at most.
std::vector<SpokenQuotation> spoken_by(const std::vector<SpokenRow>& rows, const std::vector<SpeakerCode>& speakers);

/// One cell of several values: separated by `|`, a literal one written `\|`.
std::string cell_of(const std::vector<std::string_view>& values);

}  // namespace qda
