#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "qda/import/archive.hpp"

namespace qda {

/// Undoes `_x000D_` and the like in place: a character that the writer could not or would not write as it is, by its
/// UTF-16 unit. What makes no character (half a surrogate pair, NUL) stays as it stands. Carriage returns become line
/// feeds, the two together one.
void undo_escapes(std::string& text);

/// Gathers the runs of a text (`<t>`), plain or rich; of phonetic ones (`<rPh>`, how to read a word aloud) it keeps nothing.
/// \throws Error, placed at `part`, for one of more than 64 MiB.
class RunText {
public:
    explicit RunText(std::string part) : part_(std::move(part)) {}

    void start(std::string_view name)
    {
        if (name == "rPh") ++phonetic_;
        inside_ = name == "t" && phonetic_ == 0;
    }
    void end(std::string_view name)
    {
        if (name == "rPh") --phonetic_;
        inside_ = false;
    }
    void add(std::string_view some)
    {
        if (inside_) append(some);
    }
    bool inside() const { return inside_; }
    std::string& text() { return text_; }
    void clear() { text_.clear(); }

private:
    void append(std::string_view some);

    std::string part_;
    std::string text_;
    std::size_t phonetic_ = 0;
    bool inside_ = false;
};

/// Reads those of the shared texts that are `wanted` (by number, up to its size) and stops behind the last of them.
/// `keep` is given each, in order. \returns how many there were, wanted or not, up to there.
std::size_t read_shared_strings(Archive& archive, const std::string& part, const std::vector<bool>& wanted,
                                const std::function<void(std::size_t number, std::string_view text)>& keep);

}  // namespace qda
