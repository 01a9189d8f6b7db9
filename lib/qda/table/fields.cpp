#include "qda/table/fields.hpp"

#include <utility>

namespace qda {

namespace {

// The letter that stands for a character after a backslash; 0 where it stands for itself.
constexpr char letter_for(char c)
{
    switch (c) {
    case '\t': return 't';
    case '\n': return 'n';
    case '\r': return 'r';
    case '\\': return '\\';
    default: return 0;
    }
}

char character_for(char letter, std::size_t offset)
{
    switch (letter) {
    case 't': return '\t';
    case 'n': return '\n';
    case 'r': return '\r';
    case '\\': return '\\';
    case '#': return '#';
    default: throw FieldError(offset, "unknown escape: a backslash goes before t, n, r, # or another backslash");
    }
}

void append_body(std::string& out, std::string_view field)
{
    std::size_t done = 0;
    for (std::size_t i = 0; i < field.size(); ++i) {
        const char letter = letter_for(field[i]);
        if (letter == 0) continue;
        out.append(field, done, i - done);
        out += '\\';
        out += letter;
        done = i + 1;
    }
    out.append(field, done);
}

}  // namespace

void append_escaped(std::string& out, std::string_view field)
{
    if (field.starts_with('#')) out += '\\';
    append_body(out, field);
}

std::string_view unescaped(std::string_view field, std::string& scratch)
{
    std::size_t slash = field.find('\\');
    if (slash == std::string_view::npos) return field;
    scratch.clear();
    std::size_t done = 0;
    for (; slash != std::string_view::npos; slash = field.find('\\', done)) {
        if (slash + 1 == field.size()) throw FieldError(slash, "a lone backslash ends the field");
        scratch.append(field, done, slash - done);
        scratch += character_for(field[slash + 1], slash);
        done = slash + 2;
    }
    scratch.append(field, done);
    return scratch;
}

std::string unescaped(std::string_view field)
{
    std::string scratch;
    return std::string(unescaped(field, scratch));
}

void split_fields(std::string_view line, std::vector<std::string_view>& fields)
{
    fields.clear();
    std::size_t start = 0;
    for (std::size_t tab = line.find('\t'); tab != std::string_view::npos; tab = line.find('\t', start)) {
        fields.push_back(line.substr(start, tab - start));
        start = tab + 1;
    }
    fields.push_back(line.substr(start));
}

void append_key_value(std::string& out, std::string_view key, std::string_view value)
{
    if (key.empty() || key.find(':') != std::string_view::npos)
        throw std::invalid_argument("the key of a header field is empty or holds a colon");
    append_escaped(out, key);
    out += ':';
    append_body(out, value);  // it does not begin the field: a # at its start is no danger
}

KeyValue split_key_value(std::string_view field)
{
    const std::size_t colon = field.find(':');
    if (colon == std::string_view::npos) throw FieldError(0, "expected key:value, found no colon");
    if (colon == 0) throw FieldError(0, "expected key:value, found no key before the colon");
    std::string key = unescaped(field.substr(0, colon));
    try {
        return {std::move(key), unescaped(field.substr(colon + 1))};
    } catch (const FieldError& error) {
        throw FieldError(colon + 1 + error.offset(), error.what());
    }
}

}  // namespace qda
