#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "qda/import/archive.hpp"
#include "qda/import/qdpx_project.hpp"
#include "qda/import/text_units.hpp"

namespace qda {

/// The text of a source.
struct QdpxText {
    enum class State { none, missing, damaged, read };
    State state = State::none;  ///< none: the source has no text, as a picture
    TextIndex index;
    UnitEvidence evidence;      ///< empty where the text is the same in every unit
    std::string text;           ///< with line feeds; where it was asked for
};

/// Where the parts of an archive are that a project names.
class QdpxParts {
public:
    explicit QdpxParts(const Archive* archive);

    /// The part that a path means (`internal://NAME`, or NAME alone): by the last part of the path, regardless of case, that
    /// in a folder `sources` first. nullptr where it is not in the archive, as with `relative:` and `absolute:` paths:
    /// nothing outside the archive is ever looked for.
    const std::string* find(std::string_view path) const;

private:
    std::unordered_map<std::string, const std::string*> by_name_;
};

/// Reads the texts of all sources, on several threads.
/// \param archive  nullptr for a bare XML, which holds texts itself or none.
/// \param keep     keep the texts, too.
/// \throws Error for the first, in the order of the sources, that is broken or longer than 256 MiB.
std::vector<QdpxText> read_qdpx_texts(QdpxProject& project, const Archive* archive, bool keep);

}  // namespace qda
