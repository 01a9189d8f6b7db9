// What PieceScanner does under the lock of a scan, in file order: names get their numbers, rows go to the handler.

#include <utility>

#include "qda/table/fields.hpp"
#include "qda/table/scan_field.hpp"
#include "qda/table/scan_piece.hpp"
#include "qda/text/utf8.hpp"

namespace qda {

// What the handler calls the name of this row.
Id PieceScanner::number(ScanHandler& handler, std::size_t column, std::size_t row, std::string_view raw)
{
    std::string_view name;
    try {
        name = plain_text(raw, options_.quoted, room_);
    } catch (const FieldError& error) {
        throw Error(rows.place(row, column, error.offset()), error.what(), kEscapeHint);
    }
    if (!valid_utf8(name) || name.find('\0') != std::string_view::npos)
        throw Error(rows.place(row, column), kNotUtf8, kEncodingHint);
    return name.empty() ? kNone : handler.name(column, name);
}

// Rows [from, to). Where a name cannot be used, `to` becomes the first such row, and its error is returned.
std::optional<Error> PieceScanner::give_numbers(ScanHandler& handler, std::size_t from, std::size_t& to)
{
    std::optional<Error> first;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (columns_[i].kind != FieldKind::name) continue;
        Names& names = names_[i];
        auto& ids = rows.columns[i].ids;
        // Raw bytes that were never committed have no number yet: asking row by row keeps file order.
        names.global.resize(names.raw.size(), kUnasked);
        for (std::size_t row = from; row < to; ++row) {
            Id& global = names.global[ids[row]];
            if (global == kUnasked) {
                try {
                    global = number(handler, i, row, names.raw.name(ids[row]));
                } catch (Error& error) {
                    first = std::move(error);
                    to = row;
                    break;
                }
            }
            ids[row] = global;
        }
    }
    return first;
}

// Gives the handler the rows up to `to` that it does not have yet.
void PieceScanner::hand_on(ScanHandler& handler, std::size_t to)
{
    const std::size_t from = std::exchange(handed_on_, to);
    if (from == to) return;
    if (from == 0 && to == rows.rows) {
        handler.rows(rows);
        return;
    }
    ScannedRows some = rows.part(from, to);
    handler.rows(some);
}

void PieceScanner::commit(ScanHandler& handler)
{
    std::optional<Error> error;  // the rows before it come first: one of them may be wrong too
    handed_on_ = 0;
    std::size_t row = 0;
    std::size_t to = 0;
    for (const HeaderLine& line : header_lines_) {
        to = line.row;
        if (error = give_numbers(handler, row, to); error) break;
        row = to;
        if (options_.in_order) hand_on(handler, to);
        try {
            handler.header_line(rows.bytes.substr(line.from, line.to - line.from), rows, line.from);
        } catch (Error& wrong) {
            error = std::move(wrong);
            break;
        }
    }
    if (!error) {
        to = rows.rows;
        error = give_numbers(handler, row, to);
    }
    if (!error && !faults_.empty())
        error = Error(rows.place_of(faults_.front().offset), faults_.front().what, faults_.front().hint);
    hand_on(handler, to);
    if (error) throw Error(*error);
}

}  // namespace qda
