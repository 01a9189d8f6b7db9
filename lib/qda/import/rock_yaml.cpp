#include "qda/import/rock_yaml.hpp"

#include "qda/import/project_attributes.hpp"
#include "qda/text/normal.hpp"
#include "qda/text/yaml.hpp"

namespace qda {

namespace {

std::string text_of(const YamlNode& node, std::string_view key)
{
    const YamlNode* value = node.find(key);
    return value && value->kind == YamlNode::Kind::scalar ? std::string(trim(value->text)) : std::string();
}

// The entries of a container: a list of them, or one.
const std::vector<YamlNode>& entries(const YamlNode& node)
{
    static const std::vector<YamlNode> kNone;
    return node.kind == YamlNode::Kind::sequence ? node.children : kNone;
}

void take_codes(const YamlNode& node, const std::string& parent, Universe& universe)
{
    for (const YamlNode& entry : entries(node)) {
        const std::string id = text_of(entry, "id");
        if (id.empty()) continue;
        Entry& code = universe.codes[universe.codes.intern(id)];
        const std::string named = text_of(entry, "parentId");
        const std::string& above = named.empty() ? parent : named;
        if (!above.empty() && above != id && !code.get("parent")) code.add("parent", above);
        if (const YamlNode* children = entry.find("children")) take_codes(*children, id, universe);
    }
}

void take_attributes(const YamlNode& node, Universe& universe, ProjectAttributes& attributes)
{
    for (const YamlNode& entry : entries(node)) {
        std::string id = text_of(entry, "caseId");
        if (id.empty()) id = text_of(entry, "cid");
        if (id.empty()) continue;
        universe.declare_level("respondent").set("of", "document");
        Value& respondent = universe.declare_value("respondent", id);
        for (std::size_t i = 0; i < entry.keys.size(); ++i) {
            const std::string& key = entry.keys[i].text;
            if (key == "caseId" || key == "cid" || entry.children[i].kind != YamlNode::Kind::scalar) continue;
            attributes.give(respondent.entry, key, entry.children[i].text);
        }
    }
}

}  // namespace

void read_rock_yaml(const std::string& name, std::string block, Universe& universe, Diagnostics& diagnostics)
{
    try {
        Source source = Source::from_text(name, std::move(block));
        const YamlFile file = read_yaml(source);
        ProjectAttributes attributes;
        for (std::size_t i = 0; i < file.root.keys.size(); ++i) {
            const std::string& key = file.root.keys[i].text;
            if (key == "codes" || key == "ROCK_codes") take_codes(file.root.children[i], {}, universe);
            if (key == "ROCK_attributes" || key == "metadata") take_attributes(file.root.children[i], universe, attributes);
        }
        attributes.say(name, diagnostics);
    } catch (const Error& error) {
        const Problem& first = error.problems().front();
        diagnostics.warning("a block of YAML that cannot be read is left out: " + first.what, first.where, first.hint);
    }
}

}  // namespace qda
