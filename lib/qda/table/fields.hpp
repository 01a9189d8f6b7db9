#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace qda {

/// A field that cannot be read: where in it (in bytes from 0) and why. The reader of the line knows the place.
class FieldError : public std::runtime_error {
public:
    FieldError(std::size_t offset, const std::string& what) : std::runtime_error(what), offset_(offset) {}
    std::size_t offset() const { return offset_; }

private:
    std::size_t offset_;
};

/// Appends a field as it stands in a stream: tab, line feed, carriage return and backslash become `\t \n \r \\`, and a
/// field that begins with `#` gets a backslash before it, so that no row is taken for a header line.
void append_escaped(std::string& out, std::string_view field);

/// The text that append_escaped() wrote. \throws FieldError for a backslash that ends the field or that precedes
/// anything but `t n r \ #`.
std::string unescaped(std::string_view field);

/// The same without copying where nothing is escaped: the field itself, or else `scratch`, which is overwritten.
std::string_view unescaped(std::string_view field, std::string& scratch);

/// Cuts a line at its tabs; `fields` is overwritten. An empty line is one empty field.
void split_fields(std::string_view line, std::vector<std::string_view>& fields);

/// One `key:value` field of a header line.
struct KeyValue {
    std::string key;
    std::string value;

    friend bool operator==(const KeyValue&, const KeyValue&) = default;
};

/// Appends `key:value`, escaped as a field. \throws std::invalid_argument for a key that is empty or holds a colon.
void append_key_value(std::string& out, std::string_view key, std::string_view value);

/// The first colon of the field parts the key from the value; the value may hold more colons.
/// \throws FieldError for a field without a colon, without a key, or with an escape that is unknown.
KeyValue split_key_value(std::string_view field);

}  // namespace qda
