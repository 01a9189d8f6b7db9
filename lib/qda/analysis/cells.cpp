#include "qda/analysis/cells.hpp"

#include <algorithm>

namespace qda {

namespace {

constexpr std::size_t kMostDense = std::size_t{1} << 25;

}  // namespace

Cells::Cells(std::size_t rows, std::size_t columns)
{
    if (columns > 0 && rows > kMostDense / columns) return;
    rows_ = rows;
    columns_ = columns;
    dense_.assign(rows * columns, 0);
}

std::size_t Cells::filled() const
{
    const auto n = std::count_if(dense_.begin(), dense_.end(), [](std::uint64_t count) { return count != 0; });
    return static_cast<std::size_t>(n) + sparse_.size();
}

std::uint64_t Cells::get_other(Id row, Id column) const
{
    if (row == kAll && column == kAll) return all_;
    if (row == kAll) return column < column_totals_.size() ? column_totals_[column] : 0;
    if (column == kAll) return row < row_totals_.size() ? row_totals_[row] : 0;
    const auto at = sparse_.find(key(row, column));
    return at == sparse_.end() ? 0 : at->second;
}

void Extents::add_span(Id row, Id column, Id document, Span span)
{
    cells_[(std::uint64_t{row} << 32) | column].spans.emplace_back(document, span);
}

void Extents::add_length(Id row, Id column, std::optional<std::uint64_t> length)
{
    Extent& extent = cells_[(std::uint64_t{row} << 32) | column].extent;
    extent.overlap_kept = true;
    extent.unknown = extent.unknown || !length;
    extent.units += length.value_or(0);
    extent.pieces += length.value_or(0);
}

Extents::Extent Extents::get(Id row, Id column)
{
    const auto at = cells_.find((std::uint64_t{row} << 32) | column);
    if (at == cells_.end()) return {};
    if (!at->second.spans.empty()) merge(at->second);
    return at->second.extent;
}

void Extents::merge(Cell& cell)
{
    std::sort(cell.spans.begin(), cell.spans.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : a.second.start < b.second.start;
    });
    Id document = kNone;
    Position covered = 0;
    for (const auto& [in, span] : cell.spans) {
        if (in != document) covered = 0;
        document = in;
        if (span.start >= covered) ++cell.extent.pieces;
        const Position from = std::max(span.start, covered);
        if (span.end > from) cell.extent.units += static_cast<std::uint64_t>(span.end - from);
        covered = std::max(covered, span.end);
    }
    cell.spans = {};
}

}  // namespace qda
