#include "qda/import/list_header.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "qda/import/list_content.hpp"
#include "qda/text/loose.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

constexpr std::size_t kSearched = 10;  // rows that may stand above the headers, and these
using C = ListColumn;

// The columns that the headers of a row name.
ListHeader read_row(const Records& records, std::size_t row)
{
    ListHeader header;
    header.row = row;
    header.first = row + 1;
    std::array<unsigned, kListColumns> rank{};
    for (std::size_t i = 0; i < records.width(row); ++i) {
        const auto word = header_word(records.cell(row, i));
        if (!word) continue;
        if (word->column == C::groups) header.groups.push_back(i);
        if (word->column == C::document_groups) header.document_groups.push_back(i);
        const bool may_repeat = word->column == C::groups || word->column == C::document_groups;
        std::size_t& at = header[word->column];
        unsigned& best = rank[static_cast<std::size_t>(word->column)];
        if (at == ListHeader::npos || word->rank < best) {
            at = i;
            best = word->rank;
        } else if (word->rank == best && !may_repeat) {
            header.doubled.push_back(i);
        }
    }
    return header;
}

// Rows of the list proper have ids, numbers and references; a word of theirs (a code named `Comment`) is no header.
bool may_be_header(const Records& records, std::size_t row)
{
    for (std::size_t i = 0; i < records.width(row); ++i)
        if (looks_like_data(records.cell(row, i))) return false;
    return true;
}

std::size_t count_columns(const ListHeader& header)
{
    return static_cast<std::size_t>(
        std::count_if(header.at.begin(), header.at.end(), [](std::size_t at) { return at != ListHeader::npos; }));
}

std::size_t find_named(const Records& records, std::size_t row, const std::string& wanted)
{
    const std::string_view exact = trim(wanted);
    for (std::size_t i = 0; i < records.width(row); ++i)
        if (trim(records.cell(row, i)) == exact) return i;
    const std::string loose = loose_words(wanted);
    for (std::size_t i = 0; i < records.width(row); ++i)
        if (!loose.empty() && loose_words(records.cell(row, i)) == loose) return i;
    return ListHeader::npos;
}

std::size_t count_named(const Records& records, std::size_t row, const ReadOptions& options)
{
    return static_cast<std::size_t>(
        std::count_if(options.columns.begin(), options.columns.end(),
                      [&](const auto& named) { return find_named(records, row, named.second) != ListHeader::npos; }));
}

std::vector<std::string> cells_of(const Records& records, std::size_t row)
{
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < records.width(row); ++i)
        if (const auto cell = trim(records.cell(row, i)); !cell.empty()) cells.emplace_back(cell);
    return cells;
}

void apply_named(const Records& records, const ReadOptions& options, ListHeader& header)
{
    for (const auto& [ours, theirs] : options.columns) {
        const auto column = named_column(ours);
        if (!column)
            throw Error(
                {}, fmt::format("a quotation list has no column '{}' of ours", ours),
                "known are quotation, document, codes, text, name, comment, reference, n_codes, quotation_by, created, "
                "document_groups, start and end");
        const bool empty = header.row == ListHeader::npos;
        const std::size_t index = empty ? ListHeader::npos : find_named(records, header.row, theirs);
        if (index == ListHeader::npos) {
            const bool shown = !empty && may_be_header(records, header.row);
            const std::string near = shown ? nearest_name(theirs, cells_of(records, header.row)) : "";
            throw Error(empty ? Location{records.name()} : records.place(header.row),
                        fmt::format("no column '{}'; found {}", theirs, headers_found(records, header.row)),
                        near.empty() ? "name a header that is there: --column " + ours + "=HEADER"
                                     : fmt::format("did you mean '{}'?", near));
        }
        for (std::size_t& at : header.at)
            if (at == index) at = ListHeader::npos;
        std::erase(header.groups, index);
        std::erase(header.document_groups, index);
        header[*column] = index;
        if (*column == C::document_groups) header.document_groups = {index};
    }
}

// A header `Quotation` or `Name` above cells such as 1:12 stands for the id.
void take_ids_by_form(const Records& records, ListHeader& header)
{
    if (header.has(C::id)) return;
    for (const C column : {C::text, C::name})
        if (header.has(column) && share_of(records, header.first, header[column], looks_like_id).mostly()) {
            header[C::id] = header[column];
            header[column] = ListHeader::npos;
            return;
        }
}

// Labels of tables end in `Gr=17`: codes with their groundedness, documents with their quotations.
std::set<std::string> labels(const std::vector<std::string_view>& cells)
{
    std::set<std::string> found;
    for (const std::string_view cell : cells)
        if (const std::size_t at = cell.find("Gr="); at != std::string_view::npos)
            found.insert(std::string(trim(cell.substr(0, at))));
    return found;
}

ListKind kind_of_table(const Records& records)
{
    for (std::size_t row = 0; row < std::min(kSearched, records.rows()); ++row) {
        std::vector<std::string_view> across;
        for (std::size_t i = 0; i < records.width(row); ++i) across.push_back(records.cell(row, i));
        const auto columns = labels(across);
        if (columns.empty()) continue;
        std::vector<std::string_view> down;
        for (std::size_t r = row + 1; r < records.rows(); ++r) down.push_back(records.cell(r, 0));
        const auto rows = labels(down);
        if (rows.empty()) continue;
        // The head of a large table may not show all rows; those that it shows are columns of a square one, too.
        const bool square = std::includes(columns.begin(), columns.end(), rows.begin(), rows.end());
        return square ? ListKind::cooccurrence : ListKind::code_document;
    }
    return ListKind::unknown;
}

ListKind kind_of_list(const Records& records, ListHeader& header)
{
    const bool has_text = header.has(C::text) || header.has(C::reference);
    if (header.has(C::source) && header.has(C::target)) return ListKind::links;
    if (header.has(C::quotation_count) && !has_text) return ListKind::documents;
    if (header.has(C::groundedness) && !has_text && !header.has(C::document)) return ListKind::codes;
    const bool ids = header.has(C::id) && share_of(records, header.first, header[C::id], looks_like_id).mostly();
    // One code a row under `Code` is a plain table, unless ids and texts show the program.
    if (!header.has(C::codes) && header.has(C::code) && ids && has_text) {
        header[C::codes] = header[C::code];
        header[C::code] = ListHeader::npos;
    }
    if (header.has(C::codes) && header.has(C::id) && !ids && !has_text && !header.has(C::n_codes) &&
        share_of(records, header.first, header[C::id], [](std::string_view) { return true; }).of > 0)
        return ListKind::documents;
    if (header.has(C::codes) && (header.has(C::id) || header.has(C::document))) return ListKind::quotations;
    const bool about_codes = header.has(C::comment) || header.has(C::groups) || header.has(C::n_codes);
    if (header.has(C::code) && about_codes && !has_text && !header.has(C::document)) return ListKind::codes;
    if (header.has(C::name) && header.has(C::groups) && !has_text && !header.has(C::document)) return ListKind::codes;
    return ListKind::unknown;
}

}  // namespace

bool ListHeader::uses(std::size_t index) const { return std::find(at.begin(), at.end(), index) != at.end(); }

ListHeader find_list_header(const Records& records, const ReadOptions& options)
{
    ListHeader best;
    std::size_t most = 0;
    for (std::size_t row = 0; row < std::min(kSearched, records.rows()); ++row) {
        if (!may_be_header(records, row)) continue;
        ListHeader header = read_row(records, row);
        // A header named by hand says more than any word known here.
        const std::size_t found = count_columns(header) + kListColumns * count_named(records, row, options);
        if (found <= most) continue;
        most = found;
        best = std::move(header);
    }
    if (!options.columns.empty()) {
        if (best.row == ListHeader::npos && records.rows() > 0) best = read_row(records, 0);
        apply_named(records, options, best);
    }
    const ListKind table = kind_of_table(records);
    if (table != ListKind::unknown) {
        best.kind = table;
        return best;
    }
    take_ids_by_form(records, best);
    best.kind = kind_of_list(records, best);
    if (best.kind == ListKind::unknown) complete_by_content(records, best);
    return best;
}

std::string headers_found(const Records& records, std::size_t row)
{
    if (row >= records.rows() || !may_be_header(records, row)) return "no headers";
    const std::vector<std::string> cells = cells_of(records, row);
    constexpr std::size_t kShown = 20;
    constexpr std::size_t kLongest = 40;  // a longer one is no header, and may be somebody's words
    std::string out;
    for (std::size_t i = 0; i < std::min(kShown, cells.size()); ++i) {
        if (i > 0) out += ", ";
        out += cells[i].size() > kLongest ? "(a long text)" : fmt::format("'{}'", cells[i]);
    }
    if (cells.size() > kShown) out += fmt::format(" and {} more", cells.size() - kShown);
    return out.empty() ? "no headers" : out;
}

}  // namespace qda
