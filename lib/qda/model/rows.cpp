#include "qda/model/rows.hpp"

#include <utility>

namespace qda {

void RowAssembler::check_unit(Id document, Span span, const RowColumns& columns, std::size_t row)
{
    const std::string* unit = intake_.universe().documents[document].get("positions");
    if (!unit || !span.known()) return;
    if (*unit == "none")
        throw Error(columns.place(row), "a position in a document whose line says positions:none",
                    "leave start and end empty, or name the unit on the document's line");
    if ((*unit == "page:codepoint") != is_paged(span))
        throw Error(columns.place(row), "a position in another unit than the document's line says (" + *unit + ")",
                    "one document has one unit");
}

void RowAssembler::take_spans(RowColumns& columns)
{
    batch_.span.resize(columns.rows);
    if (!columns.start || !columns.end) return;
    Id checked = kNone;
    for (std::size_t row = 0; row < columns.rows; ++row) {
        const Span span{(*columns.start)[row], (*columns.end)[row]};
        if ((span.start < 0) != (span.end < 0))
            throw Error(columns.place(row), span.start < 0 ? "an end without a start" : "a start without an end",
                        "leave both empty where the place is unknown");
        if (span.end < span.start)
            throw Error(columns.place(row), "a quotation that ends before it starts", "are start and end swapped?");
        batch_.span[row] = span;
        const Id document = (*columns.document)[row];
        if (document == checked) continue;
        check_unit(document, span, columns, row);
        checked = document;
    }
}

void RowAssembler::number_quotations(RowColumns& columns)
{
    const bool names = intake_.needs().quotation_names;
    std::string room;
    std::string key;   // of the row before: rows of one quotation usually stand together
    std::string name;
    std::string renamed;
    Id document = kNone;
    Span span;
    Id quotation = kNone;
    batch_.quotation.resize(columns.rows);
    for (std::size_t row = 0; row < columns.rows; ++row) {
        const Id this_document = (*columns.document)[row];
        const Span this_span = batch_.span[row];
        std::string_view this_key;
        if (columns.quotation) {
            this_key = columns.quotation(row, room);
            if (this_key.empty())
                throw Error(columns.place(row), "a row without a quotation id",
                            "leave the whole column out if the quotations have no ids");
        }
        if (quotation == kNone || this_document != document || !(this_span == span) || this_key != key ||
            (!columns.quotation && !this_span.known())) {
            document = this_document;
            span = this_span;
            key = this_key;
            if (columns.quotation) {
                quotation = intake_.quotation(document, key, span, renamed);
                if (names) name = renamed.empty() ? key : renamed;
            } else {
                quotation = intake_.quotation_at(document, span, name);
            }
        }
        batch_.quotation[row] = quotation;
        if (names) batch_.quotation_name.add(name);
    }
}

void RowAssembler::add(RowColumns& columns)
{
    const Needs& needs = intake_.needs();
    batch_.clear();
    batch_.rows = columns.rows;
    for (std::size_t row = 0; row < columns.rows; ++row)
        if ((*columns.document)[row] == kNone)
            throw Error(columns.place(row), "a row without a document", "every coding stands in a document");
    if (needs.spans) take_spans(columns);
    if (needs.quotations) number_quotations(columns);
    std::swap(batch_.document, *columns.document);
    std::swap(batch_.code, *columns.code);
    if (needs.coders) {
        batch_.coder.assign(columns.coder ? 0 : columns.rows, kNone);
        if (columns.coder) std::swap(batch_.coder, *columns.coder);
    }
    if (needs.labels) {
        batch_.labels.resize(intake_.universe().label_columns.size());
        for (std::size_t i = 0; i < batch_.labels.size(); ++i) {
            std::vector<Id>* cells = i < columns.labels.size() ? columns.labels[i] : nullptr;
            batch_.labels[i].assign(cells ? 0 : columns.rows, kNone);
            if (cells) std::swap(batch_.labels[i], *cells);
        }
    }
    std::string room;
    for (std::size_t i = 0; i < kExtras; ++i) {
        if (!needs.extra(static_cast<Extra>(i))) continue;
        for (std::size_t row = 0; row < columns.rows; ++row)
            batch_.extras[i].add(columns.extras[i] ? columns.extras[i](row, room) : std::string_view());
    }
    intake_.emit(batch_);
}

}  // namespace qda
