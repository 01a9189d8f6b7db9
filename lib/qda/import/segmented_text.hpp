#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "qda/base/position.hpp"

namespace qda {

/// The text of a document in a bundle of ATLAS.ti, and its segments: the pieces, numbered by the program, in which places
/// are given.
///
/// Places count UTF-16 units within a segment; here they become code points of the text. Paragraphs end with one line
/// feed each, whatever ends them in the file.
class SegmentedText {
public:
    /// A place within a segment.
    struct Place {
        std::uint32_t segment = 0;
        std::int64_t offset = 0;  ///< UTF-16 units; -1: the end of the segment
    };
    enum class Side { start, end };

    /// Builds a text from front to back.
    void begin_segment(std::uint32_t id);
    void end_segment();
    void add_unit(char16_t unit);
    void add_utf16le(std::string_view bytes);
    void add_utf8(std::string_view text);
    void expect(std::size_t units) { text_.reserve(units + units / 8); }  ///< about how long it will be
    void finish();

    const std::string& text() const { return text_; }
    Position length() const { return length_; }  ///< code points

    /// The place as code points from the start of the text; nullopt where there is no such segment, or it is shorter. A
    /// place in the middle of a character (between the two units of one) moves outwards, and `split` is set.
    std::optional<Position> position(Place place, Side side, bool& split) const;

    /// The number of the paragraph, from 1, that a code point stands in.
    std::size_t paragraph(Position position) const;

    /// A part of the text by code points; both must be within it.
    std::string_view part(Position start, Position end) const;

private:
    struct Segment {
        std::uint32_t id;
        std::uint32_t start;  // units
        std::uint32_t length;
    };
    void add_code_point(char32_t c);
    std::size_t byte_of(Position position) const;

    std::string text_;
    Position length_ = 0;
    std::uint32_t units_ = 0;
    char16_t high_ = 0;                     // a surrogate that waits for its partner
    std::vector<Segment> segments_;         // by id, once finished
    std::vector<std::uint32_t> low_units_;  // units that begin no code point, in order
    std::vector<Position> breaks_;          // code points that end paragraphs, in order
    std::vector<std::size_t> every_;        // the byte of every 256th code point
};

/// Reads a text as ATLAS.ti 22 and later keep it (`atext3`): a fixed head, offsets of sections, the text in UTF-16, and
/// the records of its segments. \returns what is wrong with it; empty where `text` was filled.
std::string read_atext3(std::string_view bytes, SegmentedText& text);

/// Reads a text as ATLAS.ti 8 and its first Web product keep it: XHTML, a segment is a `span` with a number as its id.
/// What stands outside of such spans is no text of the document; where there are none (comments), all text counts.
void read_ahtml(std::string_view bytes, SegmentedText& text);

}  // namespace qda
