#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "qda/base/error.hpp"
#include "qda/text/yaml.hpp"

namespace qda {

/// Reads the fields of a YAML file's maps and collects everything that is wrong, so that it can be reported at once.
/// A field that is missing or of the wrong kind gives an empty value; where it matters, the problem is noted.
class YamlFields {
public:
    explicit YamlFields(const YamlFile& file) : file_(file), problems_(doubled_keys(file)) {}

    Location at(const YamlNode& node) const { return file_.at(node); }
    void problem(Location where, std::string what, std::string hint = {});
    void problem(const YamlNode& node, std::string what, std::string hint = {})
    {
        problem(at(node), std::move(what), std::move(hint));
    }

    /// Notes a problem and is false if `node` is no map. `thing` says what it is: "a source".
    bool is_map(const YamlNode& node, std::string_view thing);

    /// Notes each key that is not among `known`.
    void only(const YamlNode& map, std::string_view thing, std::span<const std::string_view> known);

    /// The scalar of a key; nullptr if it is missing, or no scalar (noted).
    const YamlNode* scalar(const YamlNode& map, std::string_view key);
    /// As scalar(), and missing or empty is noted too.
    const YamlNode* required(const YamlNode& map, std::string_view key, std::string_view thing);
    /// The text of a key; empty if there is none.
    std::string text(const YamlNode& map, std::string_view key);
    /// `true` or `false`; false if there is none.
    bool flag(const YamlNode& map, std::string_view key);
    /// The nodes of a list; none if it is missing, or no list (noted).
    std::span<const YamlNode> list(const YamlNode& map, std::string_view key);
    /// The scalars of a list that are not empty; others are noted.
    std::vector<const YamlNode*> texts(const YamlNode& map, std::string_view key);
    /// The value of a key that is a map; nullptr if it is missing, or no map (noted).
    const YamlNode* map(const YamlNode& map, std::string_view key);

    /// Notes a problem unless `word` is one of `known`; `what` names it: "role".
    bool one_of(const YamlNode& node, std::string_view word, std::string_view what,
                const std::vector<std::string>& known);

    /// \throws Error with all problems, in the order of the file, if there are any.
    void finish();

private:
    const YamlFile& file_;
    std::vector<Problem> problems_;
};

/// "did you mean 'x'?" or else "one of a, b, c"; empty where nothing is known.
std::string suggestion(std::string_view word, const std::vector<std::string>& known);

}  // namespace qda
