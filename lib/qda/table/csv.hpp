#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace qda {

/// A field of a CSV record: its bytes as they stand, without the outer quotes.
struct Field {
    std::string_view raw;
    bool quoted = false;
};

/// A record that cannot be read: a byte offset in the text given, what is wrong, what to do. Whoever knows the name
/// of the input makes an Error of it.
class CsvError : public std::runtime_error {
public:
    CsvError(std::size_t at, const std::string& what, std::string what_to_do)
        : std::runtime_error(what), offset(at), hint(std::move(what_to_do))
    {
    }
    std::size_t offset;
    std::string hint;
};

inline constexpr std::size_t kMaxRecordBytes = std::size_t{64} << 20;
inline constexpr std::size_t kMaxFields = 100'000;

/// Reads the record that starts at text[from]: what CSV means in this project (RFC 4180, and what Python's csv
/// module reads).
///
/// - Fields are separated by `delimiter`. A record ends at a line feed, or at a carriage return and line feed, outside
///   quotes. U+2028, U+2029, form feeds and lone carriage returns are text; only a carriage return that is the last
///   byte of the input belongs to a line end that was cut.
/// - A field is quoted only if its first byte is `"`. In it everything is text up to the closing quote, line ends
///   and delimiters too; `""` stands for one quote. A quote within an unquoted field is text.
/// - An empty line is a record with one empty, unquoted field. Nothing is trimmed, no byte order mark is skipped.
///
/// \param text   bytes of the input from some place on; `last` says that the input ends with it. Only text[from..] is
///               looked at.
/// \param fields emptied, then filled with views into `text`; what it holds after nullopt or an exception is not said.
/// \returns      the offset behind the line end (text.size() at the end of the input without one); nullopt when `from`
///               is at the end of `text`, or when `last` is false and more bytes could change what was read (the
///               record has no line end yet, or ends in a quote or carriage return).
/// \throws CsvError  for text behind a closing quote, a quote that is never closed (at the opening quote), a
///               record of more than kMaxRecordBytes (complete or not) or kMaxFields fields.
std::optional<std::size_t> parse_record(std::string_view text, std::size_t from, bool last, char delimiter,
                                        std::vector<Field>& fields);

/// The text of a field: doubled quotes undone.
std::string unquoted(const Field& field);

/// The delimiter of a file that begins with `head`: that of tab, semicolon and comma which gives the same number of
/// fields (at least two) in the largest share of the first 20 records that are not empty; of equals the one that
/// gives more fields; then in this order. A comma if none does. The record that `head` cuts is left out, unless it
/// is the only one.
char sniff_delimiter(std::string_view head);

}  // namespace qda
