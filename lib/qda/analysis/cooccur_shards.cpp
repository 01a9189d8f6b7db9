// What a long table of co-occurrence says for qda-merge: how often each value occurs, also one that has no row.

#include <unordered_set>

#include "qda/analysis/cooccur_parts.hpp"
#include "qda/analysis/merging.hpp"

namespace qda {

namespace {

constexpr const char* kUnitNames[] = {"codepoint", "page:codepoint", "paragraph", "millisecond"};

bool has_doubles(const Level& level)
{
    std::unordered_set<std::string_view> names;
    return std::any_of(level.values.begin(), level.values.end(), [&](const LevelValue& value) { return !names.insert(value.name).second; });
}

}  // namespace

// Empty where the tables of parts add up.
std::string CooccurParts::why_not_merged() const
{
    const bool by_all = std::any_of(measures.begin(), measures.end(), [](const std::string& measure) {
        return measure == "lift" || measure == "npmi" || measure == "phi";
    });
    if (unit == PairUnit::respondents) return "the same respondent may speak in several parts";
    if (options.min > 1) return "pairs that are rare in a part are left out (--min above 1)";
    if (by_all && unit != PairUnit::quotations) return "N of lift, npmi and phi is of all documents that the input knows";
    if (has_doubles(levels->first()) || has_doubles(levels->second())) return "two values have the same name";
    return {};
}

void CooccurParts::say_parts(Table& table) const
{
    if (const std::string why = why_not_merged(); !why.empty()) {
        mark_not_merged(table, why);
        table.tallies.clear();
        return;
    }
    Column& both = table.columns[4];
    if (options.min == 0) both.keys.emplace_back("zeros", "pairs");
    for (unsigned i = 0; i < 4; ++i)
        if (needs_places() && (tally->units >> i & 1U) != 0) both.keys.emplace_back("positions", kUnitNames[i]);
    for (Id value = 0; value < levels->size(); ++value) {
        const bool of_second = levels->two() && value >= levels->begin_second();
        Tally& one = table.tallies.emplace_back(Tally{of_second ? "n_second" : "n_first", static_cast<std::int64_t>(n(value).value_or(0))});
        one.keys = {{"value", levels->value(value).name}};
        const std::size_t place = levels->value(value).place;
        if (place != LevelValue::kNoPlace) one.keys.emplace_back("place", std::to_string(place));
        if (!n(value)) one.keys.emplace_back("unknown", "yes");
    }
}

}  // namespace qda
