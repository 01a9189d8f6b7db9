#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "qda/base/position.hpp"
#include "qda/text/code_point_text.hpp"

namespace qda {

/// How a program counts positions in a text file: they mean one thing in files of plain letters and line feeds, and up to
/// eight in others.
struct PositionUnit {
    bool utf16 = false;       ///< a character beyond U+FFFF counts two (UTF-16), else one (code points)
    bool crlf_twice = true;   ///< a line end of carriage return and line feed counts two, else one
    bool mark = false;        ///< a byte order mark counts one, else nothing
    friend bool operator==(const PositionUnit&, const PositionUnit&) = default;
};

/// All of them; those without the mark come first.
inline constexpr std::array<PositionUnit, 8> kTextUnits = {{{false, true, false},
                                                        {true, true, false},
                                                        {false, false, false},
                                                        {true, false, false},
                                                        {false, true, true},
                                                        {true, true, true},
                                                        {false, false, true},
                                                        {true, false, true}}};

/// The values of `--positions`: `codepoint`, `utf16`, `codepoint-crlf1`, `utf16-crlf1`, and each with `-mark` behind it.
std::string option_of(PositionUnit unit);
/// nullopt for another value.
std::optional<PositionUnit> text_unit(std::string_view option);
/// `UTF-16 units, a line end of CR and LF as two`.
std::string in_words(PositionUnit unit);

/// Where a text holds what is counted differently. Positions that come out count code points of the text without its byte
/// order mark and with each line end (CR LF, LF or CR) as one line feed.
class TextIndex {
public:
    TextIndex() = default;
    /// \param text  UTF-8, line ends as they stand in the file, without the mark.
    /// \param mark  the file begins with a byte order mark.
    TextIndex(std::string_view text, bool mark);

    /// In code points, line ends as one.
    Position length() const { return length_; }
    /// Is there nothing in the text that is counted differently (a mark aside)?
    bool plain() const { return odd_.empty(); }
    bool mark() const { return mark_; }

    struct Found {
        Position at = 0;
        bool split = false;   ///< it parts the two halves of one character; moved so that a span holds all of it
        bool beyond = false;  ///< past the end of the text
    };
    /// Where the position stands that a program counted in `unit`. Between CR and LF is before the line end.
    /// \param end  it is the end of a span, else its start.
    Found find(Position position, PositionUnit unit, bool end) const;

private:
    struct Odd {
        std::uint32_t at;     // of the character, or of the line end
        std::uint32_t crlfs;  // before it
    };
    Position counted(std::size_t odd, PositionUnit unit) const;
    bool is_crlf(std::size_t odd) const;

    std::vector<Odd> odd_;
    std::uint32_t crlfs_ = 0;
    Position length_ = 0;
    bool mark_ = false;
};

/// The text with each line end as one line feed.
std::string with_line_feeds(std::string text);

/// How well selections fit a text, counted in each of kTextUnits.
struct UnitEvidence {
    std::array<std::size_t, 8> names{};  ///< selections that hold the words they are named after
    std::array<std::size_t, 8> edges{};  ///< starts and ends at the edge of a word
    std::size_t selections = 0;          ///< looked at

    void add(const UnitEvidence& other);
    /// The unit that fits best; `expected` unless another one fits clearly better: more names, or as many and more edges than
    /// chance would give.
    std::size_t best(std::size_t expected) const;
};

/// A selection as a file has it.
struct PlacedName {
    Position start;
    Position end;
    std::string_view name;  ///< its words perhaps, perhaps cut; anything else is no evidence
};

/// Looks at the selections in every unit. \param text  that of `index`, with line feeds.
UnitEvidence look_at(const TextIndex& index, const CodePointText& text, const std::vector<PlacedName>& selections);

}  // namespace qda
