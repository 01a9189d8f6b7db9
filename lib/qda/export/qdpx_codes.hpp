#pragma once

#include <string>
#include <vector>

#include "qda/model/universe.hpp"

namespace qda {

/// A code, or a category, as it stands in the tree of a REFI-QDA codebook.
struct QdpxCode {
    std::string guid;
    std::string name;          ///< its own name, where the stream names it by a path
    std::string color;         ///< `#RRGGBB`; empty: none
    std::string comment;
    bool codable = true;
    std::vector<std::size_t> below;  ///< indices
};

/// The codes of a universe as a tree. Codes stand in the order of the universe, those below another one within it.
struct QdpxCodes {
    std::vector<QdpxCode> codes;      ///< the codes of the universe by their number, then its categories
    std::vector<std::size_t> roots;
    std::size_t cut = 0;              ///< codes whose parent is not there, or below them, or too far up: they stand at the top
    std::size_t categories = 0;
    std::size_t further_categories = 0;  ///< of codes that are in several: they stand in the first one
    std::size_t labelled = 0;         ///< codes with labels or a role, which the standard cannot hold
};

/// The tree. A code called by a path (`Place>Hope`) gets its own name back where reading it again makes the same path of it.
/// Categories are codes that nobody applies, with their codes below them.
QdpxCodes qdpx_codes(const Universe& universe);

}  // namespace qda
