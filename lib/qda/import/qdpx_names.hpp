#pragma once

#include <string>
#include <vector>

#include "qda/import/qdpx_project.hpp"
#include "qda/model/universe.hpp"

namespace qda {

/// What the things of a project are in a universe, by their indices.
struct QdpxNames {
    std::vector<Id> documents;
    std::vector<Id> codes;               ///< kNone: it only stands for a case
    std::vector<std::string> cases;      ///< ids of values of the level source; empty: it only tells of its documents
    std::vector<std::string> attributes; ///< by variable: the key that it becomes
};

/// Gives the project's documents, codes, users, cases, variables and sets to the universe:
///
/// | in the file                     | in the universe                                                                |
/// | ------------------------------- | ------------------------------------------------------------------------------ |
/// | code within a code              | `parent:`; names that occur twice become paths, as FORMAT.md says               |
/// | isCodable="false", color        | `codable:no`, `color:`                                                         |
/// | a case, and its values          | a value of the level `source` with attributes; `source:` of its documents      |
/// | a case without a name           | its values are keys of its documents                                           |
/// | variable values of a source     | keys of the document                                                           |
/// | sets                            | `group:` of their documents and codes                                          |
///
/// \param comments  descriptions become `comment:`.
/// \throws Error where another input said something else of the same document or code.
QdpxNames name_qdpx(QdpxProject& project, const std::string& file, bool comments, Universe& universe);

}  // namespace qda
