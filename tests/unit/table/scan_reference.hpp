// The scanner's rules once more, byte by byte and without any haste: what scan_test.cpp compares with.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qda::reference {

struct Cell {
    std::string raw;         // as it stands, with quotes or escapes
    std::size_t offset = 0;  // of its first byte
};

struct Fault {
    std::size_t offset;
    std::string what;
};

struct Scanned {
    std::vector<std::vector<Cell>> rows;
    std::vector<std::string> header_lines;
    std::optional<Fault> fault;  // behind the last of the rows
};

inline constexpr const char* kBadPosition = "a position must be a whole number from 0 to 4294967294, or page:number";

inline bool bad_position(const std::string& text)
{
    const auto whole = [](std::string_view part, std::uint64_t most) {
        const bool digits = !part.empty() && part.size() <= 18 && part.find_first_not_of("0123456789") == part.npos;
        return digits && std::stoull(std::string(part)) <= most;
    };
    if (text.empty()) return false;
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos) return !whole(text, 0xFFFFFFFE);
    return !whole(text.substr(0, colon), 1U << 30) || !whole(text.substr(colon + 1), 0xFFFFFFFE);
}

/// A field of a CSV without its quotes.
inline std::string without_quotes(const std::string& raw)
{
    if (raw.empty() || raw[0] != '"') return raw;
    std::string out;
    for (std::size_t i = 1; i + 1 < raw.size(); ++i) {
        out += raw[i];
        if (raw[i] == '"') ++i;
    }
    return out;
}

/// Records of a CSV: RFC 4180, with quotes inside unquoted fields as text.
inline Scanned csv(const std::string& text, char delimiter, std::size_t width, std::size_t position)
{
    Scanned found;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t record = at;
        std::vector<Cell> row;
        for (bool more = true; more;) {
            Cell cell{{}, at};
            const bool quoted = at < text.size() && text[at] == '"';
            if (quoted) {
                cell.raw += text[at++];
                for (bool open = true; open;) {
                    if (at == text.size()) {
                        found.fault = {cell.offset, "quote that is never closed"};
                        return found;
                    }
                    cell.raw += text[at];
                    if (text[at++] != '"') continue;
                    if (at < text.size() && text[at] == '"')
                        cell.raw += text[at++];
                    else
                        open = false;
                }
            }
            const std::size_t behind = at;
            std::string plain;
            while (at < text.size() && text[at] != delimiter && text[at] != '\n') plain += text[at++];
            more = at < text.size() && text[at] == delimiter;
            if (!more && plain.ends_with('\r')) plain.pop_back();
            if (quoted && !plain.empty()) {
                found.fault = {behind, "text behind a closing quote"};
                return found;
            }
            cell.raw += plain;
            ++at;
            row.push_back(cell);
        }
        if (row.size() == 1 && row[0].raw.empty()) continue;
        if (row.size() != width) {
            const std::string n = std::to_string(row.size()) + (row.size() == 1 ? " field" : " fields");
            found.fault = {record, "a record with " + n + ", expected " + std::to_string(width)};
            return found;
        }
        if (bad_position(without_quotes(row[position].raw))) {
            found.fault = {row[position].offset, kBadPosition};
            return found;
        }
        found.rows.push_back(row);
    }
    return found;
}

/// Records of a stream: one a line, header lines among them.
inline Scanned stream(const std::string& text, std::size_t width, std::size_t position, const std::string& closing)
{
    Scanned found;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t record = at;
        const std::size_t feed = text.find('\n', at);
        std::string line = text.substr(at, feed == std::string::npos ? feed : feed - at);
        at = feed == std::string::npos ? text.size() : feed + 1;
        if (feed == std::string::npos && line != closing) return found;  // cut
        if (line.ends_with('\r')) line.pop_back();
        if (line.starts_with('#')) {
            found.header_lines.push_back(line);
            if (line == closing) return found;
            continue;
        }
        std::vector<Cell> row(1, Cell{{}, record});
        for (std::size_t i = 0; i < line.size(); ++i) {
            if (line[i] == '\t')
                row.push_back({{}, record + i + 1});
            else
                row.back().raw += line[i];
        }
        if (line.empty()) {
            found.fault = {record, "an empty line"};
            return found;
        }
        if (row.size() != width) {
            const std::string n = std::to_string(row.size()) + (row.size() == 1 ? " field" : " fields");
            found.fault = {record, "a record with " + n + ", expected " + std::to_string(width)};
            return found;
        }
        if (bad_position(row[position].raw)) {
            found.fault = {row[position].offset, kBadPosition};
            return found;
        }
        found.rows.push_back(row);
    }
    return found;
}

}  // namespace qda::reference
