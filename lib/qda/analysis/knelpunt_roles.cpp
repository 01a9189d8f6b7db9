// What the codebook declares: which codes judge, which are actors, places and solutions, and what the subjects are.

#include <algorithm>

#include "qda/analysis/knelpunt_parts.hpp"
#include "qda/base/choice.hpp"

namespace qda::knelpunt {

namespace {

const std::vector<std::string> kNamedRoles = {"actor", "place", "solution"};

std::string role_of(const Entry& entry)
{
    const std::string* role = entry.get("role");
    return role ? *role : std::string();
}

/// The levels from the root down to this one.
std::vector<std::string> path_to(const Universe& universe, std::string name)
{
    std::vector<std::string> path = {name};
    while (path.size() <= universe.levels.size()) {
        const Entry* level = universe.level(path.back());
        const std::string* parent = level ? level->get("parent") : nullptr;
        if (!parent) break;
        path.push_back(*parent);
    }
    std::reverse(path.begin(), path.end());
    return path;
}

bool below(const Universe& universe, const std::string& level, const std::string& above)
{
    const std::vector<std::string> path = path_to(universe, level);
    return level != above && std::find(path.begin(), path.end(), above) != path.end();
}

// The role of the dimension that a level belongs to: it stands on the first level.
std::string dimension_role(const Universe& universe, const std::string& level)
{
    const Entry* root = universe.level(path_to(universe, level).front());
    return root ? role_of(*root) : std::string();
}

std::vector<std::string> levels_of_codes(const Universe& universe)
{
    std::vector<std::string> names;
    for (const Entry& level : universe.levels)
        if (level.has("of", "code") && dimension_role(universe, level.name) != "judgement") names.push_back(level.name);
    return names;
}

std::string known_hint(const Universe& universe)
{
    const std::vector<std::string> names = levels_of_codes(universe);
    return names.empty() ? "name the codebook with --codebook" : "levels of the codebook: " + list_of(names);
}

std::string default_level(const Universe& universe)
{
    const Entry* variable = universe.level("variable");
    if (variable && variable->has("of", "code")) return "variable";
    std::vector<std::string> roots;
    for (const std::string& name : levels_of_codes(universe)) {
        const std::string role = dimension_role(universe, name);
        const bool named = std::find(kNamedRoles.begin(), kNamedRoles.end(), role) != kNamedRoles.end();
        if (path_to(universe, name).size() == 1 && !named) roots.push_back(name);
    }
    if (roots.size() == 1) return roots.front();
    throw Error({},
                "no level 'variable', and " + std::string(roots.empty() ? "no other" : "more than one") +
                    " level whose knelpunten could be meant",
                "choose one with --by; " + known_hint(universe));
}

[[noreturn]] void no_judgement(const Universe& universe)
{
    for (const Value& value : universe.values) {
        if (role_of(value.entry) != "knelpunt") continue;
        throw Error({}, "no dimension of the codebook has the role 'judgement'",
                    "'" + value.id + "' has the role 'knelpunt': give the dimension of level '" + value.level +
                        "' the role 'judgement'");
    }
    throw Error(
        {}, "no dimension of the codebook has the role 'judgement'",
        universe.levels.empty()
            ? "name the codebook with --codebook"
            : "give the dimension of the judgements 'role: judgement', and its value for knelpunten 'role: knelpunt'");
}

void find_judging(const Universe& universe, Roles& roles, Diagnostics& diagnostics)
{
    bool any_knelpunt = false;
    for (const Entry& declared : universe.levels) {
        if (dimension_role(universe, declared.name) != "judgement") continue;
        JudgingLevel judging{resolve_level(universe, declared.name, diagnostics), {}, {}};
        for (const LevelValue& value : judging.level.values) {
            const std::size_t at = universe.find_value(declared.name, value.id);
            const std::string role = at == Universe::npos ? std::string() : role_of(universe.values[at].entry);
            judging.knelpunt.push_back(role == "knelpunt" ? 1 : 0);
            judging.goes_well.push_back(role == "goes_well" ? 1 : 0);
            any_knelpunt = any_knelpunt || role == "knelpunt";
            roles.has_goes_well = roles.has_goes_well || role == "goes_well";
        }
        roles.judging.push_back(std::move(judging));
    }
    if (roles.judging.empty()) no_judgement(universe);
    if (!any_knelpunt)
        throw Error({}, "no value of level '" + roles.judging.front().level.name + "' has the role 'knelpunt'",
                    "give the value that means a knelpunt 'role: knelpunt' in the codebook");
    if (!roles.has_goes_well) roles.missing.push_back("goes_well");
}

void find_subjects(const Universe& universe, const std::string& by, Roles& roles, Diagnostics& diagnostics)
{
    for (const std::string& name : path_to(universe, by))
        roles.path.push_back(resolve_level(universe, name, diagnostics));
    if (roles.by().scope != Scope::code || roles.by().dimension.empty())
        throw Error({}, "'" + by + "' is no level of the codebook's codes", known_hint(universe));
    if (dimension_role(universe, by) == "judgement")
        throw Error({}, "'" + by + "' is what judges, and has no knelpunten itself", known_hint(universe));
    for (const Entry& level : universe.levels)
        if (below(universe, level.name, by)) roles.parts.push_back(resolve_level(universe, level.name, diagnostics));
}

void find_named(const Universe& universe, Roles& roles, Diagnostics& diagnostics)
{
    for (const std::string& role : kNamedRoles) {
        bool declared = false;
        for (const Entry& level : universe.levels) {
            if (dimension_role(universe, level.name) != role) continue;
            declared = true;
            if (path_to(universe, level.name).front() != roles.path.front().name)  // nobody is named with oneself
                roles.named.push_back({role, resolve_level(universe, level.name, diagnostics)});
        }
        if (!declared) roles.missing.push_back(role);
    }
}

std::optional<Level> level_if_declared(const Universe& universe, const char* name, Diagnostics& diagnostics)
{
    const std::vector<std::string> known = known_levels(universe);
    const bool named = std::find(known.begin(), known.end(), name) != known.end();
    if (!named && universe.values_of(name).empty()) return std::nullopt;
    return resolve_level(universe, name, diagnostics);
}

}  // namespace

Roles find_roles(const Universe& universe, const KnelpuntOptions& options, Diagnostics& diagnostics)
{
    Roles roles;
    find_judging(universe, roles, diagnostics);
    find_subjects(universe, options.by.empty() ? default_level(universe) : options.by, roles, diagnostics);
    roles.respondents = level_if_declared(universe, "respondent", diagnostics);
    if (!roles.respondents) roles.missing.push_back("respondent");
    roles.sources = resolve_level(universe, "source", diagnostics);
    roles.kinds = level_if_declared(universe, "source_kind", diagnostics);
    if (!roles.kinds) roles.missing.push_back("source_kind");
    find_named(universe, roles, diagnostics);
    for (const Entry& code : universe.codes) {
        roles.quote_codes.push_back(code.has("role", "quote") ? 1 : 0);
        roles.has_quote_code = roles.has_quote_code || roles.quote_codes.back() != 0;
    }
    return roles;
}

}  // namespace qda::knelpunt
