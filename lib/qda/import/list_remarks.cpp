#include "qda/import/list_remarks.hpp"

#include <algorithm>
#include <set>
#include <unordered_set>

#include <fmt/format.h>

#include "qda/import/rows_noted.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

using C = ListColumn;

constexpr std::size_t kLongestHeader = 40;  // a longer one is no header, and may be somebody's words

bool has_content(const Records& records, const ListHeader& header, std::size_t column)
{
    for (std::size_t row = header.first; row < records.rows(); ++row)
        if (!trim(records.cell(row, column)).empty()) return true;
    return false;
}

std::string header_text(const Records& records, const ListHeader& header, std::size_t column)
{
    const std::string_view cell = header.row == ListHeader::npos ? "" : trim(records.cell(header.row, column));
    return cell.empty() || cell.size() > kLongestHeader ? fmt::format("column {}", column + 1)
                                                        : fmt::format("'{}'", cell);
}

std::string listed(const std::vector<std::string>& parts, std::size_t most)
{
    std::string out;
    for (std::size_t i = 0; i < std::min(parts.size(), most); ++i) out += (i > 0 ? ", " : "") + parts[i];
    return parts.size() > most ? out + ", ..." : out;
}

struct CodeRemarks {
    RowsNoted inferred, open, mismatch, twice;
    std::set<std::string_view> unlisted;
};

CodeRemarks collect(const QuotationRows& rows, const SplitCells& codes, const std::vector<std::string>& known)
{
    CodeRemarks remarks;
    const std::unordered_set<std::string_view> names(known.begin(), known.end());
    for (std::size_t i = 0; i < rows.rows.size(); ++i) {
        const CodesOfCell& cell = codes.cells[i];
        const std::size_t row = rows.rows[i].row;
        if (cell.split == Split::inferred) remarks.inferred.add(row);
        if (cell.split == Split::open) remarks.open.add(row);
        if (cell.mismatch) remarks.mismatch.add(row);
        if (std::unordered_set<std::string_view>(cell.codes.begin(), cell.codes.end()).size() < cell.codes.size())
            remarks.twice.add(row);
        for (const std::string_view code : cell.codes)
            if (!known.empty() && names.count(code) == 0) remarks.unlisted.insert(code);
    }
    return remarks;
}

constexpr const char* kNameTheCodes = "name the codes that exist: --codes FILE (export of the code manager)";

}  // namespace

Error not_quotations(const Records& records, const ListHeader& header)
{
    const Location where = header.row == ListHeader::npos ? Location{records.name()} : records.place(header.row);
    switch (header.kind) {
    case ListKind::codes:
        return {where, "is a list of codes, not of quotations",
                "export the list of the quotation manager, and give this one as --codes FILE"};
    case ListKind::documents:
        return {where, "is a list of documents, not of quotations",
                "export the list of the quotation manager, and give this one as --documents FILE"};
    case ListKind::links:
        return {where, "is a list of links, not of quotations", "export the list of the quotation manager"};
    case ListKind::cooccurrence:
        return {{records.name()},
                "is a table of co-occurring codes: counts without their quotations",
                "export the list of the quotation manager; qda-cooccur makes the table from it"};
    case ListKind::code_document:
        return {{records.name()},
                "is a table of codes and documents: counts without their quotations",
                "export the list of the quotation manager; qda-count makes the table from it"};
    default: break;
    }
    if (records.rows() == 0) return {{records.name()}, "is empty", "export the list of the quotation manager"};
    const std::size_t row = header.row == ListHeader::npos ? 0 : header.row;
    return {
        records.place(row), fmt::format("no column of codes; found {}", headers_found(records, row)),
        "show the columns ID, Document and Codes in the quotation manager, or name the header: --column codes=HEADER"};
}

void remark_on_header(const Records& records, const ListHeader& header, Diagnostics& diagnostics)
{
    const Location where = header.row == ListHeader::npos ? Location{records.name()} : records.place(header.row);
    std::vector<std::string> told;
    for (const ListColumn column : header.by_content)
        told.push_back(fmt::format("{} is {}", to_string(column), header_text(records, header, header[column])));
    if (!told.empty())
        diagnostics.warning(
            fmt::format("headers are missing or unknown: columns are told by their cells ({})", listed(told, 20)),
            where, "compare with the list, or name the headers: --column codes=HEADER");

    std::vector<std::string> doubled;
    for (const std::size_t column : header.doubled)
        if (!header.uses(column)) doubled.push_back(header_text(records, header, column));
    if (!doubled.empty())
        diagnostics.warning(
            fmt::format("headers that stand twice: the first column counts, not {}", listed(doubled, 20)), where,
            "rename the header that is meant, and name it: --column");

    std::vector<std::string> unread;
    const std::size_t width = header.row == ListHeader::npos ? 0 : records.width(header.row);
    for (std::size_t column = 0; column < width; ++column) {
        const bool is_doubled = std::find(header.doubled.begin(), header.doubled.end(), column) != header.doubled.end();
        const auto word = header_word(records.cell(header.row, column));
        const bool known = header.uses(column) || (word && word->column <= C::modified);  // columns of quotation lists
        if (!known && !is_doubled && has_content(records, header, column))
            unread.push_back(header_text(records, header, column));
    }
    if (!unread.empty()) diagnostics.note(fmt::format("columns that are not read: {}", listed(unread, 20)), where);
}

void remark_on_codes(const Records& records, const QuotationRows& rows, const SplitCells& codes,
                     const std::vector<std::string>& known, Diagnostics& diagnostics)
{
    const CodeRemarks remarks = collect(rows, codes, known);
    const auto at = [&records](const RowsNoted& noted) { return records.place(noted.first()); };
    if (codes.numbers_ignored)
        diagnostics.warning("the numbers of codes cannot be numbers of codes: not used", {records.name()},
                            "is another column meant? --column n_codes=HEADER");
    if (!remarks.inferred.empty()) {
        std::vector<std::string> names;
        for (const std::string_view name : codes.inferred) names.push_back(fmt::format("'{}'", name));
        diagnostics.note(
            fmt::format("{} of which the codes were told apart by their number and by other rows; --codes FILE "
                        "makes sure; names with a comma ({}): {}",
                        remarks.inferred.number(), names.size(), listed(names, 3)),
            at(remarks.inferred));
    }
    if (!remarks.open.empty())
        diagnostics.warning(
            fmt::format("{} where a comma may separate codes or be part of a name: split as their number says, "
                        "else at every comma ({})",
                        remarks.open.number(), remarks.open.text()),
            at(remarks.open), kNameTheCodes);
    if (!remarks.mismatch.empty() && !codes.numbers_ignored)
        diagnostics.warning(
            fmt::format("{} where the number of codes differs from the codes in the cell: the cell counts ({})",
                        remarks.mismatch.number(), remarks.mismatch.text()),
            at(remarks.mismatch), "was the list edited after the export?");
    if (!remarks.twice.empty())
        diagnostics.note(
            fmt::format("{} with a code twice: kept twice ({})", remarks.twice.number(), remarks.twice.text()),
            at(remarks.twice), Topic::listed);
    if (!remarks.unlisted.empty())
        diagnostics.warning(remarks.unlisted.size() == 1
                                ? fmt::format("a code of the list is not in --codes: '{}'", *remarks.unlisted.begin())
                                : fmt::format("{} codes of the list are not in --codes, such as '{}'",
                                              remarks.unlisted.size(), *remarks.unlisted.begin()),
                            {records.name()}, "export both lists at the same moment");
}

}  // namespace qda
