#pragma once

#include <string>
#include <vector>

#include "qda/base/diagnostics.hpp"
#include "qda/import/list_header.hpp"
#include "qda/import/quotation_rows.hpp"
#include "qda/import/reference.hpp"

namespace qda {

struct QuotationPlaces {
    std::vector<Span> spans;          ///< by quotation
    std::vector<PositionUnit> units;  ///< by document
};

/// Where the quotations of a list stand: by their reference, or, where it is empty or there is no such column, by start and
/// end. In a document with references of several kinds the commonest kind counts, of equal ones the first; the others are
/// unknown, with a note. A start or end that contradicts the reference is counted, not used.
///
/// \param positions `--positions`: empty, `none`, or the only unit to take.
QuotationPlaces quotation_places(const Records& records, const ListHeader& header, const QuotationRows& rows,
                                 const std::string& positions, Diagnostics& diagnostics);

}  // namespace qda
