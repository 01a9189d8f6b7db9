#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "qda/model/levels.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

constexpr std::string_view kBuiltIn[] = {"document", "code",   "coder",       "code_group", "document_group",
                                         "category", "source", "source_kind", "respondent"};

void add_once(std::vector<std::string>& list, std::string_view item)
{
    if (std::find(list.begin(), list.end(), item) == list.end()) list.emplace_back(item);
}

void add_once(std::vector<Id>& list, Id item)
{
    if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

bool any_key(const Registry& registry, std::string_view key)
{
    return std::any_of(registry.begin(), registry.end(), [&](const Entry& entry) { return entry.get(key) != nullptr; });
}

bool any_value(const Universe& universe, std::string_view level)
{
    return std::any_of(universe.values.begin(), universe.values.end(),
                       [&](const Value& value) { return value.level == level; });
}

// The part behind `level::` of a group's name; nullopt if it is not of this level.
std::optional<std::string_view> group_value(std::string_view group, std::string_view level)
{
    if (!group.starts_with(level) || !group.substr(level.size()).starts_with("::")) return std::nullopt;
    return group.substr(level.size() + 2);
}

bool any_group(const Universe& universe, std::string_view level)
{
    for (const Entry& document : universe.documents)
        for (const std::string_view group : document.all("group"))
            if (group_value(group, level)) return true;
    return false;
}

bool has_attribute(const Universe& universe, std::string_view of_level, std::string_view name)
{
    return std::any_of(universe.values.begin(), universe.values.end(), [&](const Value& value) {
        return value.level == of_level && value.entry.get(name) != nullptr;
    });
}

}  // namespace

class LevelBuilder {
public:
    LevelBuilder(const Universe& universe, std::string_view name, Diagnostics& diagnostics)
        : universe_(universe), diagnostics_(diagnostics)
    {
        level_.name = name;
    }

    Level build()
    {
        for (const std::size_t at : universe_.values_of(level_.name)) declare(universe_.values[at]);
        if (!build_built_in() && !build_declared()) unknown();
        say_strangers();
        put_in_order();
        add_source_kinds();
        return std::move(level_);
    }

private:
    void declare(const Value& value)
    {
        const auto index = static_cast<Id>(level_.values.size());
        level_.values.push_back({value.id, value.entry.name, true, {}});
        by_id_.try_emplace(normal_name(value.id), index);
        by_name_.try_emplace(normal_name(value.entry.name), index);
        n_declared_ = level_.values.size();
    }

    // A label matches by id, then by name; what matches none is a value of its own.
    Id value(std::string_view label)
    {
        std::string normal = normal_name(label);
        if (const auto at = by_id_.find(normal); at != by_id_.end()) return at->second;
        if (const auto at = by_name_.find(normal); at != by_name_.end()) return at->second;
        const auto index = static_cast<Id>(level_.values.size());
        level_.values.push_back({std::string(label), std::string(label), false, {}});
        by_id_.emplace(std::move(normal), index);
        return index;
    }

    static std::vector<Id>& list(std::vector<std::vector<Id>>& lists, std::size_t at)
    {
        if (at >= lists.size()) lists.resize(at + 1);
        return lists[at];
    }

    void by_keys(const Registry& registry, std::vector<std::vector<Id>>& lists, std::string_view key)
    {
        for (std::size_t i = 0; i < registry.size(); ++i)
            for (const std::string_view label : registry[static_cast<Id>(i)].all(key))
                add_once(list(lists, i), value(label));
    }

    void by_names(const Registry& registry, std::vector<std::vector<Id>>& lists)
    {
        // Names are taken as they are: two documents may differ by white space only.
        for (std::size_t i = 0; i < registry.size(); ++i) {
            const std::string& name = registry.name(static_cast<Id>(i));
            list(lists, i).push_back(static_cast<Id>(level_.values.size()));
            level_.values.push_back({name, name, false, {}});
        }
        matched_by_name_ = true;
    }

    bool build_built_in()
    {
        const std::string& name = level_.name;
        if (name == "document") {
            by_names(universe_.documents, level_.of_document_);
            level_.of_sources = true;
        } else if (name == "code") {
            level_.scope = Scope::code;
            by_names(universe_.codes, level_.of_code_);
        } else if (name == "coder") {
            if (universe_.coders.size() == 0) return false;
            level_.scope = Scope::row;
            by_names(universe_.coders, level_.of_coder_);
        } else if (name == "code_group") {
            level_.scope = Scope::code;
            by_keys(universe_.codes, level_.of_code_, "group");
            if (level_.values.empty()) return false;
        } else if (name == "document_group") {
            by_keys(universe_.documents, level_.of_document_, "group");
            if (level_.values.empty()) return false;
        } else if (name == "category") {
            level_.scope = Scope::code;
            return build_category();
        } else if (name == "source_kind") {
            level_.of_sources = true;
            return build_source_kind();
        } else if (name == "source" && !any_value(universe_, "source") && !any_key(universe_.documents, "source") &&
                   universe_.find_label_column("source") == Universe::npos) {
            level_.of_sources = true;  // without sources in a codebook, a source is a document
            by_names(universe_.documents, level_.of_document_);
        } else {
            return false;
        }
        return true;
    }

    // The program's own categories, else the parents; a value includes what is nested in it.
    bool build_category()
    {
        const bool own = any_key(universe_.codes, "category");
        if (!own && !any_key(universe_.codes, "parent")) return false;
        const Registry& tree = own ? universe_.categories : universe_.codes;
        if (own)
            for (const Entry& category : universe_.categories) value(category.name);  // also one without codes
        for (std::size_t id = 0; id < universe_.codes.size(); ++id) {
            const Entry& code = universe_.codes[static_cast<Id>(id)];
            for (std::string_view name : code.all(own ? "category" : "parent")) {
                std::vector<std::string_view> seen;  // a tree that bites its tail ends here
                while (std::find(seen.begin(), seen.end(), name) == seen.end()) {
                    seen.push_back(name);
                    const Id category = value(name);
                    add_once(list(level_.of_code_, id), category);
                    const Id parent = tree.find(name);
                    // Codings of a code that has subcodes belong to it as a category as well.
                    if (!own && parent != kNone) add_once(list(level_.of_code_, parent), category);
                    const std::string* above = parent == kNone ? nullptr : tree[parent].get("parent");
                    if (!above) break;
                    name = *above;
                }
            }
        }
        return true;
    }

    bool build_source_kind()
    {
        by_keys(universe_.documents, level_.of_document_, "source_kind");
        for (std::size_t document = 0; document < universe_.documents.size(); ++document) {
            if (!list(level_.of_document_, document).empty()) continue;
            for (const std::string_view source : universe_.documents[static_cast<Id>(document)].all("source")) {
                const std::size_t at = universe_.find_value("source", source);
                if (at == Universe::npos) continue;
                for (const std::string_view kind : universe_.values[at].entry.all("source_kind"))
                    add_once(level_.of_document_[document], value(kind));
            }
        }
        for (const Value& source : universe_.values)
            if (source.level == "source")
                for (const std::string_view kind : source.entry.all("source_kind")) value(kind);
        const std::size_t column = universe_.find_label_column("source_kind");
        if (column != Universe::npos) by_cells(column);
        return !level_.values.empty();
    }

    bool build_declared()
    {
        const std::string& name = level_.name;
        const Entry* declared = universe_.level(name);
        const bool of_code = declared && declared->has("of", "code");
        const bool of_documents = any_key(universe_.documents, name) || any_group(universe_, name);
        const std::size_t column = universe_.find_label_column(name);
        if (of_code || (!declared && !of_documents && column == Universe::npos && !is_reserved_name(name) &&
                        any_key(universe_.codes, name))) {
            level_.scope = Scope::code;
            level_.dimension = root_of(name);
            by_keys(universe_.codes, level_.of_code_, name);
            return true;
        }
        if (is_reserved_name(name)) return false;
        level_.of_sources = name == "source" || name == "respondent";
        bool known = declared || n_declared_ > 0;
        if (of_documents) {
            known = true;
            by_keys(universe_.documents, level_.of_document_, name);
            by_groups();
        }
        if (column != Universe::npos) {
            known = true;
            by_cells(column);
        }
        if (name == "source" || name == "respondent") return known;
        return by_attributes() || known;
    }

    void by_groups()
    {
        for (std::size_t document = 0; document < universe_.documents.size(); ++document)
            for (const std::string_view group : universe_.documents[static_cast<Id>(document)].all("group"))
                if (const auto label = group_value(group, level_.name))
                    add_once(list(level_.of_document_, document), value(*label));
    }

    void by_cells(std::size_t column)
    {
        level_.scope = Scope::row;
        level_.label_column_ = column;
        const Dictionary& cells = universe_.label_columns[column].cells;
        for (std::size_t cell = 0; cell < cells.size(); ++cell)
            for (const std::string& label : split_cell(cells.name(static_cast<Id>(cell))))
                add_once(list(level_.of_cell_, cell), value(label));
    }

    // An attribute of respondents, or of sources where a coding has no respondent.
    bool by_attributes()
    {
        const std::string& name = level_.name;
        const bool of_respondents = has_attribute(universe_, "respondent", name);
        const bool of_sources = has_attribute(universe_, "source", name);
        if (of_sources) {
            for (std::size_t document = 0; document < universe_.documents.size(); ++document) {
                if (document < level_.of_document_.size() && !level_.of_document_[document].empty()) continue;
                for (const std::string_view source : universe_.documents[static_cast<Id>(document)].all("source")) {
                    const std::size_t at = universe_.find_value("source", source);
                    if (at == Universe::npos) continue;
                    for (const std::string_view label : universe_.values[at].entry.all(name))
                        add_once(list(level_.of_document_, document), value(label));
                }
            }
            for (const Value& source : universe_.values)
                if (source.level == "source")
                    for (const std::string_view label : source.entry.all(name)) value(label);
        }
        if (of_respondents) {
            Diagnostics ignored;  // the level itself says it when it is asked for
            auto respondents = std::make_shared<Level>(resolve_level(universe_, "respondent", ignored));
            level_.of_via_.resize(respondents->values.size());
            for (std::size_t i = 0; i < respondents->values.size(); ++i) {
                const std::size_t at = universe_.find_value("respondent", respondents->values[i].id);
                if (at == Universe::npos) continue;
                for (const std::string_view label : universe_.values[at].entry.all(name))
                    add_once(level_.of_via_[i], value(label));
            }
            if (level_.scope == Scope::document) level_.scope = respondents->scope;
            level_.via_ = std::move(respondents);
        }
        return of_respondents || of_sources;
    }

    std::string root_of(std::string name) const
    {
        for (std::size_t steps = 0; steps < universe_.levels.size(); ++steps) {
            const Entry* level = universe_.level(name);
            const std::string* parent = level ? level->get("parent") : nullptr;
            if (!parent) break;
            name = *parent;
        }
        return name;
    }

    [[noreturn]] void unknown() const
    {
        const std::vector<std::string> known = known_levels(universe_);
        std::string here = "known here:";
        for (const std::string& name : known) here += ' ' + name;
        const bool built_in = std::find(std::begin(kBuiltIn), std::end(kBuiltIn), level_.name) != std::end(kBuiltIn);
        if (built_in) {
            const bool of_codebook = level_.name == "respondent" || level_.name == "source" || level_.name == "source_kind";
            throw Error({}, "nothing in the input says what '" + level_.name + "' is",
                        (of_codebook ? "name the codebook with --codebook, or a table with --attributes; " : "") + here);
        }
        const std::string near = nearest_name(level_.name, known);
        const bool no_codebook = near.empty() && universe_.levels.empty();
        throw Error({}, "no level '" + level_.name + "'",
                    (no_codebook     ? "levels of a codebook need --codebook FILE; "
                     : !near.empty() ? "did you mean '" + near + "'? "
                                     : "") +
                        here);
    }

    void say_strangers()
    {
        if (n_declared_ == 0 || n_declared_ == level_.values.size() || matched_by_name_) return;
        const std::size_t n = level_.values.size() - n_declared_;
        std::string which;
        for (std::size_t i = n_declared_; i < level_.values.size() && i < n_declared_ + 3; ++i)
            which += (which.empty() ? " '" : ", '") + level_.values[i].name + "'";
        diagnostics_.warning(std::to_string(n) + (n == 1 ? " value" : " values") + " of level '" + level_.name +
                             "' that the codebook does not name:" + which + (n > 3 ? ", ..." : ""));
    }

    // Declared values stay as they are; the others follow by code point (UTF-8 bytes sort alike). Codes follow the
    // codebook: the last of its values that a code has decides.
    void put_in_order()
    {
        std::vector<Id> order(level_.values.size());
        std::iota(order.begin(), order.end(), Id{0});
        const std::vector<std::size_t> rank = ranks();
        std::stable_sort(order.begin(), order.end(), [&](Id a, Id b) {
            if (rank[a] != rank[b]) return rank[a] < rank[b];
            if (level_.values[a].declared) return false;
            return level_.values[a].name < level_.values[b].name;
        });
        std::vector<Id> place(order.size());
        std::vector<LevelValue> sorted;
        for (std::size_t i = 0; i < order.size(); ++i) {
            place[order[i]] = static_cast<Id>(i);
            sorted.push_back(std::move(level_.values[order[i]]));
            sorted.back().place = sorted.back().declared ? i : rank[order[i]];
        }
        level_.values = std::move(sorted);
        for (auto* lists : {&level_.of_document_, &level_.of_code_, &level_.of_coder_, &level_.of_cell_, &level_.of_via_})
            for (auto& ids : *lists)
                for (Id& id : ids) id = place[id];
    }

    std::vector<std::size_t> ranks() const
    {
        constexpr std::size_t kLast = static_cast<std::size_t>(-1);
        std::vector<std::size_t> rank(level_.values.size(), kLast);
        for (std::size_t i = 0; i < n_declared_; ++i) rank[i] = 0;
        if (level_.name != "code") return rank;
        for (std::size_t code = 0; code < universe_.codes.size(); ++code) {
            std::size_t last = kLast;
            for (const Key& key : universe_.codes[static_cast<Id>(code)].keys) {
                const std::size_t at = universe_.find_value(key.name, key.value);
                if (at != Universe::npos && (last == kLast || at > last)) last = at;
            }
            rank[level_.of_code_[code].front()] = last;
        }
        return rank;
    }

    void add_source_kinds()
    {
        for (std::size_t i = 0; i < level_.values.size(); ++i) {
            LevelValue& value = level_.values[i];
            if (level_.name == "source_kind") {
                value.source_kinds = {value.id};
            } else if (level_.of_sources) {
                for (const char* of : {"respondent", "source"}) {
                    const std::size_t at = universe_.find_value(of, value.id);
                    if (at == Universe::npos) continue;
                    for (const std::string_view kind : universe_.values[at].entry.all("source_kind"))
                        add_once(value.source_kinds, kind);
                }
            } else if (!level_.dimension.empty() && value.declared) {
                value.source_kinds = looked_for(level_.name, value.id);
            }
        }
        if (!level_.of_sources || level_.name == "source_kind") return;
        for (std::size_t document = 0; document < level_.of_document_.size(); ++document)
            for (const Id id : level_.of_document_[document])
                for (const std::string_view kind : universe_.documents[static_cast<Id>(document)].all("source_kind"))
                    add_once(level_.values[id].source_kinds, kind);
    }

    // Where the codebook looks for a value: as it says itself, else as all values below it, else as those above.
    std::vector<std::string> looked_for(std::string_view level, std::string_view id) const
    {
        std::vector<std::string> kinds = looked_below(level, id, 0);
        std::string_view at_level = level;
        std::string_view at_id = id;
        while (kinds.empty()) {
            const std::size_t at = universe_.find_value(at_level, at_id);
            const std::string* parent = at == Universe::npos ? nullptr : universe_.values[at].entry.get("parent");
            const Entry* declared = universe_.level(at_level);
            const std::string* above = declared ? declared->get("parent") : nullptr;
            if (!parent || !above) break;
            at_level = *above;
            at_id = *parent;
            kinds = own_kinds(at_level, at_id);
        }
        return kinds;
    }

    std::vector<std::string> own_kinds(std::string_view level, std::string_view id) const
    {
        std::vector<std::string> kinds;
        const std::size_t at = universe_.find_value(level, id);
        if (at == Universe::npos) return kinds;
        for (const std::string_view kind : universe_.values[at].entry.all("source_kind")) add_once(kinds, kind);
        return kinds;
    }

    std::vector<std::string> looked_below(std::string_view level, std::string_view id, std::size_t depth) const
    {
        std::vector<std::string> kinds = own_kinds(level, id);
        if (!kinds.empty() || depth > universe_.levels.size()) return kinds;
        for (const Entry& below : universe_.levels) {
            if (!below.has("parent", level)) continue;
            for (const Value& value : universe_.values) {
                if (value.level != below.name || !value.entry.has("parent", id)) continue;
                const std::vector<std::string> part = looked_below(below.name, value.id, depth + 1);
                if (part.empty()) return {};  // looked for everywhere, and so is what it is part of
                for (const std::string& kind : part) add_once(kinds, kind);
            }
        }
        return kinds;
    }

    const Universe& universe_;
    Diagnostics& diagnostics_;
    Level level_;
    std::unordered_map<std::string, Id> by_id_;
    std::unordered_map<std::string, Id> by_name_;
    std::size_t n_declared_ = 0;
    bool matched_by_name_ = false;
};

Level resolve_level(const Universe& universe, std::string_view name, Diagnostics& diagnostics)
{
    return LevelBuilder(universe, name, diagnostics).build();
}

std::vector<std::string> known_levels(const Universe& universe)
{
    std::vector<std::string> known = {"document", "code", "source"};
    if (universe.coders.size() > 0) known.push_back("coder");
    if (any_key(universe.codes, "group")) known.push_back("code_group");
    if (any_key(universe.documents, "group")) known.push_back("document_group");
    if (any_key(universe.codes, "category") || any_key(universe.codes, "parent")) known.push_back("category");
    if (any_key(universe.documents, "source_kind") || has_attribute(universe, "source", "source_kind"))
        known.push_back("source_kind");
    for (const Entry& level : universe.levels) add_once(known, level.name);
    for (const LabelColumn& column : universe.label_columns) add_once(known, column.name);
    for (const Entry& document : universe.documents) {
        for (const Key& key : document.keys) {
            const std::size_t colons = key.value.find("::");
            if (key.name == "group" && colons != std::string::npos) add_once(known, key.value.substr(0, colons));
            if (!is_reserved_name(key.name) && key.name != "date") add_once(known, key.name);
        }
    }
    for (const Value& value : universe.values)
        if (value.level == "source" || value.level == "respondent")
            for (const Key& key : value.entry.keys)
                if (!is_reserved_name(key.name)) add_once(known, key.name);
    return known;
}

}  // namespace qda
