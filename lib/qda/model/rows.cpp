#include "qda/model/rows.hpp"

#include <algorithm>
#include <utility>

#include "qda/base/bytes.hpp"

namespace qda {

// Does a step for one row. The first row that is wrong ends them all: later steps see only the rows before it, one of
// which may be wrong in another way and is then the first.
void RowAssembler::do_row(Step step, RowColumns& columns, std::size_t row)
{
    try {
        (this->*step)(columns, row);
    } catch (Error& error) {
        error_ = std::move(error);
        columns.rows = row;
    }
}

void RowAssembler::up_to_error(RowColumns& columns, Step step)
{
    for (std::size_t row = 0; row < columns.rows; ++row) do_row(step, columns, row);
}

// Keeps the rows before the first one without a document.
void RowAssembler::check_documents(RowColumns& columns)
{
    const auto begin = columns.document->begin();
    const auto end = begin + static_cast<std::ptrdiff_t>(columns.rows);
    const auto missing = std::find(begin, end, kNone);
    if (missing == end) return;
    columns.rows = static_cast<std::size_t>(missing - begin);
    error_ = Error(columns.place(columns.rows, RowField::document), "a row without a document",
                   "every coding stands in a document");
}

void RowAssembler::take_spans(RowColumns& columns)
{
    const Position* const starts = columns.start->data();
    const Position* const ends = columns.end->data();
    for (std::size_t row = 0; row < columns.rows; ++row) {
        const Span span{starts[row], ends[row]};
        const bool here = (*columns.document)[row] == checked_ && !checked_paged_;
        if (here && span.start >= 0 && span.start <= span.end && !is_paged(span.end))
            batch_.span[row] = span;
        else
            do_row(&RowAssembler::take_span, columns, row);
    }
}

void RowAssembler::take_span(RowColumns& columns, std::size_t row)
{
    const Span span{(*columns.start)[row], (*columns.end)[row]};
    if ((span.start < 0) != (span.end < 0))
        throw Error(columns.place(row, span.start < 0 ? RowField::start : RowField::end),
                    span.start < 0 ? "an end without a start" : "a start without an end",
                    "leave both empty where the place is unknown");
    if (span.known()) {
        const Id document = (*columns.document)[row];
        const bool paged = is_paged(span.start);
        std::string clash;
        if (paged != is_paged(span.end))
            clash = "a start and an end of which only one has a page";
        else if (document != checked_ || paged != checked_paged_)  // rows of one document usually stand together
            clash = intake_.unit_clash(document, paged, columns.unit);
        if (!clash.empty())
            throw Error(columns.place(row, RowField::start), clash,
                        "a document has one unit; --positions names that of a plain table");
        checked_ = document;
        checked_paged_ = paged;
        if (span.end < span.start)
            throw Error(columns.place(row, RowField::end), "a quotation that ends before it starts",
                        "are start and end swapped?");
    }
    batch_.span[row] = span;
}

// Do this row and the one before it say the same of their quotation, word for word?
bool RowAssembler::as_before(const RowColumns& columns, std::size_t row) const
{
    if ((*columns.document)[row] != (*columns.document)[row - 1] || !(batch_.span[row] == batch_.span[row - 1])) return false;
    if (!columns.quotation) return batch_.span[row].known();
    const std::string_view key = columns.raw_quotation[row];
    const std::string_view before = columns.raw_quotation[row - 1];
    return key.size() == before.size() && same_bytes(key.data(), before.data(), key.size());
}

void RowAssembler::number_quotations(RowColumns& columns)
{
    batch_.quotation.resize(columns.rows);
    for (std::size_t row = 0; row < columns.rows; ++row) {
        if (row > 0 && as_before(columns, row)) {
            batch_.quotation[row] = last_.quotation;
            if (intake_.needs().quotation_names) batch_.quotation_name.add(last_.name);
        } else {
            do_row(&RowAssembler::number_quotation, columns, row);
        }
    }
}

void RowAssembler::number_quotation(RowColumns& columns, std::size_t row)
{
    const bool names = intake_.needs().quotation_names;
    const Id document = (*columns.document)[row];
    const Span span = batch_.span[row];
    std::string_view key;
    if (columns.quotation) {
        key = columns.quotation(row, room_);
        if (key.empty())
            throw Error(columns.place(row, RowField::quotation), "a row without a quotation id",
                        "leave the whole column out if the quotations have no ids");
    }
    const bool same = last_.quotation != kNone && document == last_.document && span == last_.span &&
                      key == last_.key && (columns.quotation || span.known());
    if (!same) {
        last_.document = document;
        last_.span = span;
        last_.key = key;
        if (columns.quotation) {
            last_.quotation = intake_.quotation(document, last_.key, span, renamed_);
            if (names) last_.name = renamed_.empty() ? last_.key : renamed_;
        } else {
            last_.quotation = intake_.quotation_at(document, span, last_.name);
        }
    }
    batch_.quotation[row] = last_.quotation;
    if (names) batch_.quotation_name.add(last_.name);
}

void RowAssembler::take_extras(RowColumns& columns, std::size_t row)
{
    std::string_view texts[kExtras];
    std::string rooms[kExtras];
    for (std::size_t i = 0; i < kExtras; ++i)
        if (columns.extras[i]) texts[i] = columns.extras[i](row, rooms[i]);
    for (std::size_t i = 0; i < kExtras; ++i)
        if (intake_.needs().extra(static_cast<Extra>(i))) batch_.extras[i].add(texts[i]);
}

void RowAssembler::take_columns(RowColumns& columns)
{
    const Needs& needs = intake_.needs();
    std::swap(batch_.document, *columns.document);
    std::swap(batch_.code, *columns.code);
    if (needs.coders) {
        batch_.coder.assign(columns.coder ? 0 : columns.rows, kNone);
        if (columns.coder) std::swap(batch_.coder, *columns.coder);
    }
    if (!needs.labels) return;
    batch_.labels.resize(intake_.universe().label_columns.size());
    for (std::size_t i = 0; i < batch_.labels.size(); ++i) {
        std::vector<Id>* cells = i < columns.labels.size() ? columns.labels[i] : nullptr;
        batch_.labels[i].assign(cells ? 0 : columns.rows, kNone);
        if (cells) std::swap(batch_.labels[i], *cells);
    }
}

void RowAssembler::add(RowColumns& columns)
{
    const Needs& needs = intake_.needs();
    batch_.clear();
    error_.reset();
    check_documents(columns);
    batch_.span.resize(needs.spans ? columns.rows : 0);
    if (needs.spans && columns.start && columns.end) take_spans(columns);
    if (needs.extras != 0) up_to_error(columns, &RowAssembler::take_extras);
    if (needs.quotations) number_quotations(columns);
    if (error_) throw Error(*error_);  // nobody needs the rows before it: they will not be used
    batch_.rows = columns.rows;
    take_columns(columns);
    intake_.emit(batch_);
}

}  // namespace qda
