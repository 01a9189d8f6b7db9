// The median of each row over an ordinal level on the columns.

#include <algorithm>

#include "qda/analysis/count_parts.hpp"

namespace qda {

namespace {

// The values that have a place on the scale, lowest first; what has none by its names.
struct Scale {
    std::vector<Id> values;
    std::string others;
};

Scale scale_of(const Universe& universe, const Level& level)
{
    const Entry* declared = universe.level(level.name);
    const std::string* scale = declared ? declared->get("scale") : nullptr;
    if (!scale || *scale != "ordinal")
        throw Error({}, "the values of '" + level.name + "' have no order: --median is of an ordinal level",
                    "declare `scale: ordinal` on its dimension, and list its values from the lowest to the highest");
    Scale found;
    for (Id value = 0; value < level.values.size(); ++value) {
        const LevelValue& shown = level.values[value];
        const std::size_t at = shown.declared ? universe.find_value(level.name, shown.id) : Universe::npos;
        if (at != Universe::npos && !universe.values[at].entry.has("role", "unknown"))
            found.values.push_back(value);
        else
            found.others += (found.others.empty() ? "" : ", ") + shown.name;
    }
    return found;
}

}  // namespace

void Counter::Parts::add_median(Table& table, std::span<const Id> rows_here)
{
    const Level& level = columns->levels().front();
    const Scale scale = scale_of(universe, level);
    Column n("n", Role::count);
    n.keys = {{"merge", "no"}, {"why", "it is of the values on the scale, which stand in columns"}, {"unit", options.unit}};
    Column median("median", Role::text);
    bool any_twice = false;
    const auto stands_twice = [&](Id row) {
        std::int64_t sum = 0;
        const auto number = [](const Cell& one) { return std::holds_alternative<std::int64_t>(one) ? std::get<std::int64_t>(one) : 0; };
        for (const Id column : shown_columns) sum += number(cell(row, column));
        return sum > number(cell(row, Cells::kAll));
    };
    for (const Id row : rows_here) {
        std::vector<std::pair<Id, std::int64_t>> frequencies;  // by value that is a key of the columns
        std::int64_t all = 0;
        for (const Id column : shown_columns) {
            const Id value = columns->value(column, 0);
            if (std::find(scale.values.begin(), scale.values.end(), value) == scale.values.end()) continue;
            const Cell count = cell(row, column);
            if (!std::holds_alternative<std::int64_t>(count)) continue;
            frequencies.emplace_back(value, std::get<std::int64_t>(count));
            all += frequencies.back().second;
        }
        std::sort(frequencies.begin(), frequencies.end());  // values are numbered in their order
        const auto at = [&](std::int64_t place) {
            for (const auto& [value, count] : frequencies)
                if ((place -= count) <= 0) return value;
            return kNone;
        };
        if (stands_twice(row)) {  // what has two places on the scale has no place in the middle
            any_twice = true;
            n.add(NotAvailable{});
            median.add(NotAvailable{});
            continue;
        }
        n.add(all);
        if (all == 0) {
            median.add(NotAvailable{});
            continue;
        }
        const Id low = at((all + 1) / 2);
        const Id high = at(all / 2 + 1);
        median.add(level.values[low].name + (low == high ? std::string() : " \u2013 " + level.values[high].name));
    }
    table.columns.push_back(std::move(n));
    table.columns.push_back(std::move(median));
    table.notes.emplace_back("median of the n that have a place on the scale; where the two in the middle differ, both are named");
    if (any_twice) table.notes.emplace_back("NA: some stand under several values of the scale");
    if (!scale.others.empty()) table.notes.push_back("not on the scale: " + scale.others);
}

}  // namespace qda
