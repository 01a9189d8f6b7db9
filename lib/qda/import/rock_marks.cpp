// Marks of the Reproducible Open Coding Kit, after the default patterns of its R package (0.9).

#include "qda/import/rock_marks.hpp"

#include <optional>

#include "qda/text/normal.hpp"

namespace qda {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return is_letter(c) || is_digit(c) || c == '_'; }

// The bytes of a name at the front: a letter, then letters, digits, `_` and, in codes, `>`.
std::size_t name_length(std::string_view text, bool path)
{
    if (text.empty() || !is_letter(text.front())) return 0;
    std::size_t n = 1;
    while (n < text.size() && (is_word(text[n]) || (path && text[n] == '>'))) ++n;
    return n;
}

// `12-34`, `-` and the like behind a code: characters it stands for, as newer versions allow.
bool is_range(std::string_view text)
{
    text = trim(text);
    const std::size_t dash = text.find('-');
    if (dash == std::string_view::npos) return text.empty();
    for (const std::string_view side : {trim(text.substr(0, dash)), trim(text.substr(dash + 1))})
        for (const char c : side)
            if (!is_digit(c)) return false;
    return true;
}

std::optional<RockMark> mark_of(std::string_view text)
{
    using Kind = RockMark::Kind;
    if (text.starts_with("ci--")) return RockMark{Kind::item, "ci", text.substr(4)};
    text = trim(text);
    const std::size_t n = name_length(text, true);
    if (n == 0) return std::nullopt;
    const std::string_view name = text.substr(0, n);
    const std::string_view rest = text.substr(n);
    if (rest.starts_with("||")) return RockMark{Kind::value, name, trim(rest.substr(2))};
    if (rest.starts_with("->")) return RockMark{Kind::network, name, rest.substr(2)};
    if (!rest.empty() && (rest.front() == '=' || rest.front() == ':') && name.find('>') == std::string_view::npos) {
        const std::string_view value = rest.substr(1);
        for (const char c : value)
            if (!is_word(c)) return std::nullopt;
        if (value.empty()) return std::nullopt;
        return RockMark{name == "uid" || name == "UID" ? Kind::uid : Kind::id, name, value};
    }
    if (is_range(rest)) return RockMark{Kind::code, name, {}};
    return std::nullopt;
}

}  // namespace

std::string take_rock_marks(std::string_view line, std::vector<RockMark>& marks, std::size_t& unknown)
{
    std::string text;
    std::size_t known_end = line.size() + 1;  // how much of the line was left at the last "]]" that was looked for
    while (!line.empty()) {
        const std::size_t at = std::min(line.find("[["), line.size());
        text += line.substr(0, at);
        line.remove_prefix(at);
        if (line.empty()) break;
        // Looked for once, however many "[[" stand before it.
        if (known_end > line.size()) {
            const std::size_t found = line.find("]]");
            known_end = found == std::string_view::npos ? 0 : line.size() - found;
        }
        const std::size_t end = known_end == 0 ? std::string_view::npos : line.size() - known_end;
        const auto mark = end == std::string_view::npos ? std::nullopt : mark_of(line.substr(2, end - 2));
        if (!mark) {
            ++unknown;
            text += "[[";
            line.remove_prefix(2);
            continue;
        }
        marks.push_back(*mark);
        line.remove_prefix(end + 2);
        // Of the blanks around a mark within a text, those before it stay.
        if (!text.empty() && text.back() == ' ' && line.starts_with(' ')) line.remove_prefix(1);
    }
    return std::string(trim(text));
}

bool is_rock_section(std::string_view line)
{
    const std::size_t from = line.find("---<<");
    if (from == std::string_view::npos) return false;
    const std::string_view rest = line.substr(from + 5);
    const std::size_t n = name_length(rest, false);
    return n > 0 && rest.substr(n).starts_with(">>---");
}

bool is_rock_anchor(std::string_view line)
{
    const std::size_t from = line.find("--+-{");
    return from != std::string_view::npos && line.find("}-+--", from + 5) != std::string_view::npos;
}

}  // namespace qda
