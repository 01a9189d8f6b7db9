#include "qda/import/list_columns.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "qda/import/list_header.hpp"
#include "qda/text/loose.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

constexpr std::size_t kSearched = 10;
constexpr std::size_t kLongestHeader = 200;

const char* name_of(std::string_view cell, std::span<const ColumnWords> words)
{
    if (cell.size() > kLongestHeader) return nullptr;
    const std::string loose = loose_words(cell);
    if (loose.empty()) return nullptr;
    for (const ColumnWords& column : words) {
        std::string_view rest = column.words;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('|'), rest.size());
            if (rest.substr(0, end) == loose) return column.name;
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return nullptr;
}

std::size_t known_headers(const Records& records, std::size_t row, std::span<const ColumnWords> words)
{
    std::size_t n = 0;
    for (std::size_t i = 0; i < records.width(row); ++i) n += name_of(records.cell(row, i), words) ? 1U : 0U;
    return n;
}

}  // namespace

bool ListColumns::uses(std::size_t column) const
{
    return std::any_of(at_.begin(), at_.end(), [column](const auto& at) { return at.second == column; });
}

std::string_view ListColumns::cell(const Records& records, std::size_t row, std::string_view name) const
{
    const std::size_t at = column(name);
    return at == npos ? std::string_view() : trim(records.cell(row, at));
}

ListColumns find_columns(const Records& records, std::span<const ColumnWords> words)
{
    std::size_t header = ListColumns::npos;
    std::size_t most = 0;
    for (std::size_t row = 0; row < std::min(kSearched, records.rows()); ++row) {
        const std::size_t known = known_headers(records, row, words);
        if (known <= most) continue;
        most = known;
        header = row;
    }
    return most == 0 ? ListColumns() : columns_in_row(records, header, words);
}

ListColumns columns_in_row(const Records& records, std::size_t row, std::span<const ColumnWords> words)
{
    ListColumns columns;
    columns.header = row;
    for (std::size_t i = 0; i < records.width(columns.header); ++i)
        if (const char* name = name_of(records.cell(columns.header, i), words); name && !columns.has(name))
            columns.set(name, i);
    return columns;
}

std::size_t column_with_header(const Records& records, std::size_t row, std::string_view header)
{
    const std::string exact = normal_name(header);
    for (std::size_t i = 0; i < records.width(row); ++i)
        if (normal_name(records.cell(row, i)) == exact) return i;
    const std::string loose = loose_words(header);
    for (std::size_t i = 0; i < records.width(row); ++i)
        if (!loose.empty() && loose_words(records.cell(row, i)) == loose) return i;
    return ListColumns::npos;
}

void name_columns(const Records& records, std::span<const ColumnWords> words, const ReadOptions& options,
                  ListColumns& columns)
{
    if (options.columns.empty()) return;
    if (columns.header == ListColumns::npos) columns.header = 0;
    for (const auto& [ours, theirs] : options.columns) {
        const auto known = std::find_if(words.begin(), words.end(), [&](const auto& w) { return w.name == ours; });
        if (known == words.end()) {
            std::string names;
            for (const ColumnWords& column : words) names += (names.empty() ? "" : ", ") + std::string(column.name);
            throw Error({}, fmt::format("this list has no column '{}' of ours", ours), "known are " + names);
        }
        const std::size_t at = column_with_header(records, columns.header, theirs);
        if (at == ListColumns::npos)
            throw Error(records.place(columns.header),
                        fmt::format("no column '{}'; found {}", theirs, headers_found(records, columns.header)),
                        "name a header that is there: --column " + ours + "=HEADER");
        columns.set(ours, at);
    }
}

Error missing_column(const Records& records, const ListColumns& columns, std::string_view name, std::string_view format)
{
    const std::size_t row = columns.header == ListColumns::npos ? 0 : columns.header;
    if (records.rows() == 0) return {{records.name()}, "is empty", "export the list again"};
    return {records.place(row), fmt::format("no column '{}' in {}; found {}", name, format, headers_found(records, row)),
            fmt::format("show that column in the program and export again, or name its header: --column {}=HEADER", name)};
}

}  // namespace qda
