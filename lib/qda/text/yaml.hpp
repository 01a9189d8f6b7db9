#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "qda/base/error.hpp"
#include "qda/base/source.hpp"

namespace qda {

/// One node of a YAML file, with its place. `keys` and `children` of a map run side by side, in the order of the file;
/// a key may be doubled (see doubled_keys).
struct YamlNode {
    enum class Kind {
        none,  ///< nothing, `~` or an unquoted `null`
        scalar,
        sequence,
        map
    };

    Kind kind = Kind::none;
    bool quoted = false;  ///< a scalar in quotes, or a block of text
    std::uint32_t line = 0;
    std::uint32_t column = 0;  ///< in code points
    std::string text;          ///< of a scalar, quotes and escapes resolved
    std::vector<YamlNode> keys;
    std::vector<YamlNode> children;

    /// The value of a map's key (of the first one, if doubled); nullptr if there is none.
    const YamlNode* find(std::string_view key) const;
};

struct YamlFile {
    std::string name;
    YamlNode root;

    Location at(const YamlNode& node) const { return {name, node.line, node.column}; }
};

inline constexpr std::uint64_t kMostYamlBytes = std::uint64_t{4} << 20;
inline constexpr std::size_t kMostYamlNodes = 250'000;
inline constexpr std::size_t kDeepestYaml = 64;

/// Reads one YAML document. Aliases, anchors and tags are refused (a short file could unfold into an endless one), as
/// are further documents, control characters, keys that are not plain text, and more than the limits above.
/// \throws Error with line and column.
YamlFile read_yaml(Source& source);

/// A problem for each key that a map has twice or more, in file order.
std::vector<Problem> doubled_keys(const YamlFile& file);

}  // namespace qda
