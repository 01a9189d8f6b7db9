#pragma once

#include <atomic>
#include <exception>
#include <string>
#include <string_view>
#include <thread>
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

/// What a part of an archive is as a text.
struct QdpxTextPart {
    QdpxText::State state = QdpxText::State::none;
    TextIndex index;
    std::string text;        ///< with line feeds
    bool has_text = false;   ///< it is still there
    std::exception_ptr failed;
};

/// Looks at the texts of an archive while its XML is read: on a thread of its own, all parts that are called `.txt`, of which
/// it keeps what is needed to tell units apart, some 64 MiB at most. What it does not get to is read when it is due.
class QdpxTextsAhead {
public:
    explicit QdpxTextsAhead(const Archive& archive);
    ~QdpxTextsAhead() { finish(); }  ///< Waits for the part that is being read.
    QdpxTextsAhead(const QdpxTextsAhead&) = delete;
    QdpxTextsAhead& operator=(const QdpxTextsAhead&) = delete;

    /// Looks at no further part.
    void finish();
    /// After finish(): what was found; nullptr for a part that was not looked at.
    const QdpxTextPart* find(const std::string& part) const;

private:
    void look(const Archive& archive, const std::vector<std::string>& parts);

    std::unordered_map<std::string, QdpxTextPart> found_;
    std::atomic<bool> stop_{false};
    std::thread thread_;
};

/// Reads the texts of all sources, on several threads.
/// \param archive  nullptr for a bare XML, which holds texts itself or none.
/// \param ahead    what was looked at already; or nullptr.
/// \param keep     keep the texts, too.
/// \throws Error for the first, in the order of the sources, that is broken or longer than 256 MiB.
std::vector<QdpxText> read_qdpx_texts(QdpxProject& project, const Archive* archive, const QdpxTextsAhead* ahead,
                                      bool keep);

}  // namespace qda
