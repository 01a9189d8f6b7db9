// PieceScanner, record by record: header lines, records that are wrong, and CSV that only parse_record() understands.

#include <algorithm>
#include <utility>

#include "qda/table/csv.hpp"
#include "qda/table/scan_field.hpp"
#include "qda/table/scan_piece.hpp"

namespace qda {

namespace {

std::string counted(std::size_t n) { return std::to_string(n) + (n == 1 ? " field" : " fields"); }

}  // namespace

// The record between the separators `at` and `end`, its line feed: a header line, a blank line, or one that is wrong.
bool PieceScanner::take_odd(std::size_t at, std::size_t end)
{
    const std::size_t start = std::uint32_t{separators_[at] + 1};
    const std::size_t feed = separators_[end];
    if (!options_.quoted && rows.bytes[start] == '#') {
        take_header_line(start, feed);
        return true;
    }
    const std::size_t fields = end - at;
    const auto start_of = [&](std::size_t field) { return std::size_t{std::uint32_t{separators_[at + field] + 1}}; };
    if (fields + left_out_ == options_.width)
        for (std::size_t i = 0; i + 1 < fields; ++i)
            take_field(i, rows.bytes.substr(start_of(i), separators_[at + i + 1] - start_of(i)), start_of(i));
    const std::size_t last_field = start_of(fields - 1);
    return end_record(fields + left_out_, start, last_field, without_cr(last_field, feed));
}

// A field that cannot be used is left to end_record(): what is wrong with the record as a whole goes first.
void PieceScanner::take_field(std::size_t field, std::string_view raw, std::size_t at)
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
    case FieldKind::position:
        slot.positions.push_back(read_position(raw));
        if (slot.positions.back() == kBadPosition) bad_position_ = std::min(bad_position_, at);
        return;
    }
}

// Takes in the record at `start` with `fields` fields, whose last one is [last_field, end). false: a fault.
bool PieceScanner::end_record(std::size_t fields, std::size_t start, std::size_t last_field, std::size_t end)
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
    if (bad_position_ != kNowhere) return bad_position();
    rows.starts.push_back(static_cast<std::uint32_t>(start));
    ++rows.rows;
    return true;
}

void PieceScanner::take_header_line(std::size_t from, std::size_t to)
{
    const std::size_t end = without_cr(from, to);
    header_lines_.push_back({rows.rows, from, end});
    closed_ = !options_.closing.empty() && rows.bytes.substr(from, end - from) == options_.closing;
}

// The last record of an input that does not end with a line feed.
PieceScanner::Stop PieceScanner::end_without_line_feed()
{
    const std::size_t size = rows.bytes.size();
    const std::size_t record = std::exchange(next_, size);
    if (!options_.quoted) {
        if (rows.bytes.substr(record) == options_.closing) take_header_line(record, size);
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

}  // namespace qda
