#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "qda/base/error.hpp"
#include "qda/model/batch.hpp"
#include "qda/model/intake.hpp"

namespace qda {

/// Rows as a scanner leaves them, column by column, before quotations are numbered. A null pointer or an empty
/// function: the input has no such column, or nobody needs it.
struct RowColumns {
    /// A field as text; `room` is used where it has to be put together.
    using Text = std::function<std::string_view(std::size_t row, std::string& room)>;

    std::size_t rows = 0;
    std::vector<Id>* document = nullptr;  ///< required
    std::vector<Id>* code = nullptr;      ///< required; kNone: a quotation without a code
    std::vector<Id>* coder = nullptr;
    std::vector<Position>* start = nullptr;
    std::vector<Position>* end = nullptr;
    std::vector<std::vector<Id>*> labels;  ///< by Universe::label_columns
    Text quotation;  ///< empty: the input has no ids, and the same known span is the same quotation
    Text extras[kExtras];
    std::function<Location(std::size_t row)> place;  ///< of a row, for messages
};

/// Makes batches of columns and hands them to an Intake. The columns are taken, not copied.
class RowAssembler {
public:
    explicit RowAssembler(Intake& intake) : intake_(intake) {}

    /// \throws Error for a row without a document, half a span, a span that ends before it starts, or a position in
    /// another unit than the document's line says.
    void add(RowColumns& columns);

private:
    void take_spans(RowColumns& columns);
    void check_unit(Id document, Span span, const RowColumns& columns, std::size_t row);
    void number_quotations(RowColumns& columns);

    Intake& intake_;
    Batch batch_;
};

/// Is `span` in pages and code points (`page:codepoint`)? Such positions carry the page in their upper half.
inline bool is_paged(Span span) { return span.known() && (span.end >> 32) != 0; }

}  // namespace qda
