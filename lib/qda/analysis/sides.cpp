#include "qda/analysis/sides.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace qda {

namespace {

void keep_each_once(std::vector<Id>& list)
{
    if (list.size() < 2) return;
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace

Side::Side(std::vector<Level> levels, bool unlabelled) : levels_(std::move(levels)), unlabelled_(unlabelled)
{
    group_levels();
}

void Side::group_levels()
{
    std::map<std::string, std::size_t> of_class;
    std::string first_dimension;
    for (const Level& level : levels_)
        if (first_dimension.empty()) first_dimension = level.dimension;
    for (std::size_t i = 0; i < levels_.size(); ++i) {
        const Level& level = levels_[i];
        // code, code_group and category nest in whatever dimension stands beside them.
        const std::string& dimension = level.dimension.empty() ? first_dimension : level.dimension;
        const std::string joint = level.scope == Scope::row    ? "row"
                                  : level.scope == Scope::code ? "code " + dimension
                                                               : "document " + std::to_string(i);
        const auto [at, fresh] = of_class.try_emplace(joint, joints_.size());
        if (fresh) joints_.emplace_back();
        joints_[at->second].levels.push_back(i);
    }
}

std::size_t Side::size() const
{
    if (levels_.empty()) return 1;
    return single() ? levels_.front().values.size() + 1 : tuples_.size();
}

Id Side::value(Id key, std::size_t level) const
{
    if (single()) return key == levels_.front().values.size() ? kNone : key;
    return values_[key * levels_.size() + level];
}

Id Side::intern(std::span<const Id> values)
{
    if (levels_.empty()) return 0;
    if (single()) return values[0] == kNone ? static_cast<Id>(levels_.front().values.size()) : values[0];
    const Id key = tuples_.intern({reinterpret_cast<const char*>(values.data()), values.size() * sizeof(Id)});
    if (std::size_t{key} * levels_.size() == values_.size()) values_.insert(values_.end(), values.begin(), values.end());
    return key;
}

std::span<const Id> Side::carried(std::size_t level, const CodingKey& coding)
{
    if (fixed_.empty() || fixed_[level] == kFree) return levels_[level].carried(coding, room_);
    return {&fixed_[level], fixed_[level] == kNone ? std::size_t{0} : std::size_t{1}};
}

bool Side::keys_of(std::span<const CodingKey> codings, std::vector<Id>& keys)
{
    keys.clear();
    if (levels_.empty()) {
        keys.push_back(0);
        return true;
    }
    if (single()) {
        single_keys(codings, keys);
        return !keys.empty();
    }
    std::vector<std::vector<Id>> tuples = {std::vector<Id>(levels_.size(), kNone)};
    for (const Joint& joint : joints_) {
        std::vector<std::vector<Id>> parts;
        if (!joint_keys(joint, codings, parts)) return false;
        std::vector<std::vector<Id>> longer;
        for (const auto& tuple : tuples) {
            for (const auto& part : parts) {
                longer.push_back(tuple);
                for (std::size_t i = 0; i < joint.levels.size(); ++i) longer.back()[joint.levels[i]] = part[i];
            }
        }
        tuples = std::move(longer);
    }
    for (const auto& tuple : tuples) keys.push_back(intern(tuple));
    keep_each_once(keys);
    return true;
}

// Of the one level there is.
void Side::single_keys(std::span<const CodingKey> codings, std::vector<Id>& keys)
{
    const Level& level = levels_.front();
    const bool of_codes = level.scope == Scope::code;
    const CodingKey* before = nullptr;
    for (const CodingKey& coding : codings) {
        if (before && !of_codes && same_context(*before, coding)) continue;
        before = &coding;
        for (const Id value : carried(0, coding))
            if (std::find(keys.begin(), keys.end(), value) == keys.end()) keys.push_back(value);
        if (level.scope == Scope::document) break;  // the same for every coding of a quotation
    }
    if (keys.empty() && unlabelled_) keys.push_back(static_cast<Id>(level.values.size()));
}

// The combinations of values at the levels of `joint` that single codings carry.
bool Side::joint_keys(const Joint& joint, std::span<const CodingKey> codings, std::vector<std::vector<Id>>& found)
{
    std::vector<std::vector<Id>> partial;
    for (const CodingKey& coding : codings) {
        std::vector<std::vector<Id>> combined = {{}};
        bool whole = true;
        for (const std::size_t level : joint.levels) {
            const std::span<const Id> here = carried(level, coding);
            std::vector<Id> values(here.begin(), here.end());
            if (values.empty()) {
                whole = false;
                values.push_back(kNone);
            }
            std::vector<std::vector<Id>> longer;
            for (const auto& tuple : combined) {
                for (const Id value : values) {
                    longer.push_back(tuple);
                    longer.back().push_back(value);
                }
            }
            combined = std::move(longer);
        }
        auto& into = whole ? found : partial;
        for (auto& tuple : combined)
            if (std::find(into.begin(), into.end(), tuple) == into.end()) into.push_back(std::move(tuple));
    }
    if (found.empty() && unlabelled_) found = std::move(partial);
    return !found.empty();
}

std::vector<Id> Side::shown(const Universe& universe, std::span<const char> seen)
{
    std::vector<Id> keys;
    if (levels_.empty()) return {0};
    if (single()) {
        const std::size_t n = levels_.front().values.size();
        for (Id key = 0; key < n; ++key) keys.push_back(key);
        if (n < seen.size() && seen[n] != 0) keys.push_back(static_cast<Id>(n));
        return keys;
    }
    for (Id key = 0; key < seen.size(); ++key)
        if (seen[key] != 0) keys.push_back(key);
    add_known(universe, keys);
    std::sort(keys.begin(), keys.end(), [&](Id a, Id b) {
        for (std::size_t level = 0; level < levels_.size(); ++level)
            if (value(a, level) != value(b, level)) return value(a, level) < value(b, level);
        return false;
    });
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

// Several levels: the combinations that the universe has without any quotation, where one document or one code gives
// them whole.
void Side::add_known(const Universe& universe, std::vector<Id>& keys)
{
    const auto all_of = [&](Scope scope) {
        return std::all_of(levels_.begin(), levels_.end(), [&](const Level& level) { return level.scope == scope; });
    };
    if (all_of(Scope::document))
        for (Id document = 0; document < universe.documents.size(); ++document)
            add_values_of({document, kNone, kNone, nullptr}, keys);
    if (!all_of(Scope::code) || joints_.size() > 1) return;
    for (Id code = 0; code < universe.codes.size(); ++code) add_values_of({kNone, code, kNone, nullptr}, keys);
    add_declared(universe, keys);
}

void Side::add_values_of(const CodingKey& coding, std::vector<Id>& keys)
{
    std::vector<std::vector<Id>> tuples = {{}};
    for (const Level& level : levels_) {
        std::vector<std::vector<Id>> longer;
        for (const auto& tuple : tuples) {
            for (const Id value : level.carried(coding, room_)) {
                longer.push_back(tuple);
                longer.back().push_back(value);
            }
        }
        tuples = std::move(longer);
    }
    for (const auto& tuple : tuples) keys.push_back(intern(tuple));
}

// Up from each declared value to those it is part of; whole where all our levels are met on the way.
void Side::add_declared(const Universe& universe, std::vector<Id>& keys)
{
    for (const Value& lowest : universe.values) {
        std::vector<Id> tuple(levels_.size(), kNone);
        std::string_view level = lowest.level;
        std::string_view id = lowest.id;
        for (std::size_t steps = 0; steps <= universe.levels.size(); ++steps) {
            for (std::size_t l = 0; l < levels_.size(); ++l)
                if (levels_[l].name == level) tuple[l] = levels_[l].find(id);
            const std::size_t at = universe.find_value(level, id);
            const std::string* parent = at == Universe::npos ? nullptr : universe.values[at].entry.get("parent");
            const Entry* declared = universe.level(level);
            const std::string* above = declared ? declared->get("parent") : nullptr;
            if (!parent || !above) break;
            level = *above;
            id = *parent;
        }
        if (std::find(tuple.begin(), tuple.end(), kNone) == tuple.end()) keys.push_back(intern(tuple));
    }
}

}  // namespace qda
