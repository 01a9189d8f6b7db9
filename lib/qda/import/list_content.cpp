#include "qda/import/list_content.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>

#include "qda/import/clock_id.hpp"
#include "qda/import/reference.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

constexpr std::size_t kSample = 2000;
constexpr std::size_t kHeadRows = 10;
constexpr auto npos = ListHeader::npos;
using C = ListColumn;

std::optional<std::size_t> whole_number(std::string_view cell)
{
    cell = trim(cell);
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (error != std::errc() || end != cell.data() + cell.size() || cell.size() > 6) return std::nullopt;
    return number;
}

bool looks_like_number(std::string_view cell) { return whole_number(cell).has_value(); }

bool looks_like_reference(std::string_view cell) { return place_of(cell).unit != PositionUnit::unknown; }

// The column of ids and the first row that has one.
bool find_ids(const Records& records, ListHeader& header)
{
    for (std::size_t row = 0; row < std::min(kHeadRows + 1, records.rows()); ++row)
        for (std::size_t i = 0; i < records.width(row); ++i) {
            if (!looks_like_id(records.cell(row, i)) || !share_of(records, row, i, looks_like_id).mostly()) continue;
            if (header.has(C::id) && header[C::id] != i) continue;
            if (!header.has(C::id)) header.by_content.push_back(C::id);
            header[C::id] = i;
            header.first = row;
            header.row = row == 0 ? npos : row - 1;
            return true;
        }
    return false;
}

void take(ListHeader& header, ListColumn column, std::size_t index)
{
    if (header.has(column) || header.uses(index)) return;
    header[column] = index;
    if (column == C::document_groups) header.document_groups = {index};
    header.by_content.push_back(column);
}

void find_by(const Records& records, ListHeader& header, ListColumn column, bool (*fits)(std::string_view))
{
    for (std::size_t i = 0; i < records.width(header.first); ++i)
        if (!header.uses(i) && share_of(records, header.first, i, fits).mostly()) {
            take(header, column, i);
            return;
        }
}

// The program's own orders, as exported without a change of columns.
using Order = std::vector<ListColumn>;
const Order kOrders[] = {
    {C::id, C::name, C::document, C::document_groups, C::text, C::comment, C::codes, C::reference, C::n_codes,
     C::quotation_by, C::modified_by, C::created, C::modified},
    {C::id, C::name, C::document, C::text, C::comment, C::codes, C::reference, C::n_codes, C::modified_by},
    {C::id, C::reference, C::name, C::text, C::document, C::codes, C::n_codes, C::comment, C::start, C::end, C::extent,
     C::quotation_by, C::created, C::modified_by, C::modified},
    {C::id, C::reference, C::name, C::text, C::document, C::codes, C::n_codes, C::comment, C::start, C::end, C::extent,
     C::created, C::modified},
};

std::size_t filled_width(const Records& records, const ListHeader& header)
{
    std::size_t width = header.row == npos ? records.width(header.first) : records.width(header.row);
    const std::size_t row = header.row == npos ? header.first : header.row;
    while (header.row != npos && width > 0 && trim(records.cell(row, width - 1)).empty()) --width;
    return width;
}

bool fits_order(const Records& records, const ListHeader& header, const Order& order)
{
    if (order.size() != filled_width(records, header)) return false;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (header.has(order[i]) && header[order[i]] != i) return false;
        if (order[i] == C::n_codes && !share_of(records, header.first, i, looks_like_number).mostly()) return false;
    }
    return true;
}

std::size_t parts_of(std::string_view cell, std::string_view separator)
{
    if (trim(cell).empty()) return 0;
    std::size_t parts = 1;
    for (std::size_t at = cell.find(separator); at != std::string_view::npos;
         at = cell.find(separator, at + separator.size()))
        ++parts;
    return parts;
}

// Rows of which the number says how many parts the cell has. With `, ` names may hold one: then more parts are good too.
// Rows with one part say little; there must be others.
bool agree(const Records& records, std::size_t first, std::size_t codes, std::size_t number)
{
    std::size_t rows = 0;
    std::size_t equal = 0;
    std::size_t enough = 0;
    std::size_t several = 0;
    for (std::size_t row = first; row < std::min(records.rows(), first + kSample); ++row) {
        const auto n = whole_number(records.cell(row, number));
        if (!n) continue;
        ++rows;
        const std::size_t lines = parts_of(records.cell(row, codes), "\n");
        const std::size_t fragments = parts_of(records.cell(row, codes), ", ");
        equal += lines == *n || fragments == *n ? 1U : 0U;
        enough += lines == *n || (*n > 0 && fragments >= *n) ? 1U : 0U;
        several += *n > 1 && (lines == *n || fragments == *n) ? 1U : 0U;
    }
    return several > 0 && equal * 2 >= rows && enough * 10 >= rows * 7;
}

void find_codes(const Records& records, ListHeader& header)
{
    const std::size_t width = records.width(header.first);
    for (std::size_t number = 0; number < width; ++number) {
        const bool known = header.has(C::n_codes);
        if (known ? header[C::n_codes] != number : header.uses(number)) continue;
        if (!share_of(records, header.first, number, looks_like_number).mostly()) continue;
        for (std::size_t codes = 0; codes < width; ++codes) {
            if (codes == number || header.uses(codes) || !agree(records, header.first, codes, number)) continue;
            take(header, C::codes, codes);
            take(header, C::n_codes, number);
            return;
        }
    }
}

// How many names a column has, if it has one for each first number of the ids; 0 if it has not.
std::size_t names_by_document(const Records& records, const ListHeader& header, std::size_t column)
{
    std::map<std::uint64_t, std::string_view> name_of;
    for (std::size_t row = header.first; row < records.rows(); ++row) {
        const auto id = quotation_id(records.cell(row, header[C::id]));
        if (!id) continue;
        const std::string_view name = trim(records.cell(row, column));
        const auto [at, fresh] = name_of.try_emplace(id->document, name);
        if (name.empty() || at->second != name) return 0;
    }
    std::set<std::string_view> names;
    for (const auto& [number, name] : name_of) names.insert(name);
    return names.size();
}

// The first column of those that tell most documents apart.
void find_document(const Records& records, ListHeader& header)
{
    std::size_t most = 0;
    std::size_t best = npos;
    for (std::size_t i = 0; i < records.width(header.first); ++i) {
        const std::size_t names = header.uses(i) ? 0 : names_by_document(records, header, i);
        if (names <= most) continue;
        most = names;
        best = i;
    }
    if (best != npos) take(header, C::document, best);
}

}  // namespace

bool looks_like_id(std::string_view cell) { return quotation_id(cell).has_value(); }

bool looks_like_data(std::string_view cell)
{
    return looks_like_id(cell) || looks_like_number(cell) || looks_like_reference(cell);
}

ColumnShare share_of(const Records& records, std::size_t first, std::size_t column,
                     const std::function<bool(std::string_view)>& fits)
{
    ColumnShare share;
    for (std::size_t row = first; row < std::min(records.rows(), first + kSample); ++row) {
        const std::string_view cell = trim(records.cell(row, column));
        if (cell.empty()) continue;
        ++share.of;
        share.fit += fits(cell) ? 1U : 0U;
    }
    return share;
}

void complete_by_content(const Records& records, ListHeader& header)
{
    ListHeader told = header;
    if (!find_ids(records, told)) return;
    // What was known was another row's, a title or remark.
    if (header.row != npos && told.row != header.row) {
        told = ListHeader();
        if (!find_ids(records, told)) return;
    }
    if (!told.has(C::reference)) find_by(records, told, C::reference, looks_like_reference);
    for (const Order& order : kOrders)
        if (fits_order(records, told, order)) {
            for (std::size_t i = 0; i < order.size(); ++i) take(told, order[i], i);
            break;
        }
    if (!told.has(C::codes)) find_codes(records, told);
    if (!told.has(C::codes)) return;
    if (!told.has(C::document)) find_document(records, told);
    told.kind = ListKind::quotations;
    header = std::move(told);
}

}  // namespace qda
