#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "qda/model/universe.hpp"

namespace qda {

/// A code of a project, or a folder of codes that is no code itself, in the tree that the program shows.
struct CodeNode {
    static constexpr std::size_t kTop = static_cast<std::size_t>(-1);

    std::string name;
    std::size_t parent = kTop;  ///< index of the node that it stands in, which comes before it
    bool folder = false;
    std::string comment;
    bool implied = false;  ///< a code that only the paths of others name: it becomes none, but names their parent
};

/// Codes of a list that names each with all that stands above it, as a tree.
class CodePaths {
public:
    /// The node of a path: its index in nodes(). Empty parts are left out; a path without parts has no node (kTop).
    /// \throws Error, at `place`, for more than kDeepest parts.
    std::size_t add(const std::vector<std::string_view>& parts, const std::function<Location()>& place);

    static constexpr std::size_t kDeepest = 100;

    const std::vector<CodeNode>& nodes() const { return nodes_; }

private:
    std::vector<CodeNode> nodes_;
    std::map<std::pair<std::size_t, std::string>, std::size_t> known_;
};

/// Parts of a text between separators, each trimmed.
std::vector<std::string_view> parts_between(std::string_view text, std::string_view separator);

/// Makes a tree known: codes with `parent:` (the nearest code above) and `category:` (the nearest folder above), folders
/// as categories with their own parents. A name that several codes of the tree have is written with all that stands above
/// it, `Place>Hope` (a `>` within such a part as `\>`); what is still the same gets a number, `Hope [2]`.
///
/// \param same_name  counts the nodes that got a number.
/// \param whole_paths  names every code by its path, `Place>Hope`, as formats do in which the path is the name.
/// \returns the code of each node in the universe; kNone for folders and for codes that are only implied.
std::vector<Id> declare_code_tree(const std::vector<CodeNode>& nodes, Universe& universe, std::size_t& same_name,
                                  bool whole_paths = false);

}  // namespace qda
