#include "qda/import/code_tree.hpp"

#include <unordered_map>
#include <unordered_set>

#include "qda/text/normal.hpp"

namespace qda {

namespace {

std::string escaped(const std::string& part)
{
    std::string out;
    for (const char c : part) {
        if (c == '>') out += '\\';
        out += c;
    }
    return out;
}

// The names of the nodes of one kind, each unique.
class NodeNames {
public:
    NodeNames(const std::vector<CodeNode>& nodes, bool folders, bool whole_paths)
        : nodes_(nodes), folders_(folders), whole_paths_(whole_paths)
    {
        for (const CodeNode& node : nodes)
            if (node.folder == folders) ++times_[node.name];
    }

    std::vector<std::string> names(std::size_t& same_name)
    {
        std::vector<std::string> names(nodes_.size());
        std::unordered_set<std::string> taken;
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            if (nodes_[i].folder != folders_) continue;
            std::string name = whole_paths_ || times_[nodes_[i].name] > 1 ? path(i) : nodes_[i].name;
            if (!taken.insert(name).second) {
                ++same_name;
                std::size_t& copies = copies_.try_emplace(name, 1).first->second;
                std::string other;
                do other = name + " [" + std::to_string(++copies) + "]";
                while (!taken.insert(other).second);
                name = std::move(other);
            }
            names[i] = std::move(name);
        }
        return names;
    }

private:
    std::string path(std::size_t node) const
    {
        std::string path;
        for (; node != CodeNode::kTop; node = nodes_[node].parent)
            path = escaped(nodes_[node].name) + (path.empty() ? "" : ">" + path);
        return path;
    }

    const std::vector<CodeNode>& nodes_;
    const bool folders_;
    const bool whole_paths_;
    std::unordered_map<std::string, std::size_t> times_;
    std::unordered_map<std::string, std::size_t> copies_;
};

// The nearest node above of one kind.
std::size_t above(const std::vector<CodeNode>& nodes, std::size_t node, bool folder)
{
    do node = nodes[node].parent;
    while (node != CodeNode::kTop && nodes[node].folder != folder);
    return node;
}

// What an earlier input or a list of codes says of a code stays.
void add_if_new(Entry& entry, const char* key, const std::string& value)
{
    if (!value.empty() && !entry.get(key)) entry.add(key, value);
}

}  // namespace

std::size_t CodePaths::add(const std::vector<std::string_view>& parts, const std::function<Location()>& place)
{
    if (parts.size() > kDeepest)
        throw Error(place(), "a code with " + std::to_string(parts.size() - 1) + " codes above it, more than " +
                                 std::to_string(kDeepest - 1),
                    "does a name hold what separates the parts of a path?");
    std::size_t node = CodeNode::kTop;
    for (const std::string_view part : parts) {
        if (part.empty()) continue;
        const auto [at, fresh] = known_.try_emplace({node, std::string(part)}, nodes_.size());
        if (fresh) nodes_.push_back({std::string(part), node, false, {}, true});
        node = at->second;
    }
    if (node != CodeNode::kTop) nodes_[node].implied = false;
    return node;
}

std::vector<std::string_view> parts_between(std::string_view text, std::string_view separator)
{
    std::vector<std::string_view> parts;
    for (std::size_t at = text.find(separator); at != std::string_view::npos; at = text.find(separator)) {
        parts.push_back(trim(text.substr(0, at)));
        text.remove_prefix(at + separator.size());
    }
    parts.push_back(trim(text));
    return parts;
}

std::vector<Id> declare_code_tree(const std::vector<CodeNode>& nodes, Universe& universe, std::size_t& same_name,
                                  bool whole_paths)
{
    const std::vector<std::string> codes = NodeNames(nodes, false, whole_paths).names(same_name);
    const std::vector<std::string> folders = NodeNames(nodes, true, false).names(same_name);
    std::vector<Id> ids(nodes.size(), kNone);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].implied) continue;
        const bool folder = nodes[i].folder;
        Registry& registry = folder ? universe.categories : universe.codes;
        const Id id = registry.intern(folder ? folders[i] : codes[i]);
        if (!folder) ids[i] = id;
        const std::size_t parent = above(nodes, i, folder);
        const std::size_t category = folder ? CodeNode::kTop : above(nodes, i, true);
        if (parent != CodeNode::kTop) add_if_new(registry[id], "parent", folder ? folders[parent] : codes[parent]);
        if (category != CodeNode::kTop) registry[id].add("category", folders[category]);
        add_if_new(registry[id], "comment", nodes[i].comment);
    }
    return ids;
}

}  // namespace qda
