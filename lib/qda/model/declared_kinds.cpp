#include "qda/model/declared_kinds.hpp"

#include <algorithm>
#include <set>

namespace qda {

namespace {

bool of_codes(const Entry& level) { return level.has("of", "code"); }

bool of_themes(const Entry& root)
{
    const std::string* role = root.get("role");
    return !role || *role == "theme";
}

}  // namespace

std::string root_level(const Universe& universe, std::string level)
{
    for (std::size_t steps = 0; steps < universe.levels.size(); ++steps) {
        const Entry* entry = universe.level(level);
        const std::string* parent = entry ? entry->get("parent") : nullptr;
        if (!parent) break;
        level = *parent;
    }
    return level;
}

std::vector<std::string> levels_with_kinds(const Universe& universe)
{
    std::set<std::string_view> declaring;
    for (const Value& value : universe.values)
        if (value.entry.get("source_kind")) declaring.insert(value.level);
    std::vector<std::string> names;
    for (const Entry& level : universe.levels)
        if (of_codes(level) && declaring.contains(level.name)) names.push_back(level.name);
    return names;
}

std::vector<std::string> levels_of_evidence(const Universe& universe)
{
    const std::vector<std::string> declaring = levels_with_kinds(universe);
    std::set<std::string> done;
    for (const std::string& level : declaring) done.insert(root_level(universe, level));
    std::vector<std::string> names;
    for (const Entry& level : universe.levels) {
        const bool declares = std::find(declaring.begin(), declaring.end(), level.name) != declaring.end();
        const bool first = of_codes(level) && !level.get("parent") && of_themes(level) && !done.contains(level.name);
        if (declares || first) names.push_back(level.name);
    }
    return names;
}

}  // namespace qda
