#include "qda/table/records.hpp"

#include <algorithm>
#include <cstring>

#include "qda/table/csv.hpp"
#include "qda/text/encoding.hpp"
#include "qda/text/utf8.hpp"

namespace qda {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t kSniffed = std::size_t{64} << 10;

// Offset of the first byte of a field, its quote included.
std::size_t offset_of(const Field& field, std::string_view text)
{
    return static_cast<std::size_t>(field.raw.data() - text.data()) - (field.quoted ? 1 : 0);
}

// Excel's own first line: `sep=;`.
std::optional<char> said_delimiter(std::string_view text)
{
    if (!text.starts_with("sep=") || text.size() < 6) return std::nullopt;
    return text[5] == '\n' || text[5] == '\r' ? std::optional(text[4]) : std::nullopt;
}

struct Reading {
    std::string_view text;
    bool whole = true;
    std::optional<char> delimiter;
};

void read_into(Records& records, Reading reading)
{
    const std::string_view text = reading.text;
    std::size_t at = 0;
    if (const auto said = said_delimiter(text); said && !reading.delimiter) {
        reading.delimiter = said;
        at = std::min(text.find('\n'), text.size() - 1) + 1;
    }
    const char delimiter = reading.delimiter.value_or(sniff_delimiter(text.substr(0, kSniffed)));
    std::vector<std::size_t> starts;
    std::vector<Field> fields;
    while (const auto next = parse_record(text, at, reading.whole, delimiter, fields)) {
        for (const Field& field : fields) {
            const bool changes = field.quoted && field.raw.find('"') != npos;
            records.add(changes ? records.keep(unquoted(field)) : field.raw);
        }
        records.end_row();
        starts.push_back(at);
        at = *next;
    }
    records.set_places([name = records.name(), text, delimiter, starts](std::size_t row, std::size_t column) {
        std::vector<Field> found;
        parse_record(text, starts[row], true, delimiter, found);
        const std::size_t offset = column < found.size() ? offset_of(found[column], text) : starts[row];
        return position_in(name, text.substr(0, offset));
    });
}

}  // namespace

std::string_view Records::keep_copy(std::string_view text)
{
    constexpr std::size_t kRoom = std::size_t{1} << 18;
    if (text.empty()) return {};
    if (text.size() > room_left_) {
        room_left_ = std::max(kRoom, text.size());
        room_ = rooms_.emplace_back(std::make_unique_for_overwrite<char[]>(room_left_)).get();
    }
    std::memcpy(room_, text.data(), text.size());
    const std::string_view copy(room_, text.size());
    room_ += text.size();
    room_left_ -= text.size();
    copied_ += text.size();
    return copy;
}

bool Records::blank(std::size_t row) const
{
    for (std::size_t column = 0; column < width(row); ++column)
        if (cell(row, column).find_first_not_of(" \t\r") != npos) return false;
    return true;
}

Location Records::place(std::size_t row, std::size_t column) const
{
    return places_ && row < rows() ? places_(row, column) : Location{name_};
}

Records read_records(Source& source, std::optional<char> delimiter)
{
    Records records(source.name());
    std::string all = source.read_all(kMaxRecordsBytes);
    if (const std::size_t broken = utf8_error(all); broken != npos) throw broken_utf8(source.name(), all, broken);
    if (const std::size_t at = all.find('\0'); at != npos)
        throw Error(position_in(source.name(), std::string_view(all).substr(0, at)), "a NUL byte, which no text has",
                    "was the file damaged, or cut while it was copied? export it again");
    if (all.find('\n') == npos) std::replace(all.begin(), all.end(), '\r', '\n');
    const std::string_view text = records.keep(std::move(all));
    try {
        read_into(records, {text, true, delimiter});
    } catch (const CsvError& error) {
        throw Error(position_in(source.name(), text.substr(0, error.offset)), error.what(), error.hint);
    }
    return records;
}

Records head_records(std::string name, std::string_view head, bool whole_input)
{
    Records records(std::move(name));
    std::string all(head);
    if (all.find('\n') == npos) std::replace(all.begin(), all.end(), '\r', '\n');
    try {
        read_into(records, {records.keep(std::move(all)), whole_input, {}});
    } catch (const CsvError&) {
        // The rows read so far are enough to recognise the list; reading it will say what is wrong.
    }
    return records;
}

}  // namespace qda
