#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "qda/model/corpus.hpp"
#include "qda/model/universe.hpp"
#include "qda/table/table.hpp"

namespace qda {

/// The columns by which a table says which quotation a row is: `document`, `quotation`, `start`, `end`, `positions`, `codes`
/// (parted by `|`, a literal one is `\|`) and, with words, `text` and `comment`. What is unknown is `NA`.
class QuotationColumns {
public:
    QuotationColumns(const Universe& universe, bool words) : universe_(universe), words_(words) {}

    /// Adds those that the table does not have yet.
    void add_to(Table& table) const;

    /// Adds the quotation's cell to a column of ours; leaves others alone.
    void fill(Column& column, const Quotation& quotation) const;

private:
    const Universe& universe_;
    bool words_;
};

/// The unit of a quotation's place (FORMAT.md, section 4).
std::string positions_of(const Universe& universe, const Quotation& quotation);

/// A position as a stream has it: `49`, or `3:49` on a page.
std::string position_text(Position position);

/// The names of its codes, each once, in the order of the input.
std::vector<std::string_view> codes_of(const Universe& universe, std::span<const CodingKey> codings);

/// Adds the text, or `NA` where it is empty.
void add_or_missing(Column& column, std::string_view text);

}  // namespace qda
