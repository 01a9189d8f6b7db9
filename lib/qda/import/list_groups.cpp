#include "qda/import/list_groups.hpp"

#include <charconv>

#include <fmt/format.h>

#include "qda/import/code_cells.hpp"
#include "qda/import/rows_noted.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

std::optional<std::size_t> number_in(std::string_view cell)
{
    cell = trim(cell);
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (error != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
    return number;
}

// `Code Group 1`: this column holds one group, whatever commas its name has.
bool is_numbered(const Records& records, const ListHeader& header, std::size_t column)
{
    const std::string_view title = header.row == ListHeader::npos ? "" : trim(records.cell(header.row, column));
    return !title.empty() && title.back() >= '0' && title.back() <= '9';
}

}  // namespace

std::vector<std::vector<std::string>> groups_of_rows(const Records& records, const ListHeader& header,
                                                     const std::vector<std::size_t>& columns, Diagnostics& diagnostics)
{
    std::vector<std::vector<std::string>> groups(records.rows());
    // The number is that of one cell; where each group has its own column there is none.
    const bool counted = columns.size() == 1 && header.has(ListColumn::n_groups);
    RowsNoted whole;
    RowsNoted mismatch;
    for (const std::size_t column : columns) {
        std::vector<CodeCell> cells;
        for (std::size_t row = header.first; row < records.rows(); ++row)
            cells.push_back({records.cell(row, column),
                             counted ? number_in(records.cell(row, header[ListColumn::n_groups])) : std::nullopt});
        SplitOptions how;
        how.line_feeds = is_numbered(records, header, column);
        const SplitCells split = split_code_cells(cells, how);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::size_t row = header.first + i;
            const CodesOfCell& cell = split.cells[i];
            if (cell.mismatch && !split.numbers_ignored) mismatch.add(row);
            if (cell.split == Split::open && !cells[i].number) {
                whole.add(row);
                groups[row].emplace_back(trim(cells[i].text));
            } else {
                groups[row].insert(groups[row].end(), cell.codes.begin(), cell.codes.end());
            }
        }
    }
    if (!whole.empty())
        diagnostics.note(
            fmt::format("{} with a comma in the groups, taken as part of one name ({}); a column Number of Groups "
                        "would tell",
                        whole.number(), whole.text()),
            records.place(whole.first()));
    if (!mismatch.empty())
        diagnostics.warning(
            fmt::format("{} where the number of groups differs from the groups in the cell: the cell counts ({})",
                        mismatch.number(), mismatch.text()),
            records.place(mismatch.first()));
    return groups;
}

}  // namespace qda
