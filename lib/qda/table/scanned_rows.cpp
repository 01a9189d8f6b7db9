// ScannedRows: texts and places of what was scanned.

#include "qda/table/csv.hpp"
#include "qda/table/fields.hpp"
#include "qda/table/scan.hpp"
#include "qda/table/scan_field.hpp"
#include "qda/table/scan_piece.hpp"
#include "qda/text/utf8.hpp"

namespace qda {

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
