#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace qda {

using ZipParts = std::vector<std::pair<std::string, std::string>>;

/// Of the bytes, as ZIP wants it.
inline std::uint32_t crc_of(const std::string& bytes)
{
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) crc = crc >> 1U ^ (crc & 1U ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

/// What is to be wrong with an archive.
struct ZipFaults {
    std::uint16_t flags = 0;    ///< 1: says that parts are encrypted
    std::uint16_t method = 0;   ///< 0: stored
    std::uint16_t parts = 0;    ///< said at the end, where not 0
    std::int64_t size_off = 0;  ///< added to the sizes that are said
};

/// An archive of these parts, not compressed.
inline std::string zip_of(const ZipParts& parts, const ZipFaults& faults = {})
{
    const auto number = [](std::uint64_t value, int bytes) {
        std::string out;
        for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
        return out;
    };
    std::string zip;
    std::string directory;
    for (const auto& [name, bytes] : parts) {
        const auto size = static_cast<std::uint64_t>(static_cast<std::int64_t>(bytes.size()) + faults.size_off);
        const std::string head = number(faults.flags, 2) + number(faults.method, 2) + number(0, 2) + number(0x21, 2) +
                                 number(crc_of(bytes), 4) + number(bytes.size(), 4) + number(size, 4) +
                                 number(name.size(), 2) + number(0, 2);
        directory += "PK\x01\x02" + number(20, 2) + number(20, 2) + head + number(0, 2) + number(0, 2) + number(0, 2) +
                     number(0, 4) + number(zip.size(), 4) + name;
        zip += "PK\x03\x04" + number(20, 2) + head + name + bytes;
    }
    const std::size_t n = faults.parts ? faults.parts : parts.size();
    return zip + directory + "PK\x05\x06" + number(0, 4) + number(n, 2) + number(n, 2) + number(directory.size(), 4) +
           number(zip.size(), 4) + number(0, 2);
}

/// A workbook as its XML. Sheets are given as what stands in `<sheetData>`, or whole where they begin with `<worksheet`.
struct BookText {
    std::vector<std::pair<std::string, std::string>>
        sheets;              ///< name (attributes may follow: `A" state="hidden`), rows
    std::string strings;     ///< `<si>...</si>` of the shared texts
    std::string styles;      ///< numFmts and cellXfs
    std::string properties;  ///< `<workbookPr .../>`
};

inline ZipParts parts_of(const BookText& book)
{
    const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    const std::string main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const std::string relations =
        head + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    const auto relation = [&](const std::string& id, const std::string& type, const std::string& target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + office + "/" + type + "\" Target=\"" + target + "\"/>";
    };
    std::string sheets;
    std::string targets = relation("s", "styles", "styles.xml") + relation("t", "sharedStrings", "sharedStrings.xml");
    ZipParts parts;
    for (std::size_t i = 0; i < book.sheets.size(); ++i) {
        const std::string n = std::to_string(i + 1);
        const auto& [name, rows] = book.sheets[i];
        sheets += "<sheet name=\"" + name + "\" sheetId=\"" + n + "\" r:id=\"r" + n + "\"/>";
        targets += relation("r" + n, "worksheet", "worksheets/sheet" + n + ".xml");
        const bool whole = rows.starts_with("<worksheet");
        parts.emplace_back("xl/worksheets/sheet" + n + ".xml",
                           whole ? head + rows
                                 : head + "<worksheet " + main + "><sheetData>" + rows + "</sheetData></worksheet>");
    }
    parts.emplace_back("_rels/.rels",
                       relations + relation("w", "officeDocument", "xl/workbook.xml") + "</Relationships>");
    parts.emplace_back("xl/workbook.xml", head + "<workbook " + main + " xmlns:r=\"" + office + "\">" +
                                              book.properties + "<sheets>" + sheets + "</sheets></workbook>");
    parts.emplace_back("xl/_rels/workbook.xml.rels", relations + targets + "</Relationships>");
    parts.emplace_back("xl/sharedStrings.xml", head + "<sst " + main + ">" + book.strings + "</sst>");
    parts.emplace_back("xl/styles.xml", head + "<styleSheet " + main + ">" + book.styles + "</styleSheet>");
    return parts;
}

inline std::string zip_of(const BookText& book) { return zip_of(parts_of(book)); }

/// The rows of a sheet of inline texts: a line a row, cells parted by `|`, `/` for a line feed in a cell.
inline std::string rows_of(const std::string& lines)
{
    std::string rows;
    std::string cell;
    std::string cells;
    const auto end_cell = [&] {
        cells += "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">" + cell + "</t></is></c>";
        cell.clear();
    };
    for (const char c : lines) {
        if (c == '|') {
            end_cell();
        } else if (c == '\n') {
            end_cell();
            rows += "<row>" + cells + "</row>";
            cells.clear();
        } else {
            cell += c == '/' ? "&#10;" : c == '&' ? "&amp;" : std::string(1, c);
        }
    }
    return rows;
}

/// A workbook with one sheet, as rows_of() says it.
inline std::string book_of(const std::string& lines)
{
    return zip_of(BookText{{{"List", rows_of(lines)}}, "", "", ""});
}

}  // namespace qda
