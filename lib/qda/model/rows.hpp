#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "qda/base/error.hpp"
#include "qda/model/batch.hpp"
#include "qda/model/intake.hpp"

namespace qda {

/// A field of a row, for the place of a message.
enum class RowField { document, quotation, start, end };

/// Rows as a scanner leaves them, column by column, before quotations are numbered. A null pointer or an empty
/// function: the input has no such column, or nobody needs it.
struct RowColumns {
    /// A field as text; `room` is used where it has to be put together.
    using Text = std::function<std::string_view(std::size_t row, std::string& room)>;

    /// Fields as they stand in the input, quotes and all: where their bytes are equal they read the same.
    struct RawTexts {
        std::string_view bytes;
        const std::pair<std::uint32_t, std::uint32_t>* places = nullptr;  ///< by row: offset and length
        std::string_view operator[](std::size_t row) const { return {bytes.data() + places[row].first, places[row].second}; }
    };

    std::size_t rows = 0;
    std::vector<Id>* document = nullptr;  ///< required
    std::vector<Id>* code = nullptr;      ///< required; kNone: a quotation without a code
    std::vector<Id>* coder = nullptr;
    std::vector<Position>* start = nullptr;
    std::vector<Position>* end = nullptr;
    std::vector<std::vector<Id>*> labels;  ///< by Universe::label_columns
    Text quotation;  ///< empty: the input has no ids, and the same known span is the same quotation
    RawTexts raw_quotation;  ///< with `quotation`
    Text extras[kExtras];
    std::string unit;  ///< of the positions, where the input says it for all documents; empty: as their lines say
    std::function<Location(std::size_t row, RowField field)> place;  ///< for messages
};

/// Makes batches of columns and hands them to an Intake. The columns are taken, not copied.
class RowAssembler {
public:
    explicit RowAssembler(Intake& intake) : intake_(intake) {}

    /// \throws Error for the first row, in file order, without a document or quotation id, with half a span, a span
    /// that ends before it starts, a position in another unit than its document has, or a text that cannot be read.
    void add(RowColumns& columns);

private:
    using Step = void (RowAssembler::*)(RowColumns&, std::size_t row);
    void do_row(Step step, RowColumns& columns, std::size_t row);
    void up_to_error(RowColumns& columns, Step step);
    void check_documents(RowColumns& columns);
    void take_spans(RowColumns& columns);
    void take_span(RowColumns& columns, std::size_t row);
    void number_quotations(RowColumns& columns);
    void number_quotation(RowColumns& columns, std::size_t row);
    bool as_before(const RowColumns& columns, std::size_t row) const;
    void take_extras(RowColumns& columns, std::size_t row);
    void take_columns(RowColumns& columns);

    Intake& intake_;
    Batch batch_;
    std::optional<Error> error_;
    // The quotation of the row before: rows of one quotation usually stand together.
    struct Last {
        Id document = kNone;
        Span span;
        std::string key;
        std::string name;
        Id quotation = kNone;
    } last_;
    Id checked_ = kNone;  // the document of the last known place, and whether that has a page
    bool checked_paged_ = false;
    std::string room_;
    std::string renamed_;
};

}  // namespace qda
