#pragma once

#include <functional>
#include <string_view>

#include "qda/import/list_header.hpp"

namespace qda {

/// A quotation id as ATLAS.ti gives it, or as a spreadsheet changed it: see clock_id.hpp.
bool looks_like_id(std::string_view cell);

/// An id, a number or a reference: what no header is.
bool looks_like_data(std::string_view cell);

/// The cells of a column, from row `first` on, that are not empty, and how many of them fit; over the first 2,000 rows.
struct ColumnShare {
    std::size_t fit = 0;
    std::size_t of = 0;

    bool all() const { return fit > 0 && fit == of; }

    /// All but a tenth, or all but two in a short list, and not fewer than do not fit.
    bool mostly() const
    {
        const std::size_t misses = of - fit;
        return fit > 0 && fit >= misses && (misses <= 2 || misses * 10 <= of);
    }
};
ColumnShare share_of(const Records& records, std::size_t first, std::size_t column,
                     const std::function<bool(std::string_view)>& fits);

/// Tells columns of a quotation list that the headers did not tell by their cells: ids by their form, references by
/// theirs; then by the program's own order of columns where number and position fit; the number of codes and the codes by
/// agreeing with each other; the document by going with the first number of the id. Sets `kind`, `first` and what is
/// missing; does nothing where ids or codes cannot be found.
void complete_by_content(const Records& records, ListHeader& header);

}  // namespace qda
