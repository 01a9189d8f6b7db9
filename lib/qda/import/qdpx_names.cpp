#include "qda/import/qdpx_names.hpp"

#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "qda/codebook/codebook.hpp"

namespace qda {

namespace {

// Names that a stream wants unique: the second `A` of a file is `A [2]`.
class UniqueNames {
public:
    std::string name(std::string wanted, QdpxRemarks& remarks, QdpxOdd what)
    {
        if (taken_.insert(wanted).second) return wanted;
        remarks.add(what);
        std::size_t& copies = copies_.try_emplace(wanted, 1).first->second;
        std::string other;
        do other = fmt::format("{} [{}]", wanted, ++copies);
        while (!taken_.insert(other).second);
        return other;
    }

private:
    std::unordered_set<std::string> taken_;
    std::unordered_map<std::string, std::size_t> copies_;
};

std::string path_part(const std::string& name)
{
    std::string out;
    for (const char c : name) {
        if (c == '>') out += '\\';
        out += c;
    }
    return out;
}

// NVivo calls a variable of cases `Cases:Age group`; keys have no colon.
std::string attribute_name(std::string name)
{
    if (name == "source_kind") return name;  // as our own projects say it
    if (const std::size_t colon = name.rfind(':'); colon != std::string::npos && colon + 1 < name.size())
        name = name.substr(colon + 1);
    for (char& c : name)
        if (c == ':' || c == '|' || c == '\t' || c == '\r' || c == '\n') c = ' ';
    while (!name.empty() && (name.front() == '#' || name.front() == ' ')) name.erase(0, 1);
    if (!why_not_an_attribute(name).empty()) name = name.empty() ? "variable" : name + " (variable)";
    return name;
}

// As Entry::add and add_declared_key, for as many as a file may have.
class KeysOf {
public:
    explicit KeysOf(Entry& entry, const Location& where) : entry_(entry), where_(where)
    {
        for (const Key& key : entry.keys) known_.insert(joined(key.name, key.value));
    }

    void add(std::string_view name, std::string_view value)
    {
        if (!known_.insert(joined(name, value)).second) return;
        if (name == "date" || name == "source_kind")  // one value each
            add_declared_key(entry_, "document", name, value, where_);
        else
            entry_.keys.push_back({std::string(name), std::string(value)});
    }

private:
    static std::string joined(std::string_view name, std::string_view value)
    {
        std::string both(name);
        both += '\0';
        return both += value;
    }
    Entry& entry_;
    const Location& where_;
    std::unordered_set<std::string> known_;
};

class Naming {
public:
    Naming(QdpxProject& project, const std::string& file, bool comments, Universe& universe)
        : project_(project), where_{file}, comments_(comments), universe_(universe)
    {
    }

    QdpxNames name()
    {
        name_codes();
        for (const QdpxProject::Source& source : project_.sources) name_document(source);
        UniqueNames variables;
        for (const QdpxProject::Variable& variable : project_.variables) {
            const std::string key = attribute_name(variable.name);
            if (key != variable.name) project_.remarks.add(QdpxOdd::renamed_variables);
            names_.attributes.push_back(variables.name(key, project_.remarks, QdpxOdd::renamed_variables));
        }
        for (std::size_t i = 0; i < project_.sources.size(); ++i) tell(names_.documents[i], project_.sources[i].values);
        name_cases();
        name_sets();
        return std::move(names_);
    }

private:
    // A code that is a case is no code, unless codes stand below it.
    std::vector<bool> kept_codes() const
    {
        std::vector<bool> kept(project_.codes.size());
        for (std::size_t i = project_.codes.size(); i > 0; --i) {
            const QdpxProject::Code& code = project_.codes[i - 1];
            if (code.id == kNone || project_.case_of[code.id] == kNone) kept[i - 1] = true;
            if (kept[i - 1] && code.parent != kNone) kept[code.parent] = true;
        }
        return kept;
    }

    void name_codes()
    {
        const std::vector<bool> kept = kept_codes();
        std::unordered_map<std::string, std::size_t> times;
        for (std::size_t i = 0; i < kept.size(); ++i)
            if (kept[i]) ++times[project_.codes[i].name];
        // Those that keep their names come first, so that no path takes one from them.
        UniqueNames unique;
        std::vector<std::string> names(kept.size());
        std::vector<std::string> paths(kept.size());
        for (const bool twice : {false, true})
            for (std::size_t i = 0; i < kept.size(); ++i) {
                const QdpxProject::Code& code = project_.codes[i];
                if (!kept[i] || (times[code.name] > 1) != twice) continue;
                names[i] = unique.name(twice ? path_of(i) : code.name, project_.remarks, QdpxOdd::same_users);
            }
        names_.codes.assign(kept.size(), kNone);
        for (std::size_t i = 0; i < kept.size(); ++i)
            if (kept[i]) names_.codes[i] = universe_.codes.intern(names[i]);
        for (std::size_t i = 0; i < kept.size(); ++i)
            if (kept[i]) describe(project_.codes[i], universe_.codes[names_.codes[i]], names);
    }

    std::string path_of(std::size_t index) const
    {
        std::vector<const std::string*> parts;  // at most as many as elements may be nested
        for (Id at = static_cast<Id>(index); at != kNone; at = project_.codes[at].parent)
            parts.push_back(&project_.codes[at].name);
        if (parts.size() == 1) return *parts.front();
        std::string path;
        for (auto part = parts.rbegin(); part != parts.rend(); ++part)
            path += (path.empty() ? "" : ">") + path_part(**part);
        return path;
    }

    void describe(const QdpxProject::Code& code, Entry& entry, const std::vector<std::string>& names)
    {
        if (code.parent != kNone) add_declared_key(entry, "code", "parent", names[code.parent], where_);
        if (!code.codable) entry.add("codable", "no");
        if (!code.color.empty() && !entry.get("color")) entry.add("color", code.color);
        if (comments_ && !code.comment.empty() && !entry.get("comment")) entry.add("comment", code.comment);
    }

    void name_document(const QdpxProject::Source& source)
    {
        const Id id = universe_.documents.intern(document_names_.name(source.name, project_.remarks, QdpxOdd::same_documents));
        names_.documents.push_back(id);
        Entry& entry = universe_.documents[id];
        if (comments_ && !source.comment.empty() && !entry.get("comment")) entry.add("comment", source.comment);
    }

    // nullptr where nothing is said.
    const std::string* attribute(const QdpxProject::Value& value)
    {
        const Id variable = value.variable == kNone ? kNone : project_.variable_of[value.variable];
        if (variable == kNone) {
            project_.remarks.add(QdpxOdd::dangling_members);
            return nullptr;
        }
        return value.value.empty() ? nullptr : &names_.attributes[variable];
    }

    void tell(Id document, const std::vector<QdpxProject::Value>& values)
    {
        if (values.empty()) return;
        KeysOf keys(universe_.documents[document], where_);
        for (const QdpxProject::Value& value : values)
            if (const std::string* key = attribute(value)) keys.add(*key, value.value);
    }

    void name_cases()
    {
        UniqueNames unique;
        std::unordered_map<Id, std::vector<std::string>> sources_of;
        for (const QdpxProject::Case& one : project_.cases) {
            std::vector<Id> documents;
            for (const Id source : one.sources) {
                const Id index = source == kNone ? kNone : project_.source_of[source];
                if (index == kNone)
                    project_.remarks.add(QdpxOdd::dangling_members);
                else
                    documents.push_back(names_.documents[index]);
            }
            if (one.name.empty() && !documents.empty()) {
                names_.cases.emplace_back();
                for (const Id document : documents) tell(document, one.values);
                continue;
            }
            std::string name = one.name;
            if (name.empty()) {
                project_.remarks.add(QdpxOdd::nameless);
                name = one.id == kNone ? "case" : std::string(project_.ids.guid(one.id));
            }
            name = unique.name(std::move(name), project_.remarks, QdpxOdd::same_users);
            universe_.declare_level("source").add("of", "document");
            KeysOf keys(universe_.declare_value("source", name).entry, where_);
            for (const QdpxProject::Value& value : one.values)
                if (const std::string* key = attribute(value)) keys.add(*key, value.value);
            for (const Id document : documents) sources_of[document].push_back(name);
            names_.cases.push_back(std::move(name));
        }
        for (const auto& [document, sources] : sources_of)
            universe_.documents[document].add_all("source", {sources.begin(), sources.end()});
    }

    void name_sets()
    {
        std::unordered_map<Id, std::vector<std::string_view>> of_codes, of_documents;
        const auto join = [&](const std::vector<Id>& members, const QdpxThings& things, const std::vector<Id>& ids,
                              std::string_view group, auto& groups) {
            for (const Id member : members) {
                const Id index = member == kNone ? kNone : things[member];
                if (index == kNone)
                    project_.remarks.add(QdpxOdd::dangling_members);
                else if (ids[index] != kNone)
                    groups[ids[index]].push_back(group);
            }
        };
        for (const QdpxProject::Set& set : project_.sets) {
            if (set.codes.empty() && set.sources.empty()) project_.remarks.add(QdpxLeft::empty_sets);
            if (set.name.empty()) continue;
            join(set.codes, project_.code_of, names_.codes, set.name, of_codes);
            join(set.sources, project_.source_of, names_.documents, set.name, of_documents);
        }
        for (const auto& [id, groups] : of_codes) universe_.codes[id].add_all("group", groups);
        for (const auto& [id, groups] : of_documents) universe_.documents[id].add_all("group", groups);
    }

    QdpxProject& project_;
    const Location where_;
    const bool comments_;
    Universe& universe_;
    UniqueNames document_names_;
    QdpxNames names_;
};

}  // namespace

QdpxNames name_qdpx(QdpxProject& project, const std::string& file, bool comments, Universe& universe)
{
    return Naming(project, file, comments, universe).name();
}

}  // namespace qda
