#include "qda/analysis/merging.hpp"

#include <algorithm>
#include <unordered_set>

namespace qda {

namespace {

std::string number(std::int64_t n) { return std::to_string(n); }

std::string word(const Tally& tally, std::string_view key)
{
    const std::string* value = tally.get(key);
    return value ? *value : std::string();
}

// `quotations`, or `quotation` where it is one.
std::string counted(const Tally& tally)
{
    std::string unit = word(tally, "unit");
    if (tally.n == 1 && unit.ends_with('s')) unit.pop_back();
    return number(tally.n) + " " + unit;
}

}  // namespace

std::string note_of(const Tally& tally)
{
    const bool one = tally.n == 1;
    if (tally.name == "all") return "N of lift, npmi and phi: all " + number(tally.n) + " " + word(tally, "unit");
    if (tally.n == 0) return {};
    if (tally.name == "left_out")
        return number(tally.n) + " of " + number(tally.of.value_or(tally.n)) + " " + word(tally, "unit") +
               " have no value at " + word(tally, "at") + " and are left out";
    if (tally.name == "several")
        return counted(tally) + (one ? " stands under several values: it counts in each, and once in a total"
                                     : " stand under several values: they count in each, and once in a total");
    if (tally.name == "joint") return counted(tally) + (one ? " is" : " are") + " joint: of several respondents";
    if (tally.name == "lengths_summed") return "overlap not removed where positions in the text are unknown";
    if (tally.name == "outside")
        return "c is outside [0, 1] " + number(tally.n) + (one ? " time" : " times") + ": of codings that meet several others it is no share";
    if (tally.name == "no_sets") return "NA where there are more pairs than codings, which is no share";
    if (tally.name == "over_pages") return "NA: quotations run over the end of a page, so their characters cannot be counted";
    if (tally.name == "lengths_unknown") return "NA: the length of some quotation is not known (read it with its text)";
    return {};
}

void mark_not_merged(Table& table, const std::string& why)
{
    for (Column& column : table.columns) {
        for (std::size_t i = 0; i < column.keys.size(); ++i) {
            if (column.keys[i] != std::pair<std::string, std::string>("merge", "sum")) continue;
            column.keys[i].second = "no";
            column.keys.insert(column.keys.begin() + static_cast<std::ptrdiff_t>(i) + 1, {"why", why});
        }
    }
}

bool has_dash(const Table& table)
{
    return std::any_of(table.columns.begin(), table.columns.end(),
                       [](const Column& column) { return column.has_not_looked_for(); });
}

void add_key_order(Table& table, std::size_t at, const KeyOrder& order)
{
    Column& column = table.columns[at];
    std::vector<char> has_row(column.n_texts(), 0);
    for (std::size_t row = 0; row < column.size(); ++row)
        if (const Id text = column.text_id(row); text != kNone) has_row[text] = 1;
    std::unordered_set<std::string_view> shown;
    for (Id text = 0; text < has_row.size(); ++text)
        if (has_row[text] != 0) shown.insert(column.text_of(text));
    if (order.has_missing) column.keys.emplace_back("missing", "yes");
    if (order.has_totals) column.keys.emplace_back("totals", "yes");
    std::unordered_set<std::string_view> names;
    for (const KeyOrder::Placed& value : order.values) {
        if (value.place != static_cast<std::size_t>(-1) && shown.contains(value.name))
            column.keys.emplace_back("order", std::to_string(value.place) + " " + std::string(value.name));
        if ((order.has_missing && value.name == "NA") || (order.has_totals && value.name == "total"))
            mark_not_merged(table, "'" + std::string(value.name) + "' is also a value of " + column.name);
        else if (!names.insert(value.name).second)
            mark_not_merged(table, "two values of " + column.name + " are named '" + std::string(value.name) + "'");
    }
}

}  // namespace qda
