#include "qda/table/scan_piece.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "qda/base/position.hpp"
#include "qda/table/csv.hpp"
#include "qda/table/fields.hpp"
#include "qda/table/masks.hpp"
#include "qda/text/utf8.hpp"

namespace qda {

namespace {

// Digits only; -1 for anything else, and for numbers above `most`.
std::int64_t digits(std::string_view text, std::int64_t most)
{
    if (text.empty() || text.size() > 18) return -1;
    std::int64_t number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return -1;
        number = 10 * number + (c - '0');
    }
    return number <= most ? number : -1;
}

constexpr const char* kEscapeHint = "a backslash in a field is written as two";
constexpr const char* kNotUtf8 = "this field is not UTF-8 text";
constexpr const char* kEncodingHint = "say how the file is written with --encoding, e.g. --encoding windows-1252";

std::string counted(std::size_t n) { return std::to_string(n) + (n == 1 ? " field" : " fields"); }

}  // namespace

std::string_view plain_text(std::string_view raw, bool quoted, std::string& room)
{
    if (quoted) {
        if (raw.size() < 2 || raw.front() != '"' || raw.back() != '"') return raw;
        raw = raw.substr(1, raw.size() - 2);
        if (raw.find('"') == std::string_view::npos) return raw;
        room = unquoted(Field{raw, true});
        return room;
    }
    return unescaped(raw, room);
}

PieceScanner::PieceScanner(const ScanOptions& options, const std::vector<ScanColumn>& columns)
    : options_(options), columns_(columns), slot_of_field_(options.width, -1), names_(columns.size())
{
    rows.columns.resize(columns.size());
    rows.options = &options_;
    rows.scanned = columns;
    for (std::size_t i = 0; i < columns.size(); ++i) slot_of_field_[columns[i].field] = static_cast<int>(i);
}

void PieceScanner::begin()
{
    rows.rows = 0;
    rows.starts.clear();
    for (auto& slot : rows.columns) {
        slot.ids.clear();
        slot.positions.clear();
        slot.texts.clear();
    }
    header_lines_.clear();
    faults_.clear();
    bad_position_ = kNowhere;
    slow_ = false;
    closed_ = false;
}

PieceScanner::Stop PieceScanner::parse(std::string_view bytes, std::size_t from, std::size_t until, bool last)
{
    begin();
    next_ = from;
    return resume(bytes, until, last);
}

PieceScanner::Stop PieceScanner::resume(std::string_view bytes, std::size_t until, bool last)
{
    rows.bytes = bytes;
    if (next_ >= until) return Stop::done;
    if (slow_) return scan_slowly(until, last);
    return options_.quoted ? scan<true>(until, last) : scan<false>(until, last);
}

// The end of bytes [from, to) without a carriage return at it.
std::size_t PieceScanner::without_cr(std::size_t from, std::size_t to) const
{
    return to > from && rows.bytes[to - 1] == '\r' ? to - 1 : to;
}

void PieceScanner::drop_row()
{
    bad_position_ = kNowhere;
    for (auto& slot : rows.columns) {
        slot.ids.resize(std::min(slot.ids.size(), rows.rows));
        slot.positions.resize(std::min(slot.positions.size(), rows.rows));
        slot.texts.resize(std::min(slot.texts.size(), rows.rows));
    }
}

void PieceScanner::fault(std::size_t offset, std::string what, std::string hint)
{
    faults_.push_back({offset, std::move(what), std::move(hint)});
    drop_row();
}

// A field that cannot be used is left to end_record(): what is wrong with the record as a whole goes first.
inline void PieceScanner::take_field(std::size_t field, std::string_view raw, std::size_t at)
{
    if (field >= options_.width) return;  // the number of fields is checked at the end of the record
    const int slot_index = slot_of_field_[field];
    if (slot_index < 0) return;
    const auto i = static_cast<std::size_t>(slot_index);
    auto& slot = rows.columns[i];
    switch (columns_[i].kind) {
    case FieldKind::name: slot.ids.push_back(names_[i].raw.intern(raw)); return;
    case FieldKind::text:
        slot.texts.emplace_back(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(raw.size()));
        return;
    case FieldKind::position: take_position(i, raw, at); return;
    }
}

void PieceScanner::take_position(std::size_t column, std::string_view raw, std::size_t at)
{
    auto& positions = rows.columns[column].positions;
    std::string room;
    const std::string_view plain = raw.empty() || raw.front() != '"' ? raw : plain_text(raw, true, room);
    if (plain.empty()) {
        positions.push_back(-1);
        return;
    }
    const std::size_t colon = plain.find(':');
    std::int64_t position = digits(plain.substr(0, colon), colon == std::string_view::npos ? kMostUnits : kMostPages);
    if (colon != std::string_view::npos && position >= 0) {
        const std::int64_t within = digits(plain.substr(colon + 1), kMostUnits);
        position = within < 0 ? -1 : on_page(position, within);
    }
    if (position < 0) bad_position_ = std::min(bad_position_, at);
    positions.push_back(position);
}

// Takes in the record at `start` with `fields` fields, whose last one is [last_field, end). false: a fault.
inline bool PieceScanner::end_record(std::size_t fields, std::size_t start, std::size_t last_field, std::size_t end)
{
    const std::string_view raw = rows.bytes.substr(last_field, end - last_field);
    if (end - start > kMaxRecordBytes) {
        fault(start, kTooLong, kTooLongHint);
        return false;
    }
    if (fields == 1 && raw.empty()) {
        if (options_.quoted) return true;  // a blank line, as editors leave at the end
        fault(start, "an empty line", "a stream has one record a line");
        return false;
    }
    if (fields != options_.width) {
        fault(start, "a record with " + counted(fields) + ", expected " + std::to_string(options_.width),
              options_.quoted ? "are all texts with commas, quotes or line breaks wrapped in quotes?"
                              : "a tab or line feed inside a field is written \\t or \\n");
        return false;
    }
    take_field(fields - 1, raw, last_field);
    if (bad_position_ != kNowhere) {
        fault(bad_position_, "a position must be a whole number from 0 to 4294967294, or page:number",
              "leave the field empty where the place is unknown");
        return false;
    }
    rows.starts.push_back(static_cast<std::uint32_t>(start));
    ++rows.rows;
    return true;
}

template <bool Quoted>
PieceScanner::Stop PieceScanner::scan(std::size_t until, bool last)
{
    const char* const p = rows.bytes.data();
    const std::size_t size = rows.bytes.size();
    const int* const slots = slot_of_field_.data();
    std::size_t record = next_;
    std::size_t field_start = record;
    std::size_t field = 0;
    bool header = !Quoted && record < size && p[record] == '#';
    std::uint64_t inside = 0;          // all ones while the block before ended inside quotes
    std::uint64_t may_open = 1;        // the byte before this block lets a quote open a field
    std::uint64_t closed = 0;          // the byte before this block closed one
    std::uint64_t must_end = 0;        // the byte before this block is a carriage return behind a closed field

    for (std::size_t base = record; base < size; base += 64) {
        const Block block(p + base);
        const std::uint64_t valid = size - base >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << (size - base)) - 1;
        std::uint64_t delimiters = block.equal(options_.delimiter) & valid;
        std::uint64_t ends = block.equal('\n') & valid;
        if constexpr (Quoted) {
            const std::uint64_t quotes = block.equal('"') & valid;
            const std::uint64_t within = quotes == 0 ? inside : prefix_parity(quotes) ^ inside;
            if ((quotes | closed | must_end) != 0) {
                const std::uint64_t separators = ((delimiters | ends) & ~within) | quotes;
                const std::uint64_t opening = quotes & within;
                const std::uint64_t closing = quotes & ~within;
                const std::uint64_t bad_open = opening & ~((separators << 1) | may_open);
                const std::uint64_t after_close = ((closing << 1) | closed) & valid;
                const std::uint64_t returns = block.equal('\r') & after_close;
                const std::uint64_t bad_close = after_close & ~(delimiters | ends | quotes | returns);
                const std::uint64_t bad_end = ((returns << 1) | must_end) & valid & ~ends;
                if ((bad_open | bad_close | bad_end) != 0) {
                    // A quote where RFC 4180 has none: the slow parser knows what it means, or where it is wrong.
                    drop_row();
                    next_ = record;
                    slow_ = true;
                    return scan_slowly(until, last);
                }
                closed = closing >> 63;
                must_end = returns >> 63;
            }
            delimiters &= ~within;
            ends &= ~within;
            may_open = (delimiters | ends | quotes) >> 63;
            inside = static_cast<std::uint64_t>(static_cast<std::int64_t>(within) >> 63);
        }
        for (std::uint64_t bits = delimiters | ends; bits != 0; bits &= bits - 1) {
            const auto bit = static_cast<unsigned>(std::countr_zero(bits));
            const std::size_t at = base + bit;
            if ((ends >> bit & 1U) == 0) {
                if (header) continue;
                if (field < options_.width && slots[field] >= 0)
                    take_field(field, {p + field_start, at - field_start}, field_start);
                ++field;
                field_start = at + 1;
                continue;
            }
            if (header)
                take_header_line(record, at);
            else if (!end_record(field + 1, record, field_start, without_cr(field_start, at)))
                return Stop::done;
            record = field_start = next_ = at + 1;
            field = 0;
            if (closed_ || record >= until) return Stop::done;
            header = !Quoted && record < size && p[record] == '#';
        }
    }
    if (record >= size) return Stop::done;
    drop_row();
    if (!last) return Stop::incomplete;
    if (Quoted && inside != 0) {  // the slow parser says where the quote was opened
        slow_ = true;
        return scan_slowly(until, last);
    }
    return end_without_line_feed(record, header);
}

void PieceScanner::take_header_line(std::size_t from, std::size_t to)
{
    const std::size_t end = without_cr(from, to);
    header_lines_.push_back({rows.rows, from, end});
    closed_ = !options_.closing.empty() && rows.bytes.substr(from, end - from) == options_.closing;
}

// The last record of an input that does not end with a line feed.
PieceScanner::Stop PieceScanner::end_without_line_feed(std::size_t record, bool header)
{
    const std::size_t size = rows.bytes.size();
    next_ = size;
    if (!options_.quoted) {
        if (header && rows.bytes.substr(record) == options_.closing) take_header_line(record, size);
        return Stop::done;
    }
    std::size_t field_start = record;
    std::size_t field = 0;
    bool quoted = false;
    for (std::size_t at = record; at < size; ++at) {
        if (rows.bytes[at] == '"') quoted = !quoted;
        if (quoted || rows.bytes[at] != options_.delimiter) continue;
        take_field(field++, rows.bytes.substr(field_start, at - field_start), field_start);
        field_start = at + 1;
    }
    end_record(field + 1, record, field_start, without_cr(field_start, size));
    return Stop::done;
}

PieceScanner::Stop PieceScanner::scan_slowly(std::size_t until, bool last)
{
    std::vector<Field> fields;
    while (next_ < until && next_ < rows.bytes.size()) {
        std::optional<std::size_t> end;
        try {
            fields.clear();
            end = parse_record(rows.bytes, next_, last, options_.delimiter, fields);
        } catch (const CsvError& error) {
            fault(error.offset, error.what(), error.hint);
            return Stop::done;
        }
        if (!end) return Stop::incomplete;
        const auto whole = [&](const Field& field) {  // with its quotes, as the fast path takes it
            return field.quoted ? std::string_view(field.raw.data() - 1, field.raw.size() + 2) : field.raw;
        };
        const auto offset = [&](std::string_view field) {
            return static_cast<std::size_t>(field.data() - rows.bytes.data());
        };
        for (std::size_t i = 0; i + 1 < fields.size(); ++i)
            take_field(i, whole(fields[i]), offset(whole(fields[i])));
        const std::string_view tail = whole(fields.back());
        if (!end_record(fields.size(), next_, offset(tail), offset(tail) + tail.size())) return Stop::done;
        next_ = *end;
    }
    return Stop::done;
}

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

ScannedRows ScannedRows::part(std::size_t from, std::size_t to) const
{
    const auto cut = [&]<class T>(const std::vector<T>& column) {
        using Offset = typename std::vector<T>::difference_type;
        if (column.empty()) return std::vector<T>();
        return std::vector<T>(column.begin() + static_cast<Offset>(from), column.begin() + static_cast<Offset>(to));
    };
    ScannedRows some;
    some.rows = to - from;
    for (const Slot& slot : columns) some.columns.push_back({cut(slot.ids), cut(slot.positions), cut(slot.texts)});
    some.options = options;
    some.scanned = scanned;
    some.starts = cut(starts);
    some.bytes = bytes;
    some.offset = offset;
    some.lines = lines;
    some.source = source;
    return some;
}

std::string_view ScannedRows::text(std::size_t column, std::size_t row, std::string& room) const
{
    const auto [from, length] = columns[column].texts[row];
    const std::string_view raw = bytes.substr(from, length);
    try {
        const std::string_view plain = plain_text(raw, options->quoted, room);
        if (valid_utf8(plain)) return plain;
    } catch (const FieldError& error) {
        throw Error(place_of(from + error.offset()), error.what(), kEscapeHint);
    }
    throw Error(place_of(from), kNotUtf8, kEncodingHint);
}

Location ScannedRows::place(std::size_t row, std::size_t column, std::size_t within) const
{
    std::size_t at = starts[row];
    if (options->quoted) {
        std::vector<Field> fields;
        parse_record(bytes, at, true, options->delimiter, fields);
        const Field& field = fields[scanned[column].field];
        at = static_cast<std::size_t>(field.raw.data() - bytes.data()) - (field.quoted ? 1 : 0);
    } else {
        for (std::size_t i = 0; i < scanned[column].field; ++i) at = bytes.find(options->delimiter, at) + 1;
    }
    return place_of(at + within);
}

Location ScannedRows::place_of(std::size_t at) const
{
    if (source->random_access()) return source->at(offset + at);
    Location where = position_in(source->name(), bytes.substr(0, at));
    where.line += lines;
    return where;
}

}  // namespace qda
