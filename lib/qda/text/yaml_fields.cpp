#include "qda/text/yaml_fields.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "qda/text/normal.hpp"

namespace qda {

namespace {

std::string_view found(const YamlNode& node)
{
    switch (node.kind) {
    case YamlNode::Kind::none: return "nothing";
    case YamlNode::Kind::scalar: return "a text";
    case YamlNode::Kind::sequence: return "a list";
    case YamlNode::Kind::map: return "a map";
    }
    return "nothing";
}

constexpr std::string_view kTextHint = "quote it if it is a word such as null or a mark such as ~";

}  // namespace

std::string suggestion(std::string_view word, const std::vector<std::string>& known)
{
    const std::string near = nearest_name(word, known);
    if (!near.empty()) return fmt::format("did you mean '{}'?", near);
    constexpr std::size_t kMostListed = 20;
    if (known.empty() || known.size() > kMostListed) return {};
    return fmt::format("one of {}", fmt::join(known, ", "));
}

void YamlFields::problem(Location where, std::string what, std::string hint)
{
    problems_.push_back({std::move(where), std::move(what), std::move(hint)});
}

bool YamlFields::is_map(const YamlNode& node, std::string_view thing)
{
    if (node.kind == YamlNode::Kind::map) return true;
    problem(node, fmt::format("{} is a map, found {}", thing, found(node)), "write its keys: {id: ..., ...}");
    return false;
}

void YamlFields::only(const YamlNode& map, std::string_view thing, std::span<const std::string_view> known)
{
    for (const YamlNode& key : map.keys)
        if (std::find(known.begin(), known.end(), key.text) == known.end())
            problem(key, fmt::format("unknown key '{}' in {}", key.text, thing),
                    suggestion(key.text, {known.begin(), known.end()}));
}

const YamlNode* YamlFields::scalar(const YamlNode& map, std::string_view key)
{
    const YamlNode* node = map.find(key);
    if (!node || node->kind == YamlNode::Kind::scalar) return node;
    problem(*node, fmt::format("'{}' is a text, found {}", key, found(*node)),
            node->kind == YamlNode::Kind::none ? std::string(kTextHint) : std::string());
    return nullptr;
}

const YamlNode* YamlFields::required(const YamlNode& map, std::string_view key, std::string_view thing)
{
    if (!map.find(key)) {
        problem(map, fmt::format("{} without '{}'", thing, key), fmt::format("add '{}: ...'", key));
        return nullptr;
    }
    const YamlNode* node = scalar(map, key);
    if (!node || !trim(node->text).empty()) return node;
    problem(*node, fmt::format("'{}' is empty", key));
    return nullptr;
}

std::string YamlFields::text(const YamlNode& map, std::string_view key)
{
    const YamlNode* node = scalar(map, key);
    return node ? std::string(trim(node->text)) : std::string();
}

bool YamlFields::flag(const YamlNode& map, std::string_view key)
{
    const YamlNode* node = map.find(key);
    if (!node) return false;
    const bool scalar = node->kind == YamlNode::Kind::scalar && !node->quoted;
    if (!scalar || (node->text != "true" && node->text != "false"))
        problem(*node, fmt::format("'{}' is true or false", key), "write true or false, without quotes");
    return scalar && node->text == "true";
}

std::span<const YamlNode> YamlFields::list(const YamlNode& map, std::string_view key)
{
    const YamlNode* node = map.find(key);
    if (!node) return {};
    if (node->kind == YamlNode::Kind::sequence) return node->children;
    problem(*node, fmt::format("'{}' is a list, found {}", key, found(*node)), fmt::format("write {}: [...]", key));
    return {};
}

std::vector<const YamlNode*> YamlFields::texts(const YamlNode& map, std::string_view key)
{
    std::vector<const YamlNode*> nodes;
    for (const YamlNode& node : list(map, key)) {
        if (node.kind != YamlNode::Kind::scalar)
            problem(node, fmt::format("'{}' lists texts, found {}", key, found(node)),
                    node.kind == YamlNode::Kind::none ? std::string(kTextHint) : "quote a text with ': ' or brackets");
        else if (trim(node.text).empty())
            problem(node, fmt::format("an empty text in '{}'", key), "remove it");
        else
            nodes.push_back(&node);
    }
    return nodes;
}

const YamlNode* YamlFields::map(const YamlNode& map, std::string_view key)
{
    const YamlNode* node = map.find(key);
    if (!node || node->kind == YamlNode::Kind::map) return node;
    problem(*node, fmt::format("'{}' is a map, found {}", key, found(*node)), fmt::format("write {}: {{...}}", key));
    return nullptr;
}

bool YamlFields::one_of(const YamlNode& node, std::string_view word, std::string_view what,
                        const std::vector<std::string>& known)
{
    if (std::find(known.begin(), known.end(), word) != known.end()) return true;
    problem(node, fmt::format("unknown {} '{}'", what, word), suggestion(word, known));
    return false;
}

void YamlFields::finish()
{
    if (problems_.empty()) return;
    std::stable_sort(problems_.begin(), problems_.end(), [](const Problem& a, const Problem& b) {
        return std::pair(a.where.line, a.where.column) < std::pair(b.where.line, b.where.column);
    });
    throw Error(std::exchange(problems_, {}));
}

}  // namespace qda
