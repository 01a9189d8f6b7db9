#include "qda/build/wide.hpp"

#include <algorithm>
#include <unordered_map>

#include "qda/codebook/speakers.hpp"
#include "qda/model/levels.hpp"

namespace qda {

namespace {

bool is_label(const Universe& universe, const std::string& level)
{
    static constexpr std::string_view kOfRows[] = {"document", "code", "coder", "category"};
    if (std::find(std::begin(kOfRows), std::end(kOfRows), level) != std::end(kOfRows)) return false;
    if (universe.find_label_column(level) != Universe::npos || is_reserved_name(level)) return false;
    return level != "source" || universe.level("source") != nullptr;  // else the source is the document
}

std::string cell_for(const Level& level, const CodingKey& coding, std::vector<Id>& room)
{
    const std::span<const Id> carried = level.carried(coding, room);
    std::vector<Id> values(carried.begin(), carried.end());
    std::sort(values.begin(), values.end());
    std::vector<std::string_view> names;
    for (const Id value : values) names.push_back(level.values[value].name);
    return cell_of(names);
}

}  // namespace

void write_wide(const Reading& reading, const Needs& needs, const WriteOptions& options, Universe& universe, Output& out,
                Diagnostics& diagnostics)
{
    std::vector<Batch> batches;
    read_segments(reading, needs, universe, [&](Batch& batch) { batches.push_back(batch); }, diagnostics);
    std::vector<Level> levels;
    for (const std::string& name : known_levels(universe))
        if (is_label(universe, name)) levels.push_back(resolve_level(universe, name, diagnostics));
    const std::size_t own = universe.label_columns.size();
    for (const Level& level : levels) universe.label_column(level.name);

    std::vector<Id> room;
    std::vector<Id> labels(own);
    for (Batch& batch : batches) {
        batch.labels.resize(own, std::vector<Id>(batch.rows, kNone));
        for (const Level& level : levels) {
            std::vector<Id>& column = batch.labels.emplace_back();
            Dictionary& cells = universe.label_columns[batch.labels.size() - 1].cells;
            for (std::size_t row = 0; row < batch.rows; ++row) {
                for (std::size_t i = 0; i < own; ++i) labels[i] = batch.labels[i][row];
                const CodingKey coding{batch.document[row], batch.code[row], batch.coder[row], labels.data()};
                const std::string cell = cell_for(level, coding, room);
                column.push_back(cell.empty() ? kNone : cells.intern(cell));
            }
        }
    }
    SegmentWriter writer(out, universe, options);
    for (const Batch& batch : batches) writer.rows(batch);
    writer.close();
}

}  // namespace qda
