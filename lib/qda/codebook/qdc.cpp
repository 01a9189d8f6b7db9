#include "qda/codebook/qdc.hpp"

#include <algorithm>

#include "qda/text/normal.hpp"

namespace qda {

namespace {

constexpr std::string_view kMark = "[qda]";

std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '\n')
            out += "\\n";
        else if (c == '\\')
            out += "\\\\";
        else
            out += c;
    }
    return out;
}

std::string unescaped(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        ++i;
        out += text[i] == 'n' ? '\n' : text[i];
    }
    return out;
}

// Where the last line that is the mark begins; npos if there is none.
std::size_t mark_in(std::string_view description)
{
    std::size_t found = std::string_view::npos;
    for (std::size_t start = 0; start <= description.size();) {
        const std::size_t end = std::min(description.find('\n', start), description.size());
        if (trim(description.substr(start, end - start)) == kMark) found = start;
        start = end + 1;
    }
    return found;
}

}  // namespace

std::string QdcNotes::get(std::string_view key) const
{
    const auto at = std::find_if(keys.begin(), keys.end(), [&](const Key& one) { return one.name == key; });
    return at == keys.end() ? std::string() : at->value;
}

bool QdcNotes::has(std::string_view key) const
{
    return std::any_of(keys.begin(), keys.end(), [&](const Key& one) { return one.name == key; });
}

void QdcNotes::add(std::string_view key, std::string_view value)
{
    if (!value.empty()) keys.push_back({std::string(key), std::string(value)});
}

std::string with_notes(const QdcNotes& notes)
{
    const bool looks_marked = mark_in(notes.text) != std::string_view::npos;  // then the mark of our own must come last
    if (notes.keys.empty() && !looks_marked) return notes.text;
    std::string out = notes.text;
    if (!out.empty()) out += "\n\n";
    out += kMark;
    for (const Key& key : notes.keys) out += '\n' + key.name + ": " + escaped(key.value);
    return out;
}

QdcNotes notes_in(std::string_view description)
{
    QdcNotes notes;
    const std::size_t mark = mark_in(description);
    notes.text = trim(description.substr(0, mark));
    if (mark == std::string_view::npos) return notes;
    std::string_view rest = description.substr(mark);
    for (std::size_t start = std::min(rest.find('\n'), rest.size()) + 1; start < rest.size();) {
        const std::size_t end = std::min(rest.find('\n', start), rest.size());
        const std::string_view line = trim(rest.substr(start, end - start));
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos)
            notes.keys.push_back({std::string(trim(line.substr(0, colon))), unescaped(trim(line.substr(colon + 1)))});
        start = end + 1;
    }
    return notes;
}

}  // namespace qda
