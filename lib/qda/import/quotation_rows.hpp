#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "qda/base/diagnostics.hpp"
#include "qda/import/list_header.hpp"

namespace qda {

/// A row of a quotation list that holds a quotation.
struct QuotationRow {
    std::size_t row;         ///< in the records
    std::string id;          ///< unique in its document; empty where the list gives none
    std::size_t document;    ///< index in QuotationRows::documents
    std::string_view codes;  ///< the cell, as it stands
    std::optional<std::size_t> n_codes;
};

struct QuotationRows {
    std::vector<QuotationRow> rows;
    std::vector<std::string> documents;  ///< names, each once, in order of their first row
};

/// The rows that hold quotations, with their ids and documents. Left out are empty rows, headers that return, totals and
/// remarks below the list: the last two with a warning. What is odd is counted and said:
///
/// - An id that returns in its document is another quotation: `1:1 [2]`.
/// - Ids that a spreadsheet took for times (`3:05`, `3:10:00`) lose what it added.
/// - A document without a name takes that of other rows with its number, else `D` and the number: `D3` for `3:10`.
/// - A second document of one name (another number in the ids) is `name [2]`.
///
/// \throws Error for a row with more cells than the header, an id that is none, and a quotation without a document.
QuotationRows find_quotation_rows(const Records& records, const ListHeader& header, Diagnostics& diagnostics);

}  // namespace qda
