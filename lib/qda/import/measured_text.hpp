#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "qda/base/position.hpp"

namespace qda {

/// What another program counts in a text.
enum class TextUnit {
    code_points,         ///< a line end is one, however it is written: what the stream counts
    utf16,               ///< UTF-16 units; a line end is one
    stored_code_points,  ///< code points of the text as it is stored: CR LF is two
    stored_utf16,        ///< UTF-16 units of the text as it is stored: CR LF is two
    stored_bytes         ///< bytes of the UTF-8 as it is stored: CR LF is two
};

/// The text of a document with one LF for each line end (CR LF, CR or LF), and where positions of other programs are in
/// it. Positions count from 0. A lookup takes time in the order of a few hundred bytes, also far into a long text.
class MeasuredText {
public:
    /// A place in text(): its byte, and whether the position lay within a character or line end (then it is its start).
    struct Place {
        std::size_t byte = npos;
        bool inside = false;
    };

    MeasuredText() = default;
    /// `stored` is UTF-8.
    explicit MeasuredText(std::string stored);

    const std::string& text() const { return text_; }
    /// In code points.
    Position length() const { return length_; }
    /// Are there characters that take two UTF-16 units?
    bool astral() const { return last_.astral > 0; }
    /// Are there line ends that take two characters?
    bool long_line_ends() const { return !long_ends_.empty(); }

    /// Byte `npos` where the position lies behind the end of the text.
    Place find(Position position, TextUnit unit) const;
    /// The position, in code points, of a byte that begins a character (or ends the text).
    Position position_of(std::size_t byte) const;

    /// The text from one position to another, both in code points and within it.
    std::string_view slice(Position start, Position end) const;

    static constexpr std::size_t npos = std::string::npos;

private:
    struct Mark {
        std::size_t byte = 0;       // in text_
        std::size_t points = 0;     // code points before it
        std::size_t astral = 0;     // characters before it that take two UTF-16 units
        std::size_t long_ends = 0;  // line ends before it that take two characters

        std::size_t in(TextUnit unit) const;
    };
    void measure();
    void advance(Mark& mark) const;

    std::string text_;
    std::vector<std::size_t> long_ends_;  // bytes of the LF that were CR LF
    std::vector<Mark> marks_;             // every few hundred bytes
    Mark last_;                           // the end of the text
    Position length_ = 0;
    bool plain_ = true;  // one byte a character and a line end: every unit is the byte
};

/// Line ends as one LF each. `long_ends`, if given, gets the places of those that were CR LF.
std::string with_plain_line_ends(std::string text, std::vector<std::size_t>* long_ends = nullptr);

}  // namespace qda
