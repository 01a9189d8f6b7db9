#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <set>

#include "qda/analysis/crosstab_parts.hpp"
#include "qda/base/error.hpp"

namespace qda::crosstab {

namespace {

std::optional<double> number_in(std::string_view text)
{
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
    return number;
}

double number_of(const Universe& universe, const Level& level, Id value)
{
    if (is_unknown(universe, level, value)) return std::numeric_limits<double>::quiet_NaN();
    const LevelValue& found = level.values[value];
    for (const std::string* text : {&found.id, &found.name})
        if (const std::optional<double> number = number_in(*text)) return *number;
    const bool comma = found.id.find(',') != std::string::npos;
    throw Error({}, "'" + found.id + "' of '" + level.name + "' is no number",
                comma ? "write decimals with a point" : "leave what is unknown empty, or take the level as it is, without --numeric and --breaks");
}

// LEVEL=5,10 of each option.
std::vector<double> breaks_of(const std::vector<std::string>& given, const std::string& level)
{
    std::vector<double> breaks;
    for (const std::string& option : given) {
        const std::size_t equals = option.rfind('=');
        if (option.substr(0, equals) != level) continue;
        std::string_view rest = std::string_view(option).substr(equals + 1);
        while (true) {
            const std::size_t comma = std::min(rest.find(','), rest.size());
            const std::optional<double> number = number_in(rest.substr(0, comma));
            if (!number || (!breaks.empty() && *number <= breaks.back()))
                throw Error({}, "--breaks " + option + " holds no rising numbers", "--breaks " + level + "=5,10");
            breaks.push_back(*number);
            if (comma == rest.size()) break;
            rest.remove_prefix(comma + 1);
        }
    }
    return breaks;
}

void put_in_groups(Background& background, const std::vector<double>& breaks)
{
    background.in_groups = true;
    background.groups.push_back("< " + shortest(breaks.front()));
    for (std::size_t i = 1; i < breaks.size(); ++i)
        background.groups.push_back(shortest(breaks[i - 1]) + " to < " + shortest(breaks[i]));
    background.groups.push_back(">= " + shortest(breaks.back()));
    for (const double number : background.number)
        background.group_of.push_back(
            std::isnan(number) ? kNone
                               : static_cast<Id>(std::upper_bound(breaks.begin(), breaks.end(), number) - breaks.begin()));
}

void keep_values(Background& background, const Universe& universe)
{
    for (Id value = 0; value < background.level.values.size(); ++value) {
        const bool none = background.scale == Scale::ordinal && is_unknown(universe, background.level, value);
        background.group_of.push_back(none ? kNone : static_cast<Id>(background.groups.size()));
        if (none) continue;
        background.groups.push_back(background.level.values[value].name);
        background.ids.push_back(background.level.values[value].id);
    }
}

bool names(const std::vector<std::string>& list, const std::string& name)
{
    return std::find(list.begin(), list.end(), name) != list.end();
}

Scale scale_of(const CrosstabOptions& options, const Universe& universe, const std::string& level)
{
    if (names(options.numeric, level)) return Scale::numeric;
    if (names(options.ordinal, level)) return Scale::ordinal;
    return declared_scale(universe, level);
}

// [LEVEL:]VALUE=N.
void find_populations(const CrosstabOptions& options, std::vector<Background>& all)
{
    for (const std::string& option : options.population) {
        const std::size_t equals = option.rfind('=');
        const std::optional<double> n = equals == std::string::npos ? std::nullopt : number_in(option.substr(equals + 1));
        if (!n || *n < 1 || *n != std::floor(*n))
            throw Error({}, "--population " + option + " is no VALUE=N with a whole number", "--population po=77,vo=75");
        const std::string value = option.substr(0, equals);
        std::size_t found = 0;
        for (Background& background : all) {
            for (std::size_t group = 0; group < background.groups.size(); ++group) {
                const bool same = value == background.groups[group] || value == background.level.name + ":" + background.groups[group] ||
                                  (group < background.ids.size() && value == background.ids[group]);
                if (!same) continue;
                ++found;
                background.population[group] = *n;
            }
        }
        if (found == 0) throw Error({}, "--population: no column '" + value + "'", "name a value of --columns");
        if (found > 1) throw Error({}, "--population: several columns '" + value + "'", "name its level: LEVEL:VALUE=N");
    }
}

void refuse_strangers(const CrosstabOptions& options)
{
    for (std::size_t i = 0; i < options.columns.size(); ++i)
        if (std::find(options.columns.begin(), options.columns.begin() + static_cast<std::ptrdiff_t>(i), options.columns[i]) !=
            options.columns.begin() + static_cast<std::ptrdiff_t>(i))
            throw Error({}, "'" + options.columns[i] + "' stands twice in --columns", "name it once");
    for (const std::string& option : options.breaks) {
        const std::size_t equals = option.rfind('=');
        if (equals == std::string::npos || !names(options.columns, option.substr(0, equals)))
            throw Error({}, "--breaks " + option + " names no level of --columns", "--columns age --breaks age=30,50");
    }
    for (const auto* list : {&options.numeric, &options.ordinal})
        for (const std::string& level : *list)
            if (level != options.rows && !names(options.columns, level))
                throw Error({}, "'" + level + "' is neither on the rows nor on the columns",
                            "--numeric and --ordinal say how a level of --rows or --columns is to be taken");
}

}  // namespace

Scale declared_scale(const Universe& universe, const std::string& level)
{
    const Entry* entry = universe.level(level);
    const std::string* scale = entry ? entry->get("scale") : nullptr;
    if (!scale) return Scale::nominal;
    return *scale == "ordinal" ? Scale::ordinal : *scale == "numeric" ? Scale::numeric : Scale::nominal;
}

bool is_unknown(const Universe& universe, const Level& level, Id value)
{
    const std::size_t at = universe.find_value(level.name, level.values[value].id);
    if (at == Universe::npos) return false;
    const std::string* role = universe.values[at].entry.get("role");
    return role && *role == "unknown";
}

std::vector<Background> backgrounds(const CrosstabOptions& options, const Universe& universe, std::vector<Level> levels)
{
    refuse_strangers(options);
    std::vector<Background> all;
    for (Level& level : levels) {
        Background background;
        background.level = std::move(level);
        const std::vector<double> breaks = breaks_of(options.breaks, background.level.name);
        background.scale = scale_of(options, universe, background.level.name);
        for (Id value = 0; value < background.level.values.size(); ++value) {
            const bool numbers = background.scale == Scale::numeric || !breaks.empty();
            background.number.push_back(numbers ? number_of(universe, background.level, value)
                                        : is_unknown(universe, background.level, value) ? std::numeric_limits<double>::quiet_NaN()
                                                                                        : static_cast<double>(value));
        }
        if (!breaks.empty()) {
            background.scale = names(options.ordinal, background.level.name) ? Scale::ordinal : Scale::nominal;
            put_in_groups(background, breaks);
            for (std::size_t value = 0; value < background.number.size(); ++value)
                if (background.group_of[value] != kNone) background.number[value] = static_cast<double>(background.group_of[value]);
        } else if (background.scale == Scale::numeric) {
            background.groups = {"all with a number"};
            for (const double number : background.number) background.group_of.push_back(std::isnan(number) ? kNone : 0);
        } else {
            keep_values(background, universe);
        }
        background.population.resize(background.groups.size());
        all.push_back(std::move(background));
    }
    find_populations(options, all);
    return all;
}

std::vector<Id> groups_of(const Background& background, const std::vector<Id>& values)
{
    std::set<Id> groups;
    for (const Id value : values)
        if (background.group_of[value] != kNone) groups.insert(background.group_of[value]);
    return {groups.begin(), groups.end()};
}

}  // namespace qda::crosstab
