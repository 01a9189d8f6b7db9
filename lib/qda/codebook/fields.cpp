#include "qda/codebook/fields.hpp"

#include <array>

#include "qda/text/normal.hpp"

namespace qda {

std::string CodebookFields::name(const YamlNode& node) { return normal_name(node.text); }

std::vector<NamePattern> CodebookFields::patterns(const YamlNode& map, std::string_view key)
{
    std::vector<NamePattern> out;
    for (const YamlNode* node : texts(map, key)) out.push_back(pattern(*node));
    return out;
}

std::string CodebookFields::checked_id(const YamlNode& node)
{
    std::string id = name(node);
    if (id.find_first_of("\t\r\n|\\") != std::string::npos)
        problem(node, "an id with a tab, a line end, a | or a backslash", "use letters, digits and hyphens");
    return id;
}

std::pair<std::string, Location> CodebookFields::id_of(const YamlNode& map, std::string_view thing)
{
    const YamlNode* node = required(map, "id", thing);
    if (!node) return {std::string(), at(map)};
    return {checked_id(*node), at(*node)};
}

std::string CodebookFields::label_of(const YamlNode& map, const std::string& id)
{
    std::string label = normal_name(text(map, "label"));
    return label.empty() ? id : label;
}

std::string CodebookFields::choice(const YamlNode& map, std::string_view key, std::string_view what,
                                   const std::vector<std::string>& known)
{
    const YamlNode* node = scalar(map, key);
    if (!node) return {};
    std::string word = name(*node);
    return one_of(*node, word, what, known) ? word : std::string();
}

TableName CodebookFields::table(const YamlNode& owner, std::string_view key)
{
    static constexpr std::array<std::string_view, 2> kKeys = {"number", "caption"};
    const YamlNode* table = map(owner, key);
    if (!table) return {};
    only(*table, "a table", kKeys);
    return {text(*table, "number"), text(*table, "caption")};
}

}  // namespace qda
