#pragma once

#include <cstddef>
#include <string>
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
};

/// Makes a tree known: codes with `parent:` (the nearest code above) and `category:` (the nearest folder above), folders
/// as categories with their own parents. A name that several codes of the tree have is written with all that stands above
/// it, `Place>Hope` (a `>` within such a part as `\>`); what is still the same gets a number, `Hope [2]`.
///
/// \param same_name  counts the nodes that got a number.
/// \returns the code of each node in the universe; kNone for folders.
std::vector<Id> declare_code_tree(const std::vector<CodeNode>& nodes, Universe& universe, std::size_t& same_name);

}  // namespace qda
