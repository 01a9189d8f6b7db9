#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "qda/base/diagnostics.hpp"
#include "qda/import/measured_text.hpp"
#include "qda/model/batch.hpp"

namespace qda {

/// A passage as a project stores it: where it stands, and its words.
struct StoredSegment {
    Position start = 0;  ///< as the program counts, but from 0
    Position end = 0;    ///< the first one that does not belong to it
    std::string text;    ///< line ends as one LF; empty: the project does not hold its words
    Span span;           ///< found by place_segments(): code points; unknown where it is not in the text
};

/// How the places of segments agreed with their words; said once a file. Never holds a text.
class PlaceTally {
public:
    /// The places of segments that their words show to be right, by unit; moved to where the words are; not near their
    /// words, and kept as stored; with no words to compare; outside of the text.
    std::size_t exact = 0, moved = 0, elsewhere = 0, unchecked = 0, outside = 0;
    std::size_t utf16 = 0;        ///< of the exact ones: counted in UTF-16 units, which code points are not
    std::size_t line_ends = 0;    ///< of the exact ones: counted CR LF as two
    std::size_t inside = 0;       ///< began or ended within a character
    Position farthest = 0;        ///< of the moved ones, in code points
    std::string first_elsewhere;  ///< `document 'A', 12 to 40`
    std::string first_outside;

    void say(const std::string& file, Diagnostics& diagnostics) const;
};

/// Finds where the segments of one document stand. Of the units in which a program may have counted, the one in which
/// the text at a place is the segment's own is right; where several are, the one that is right for most segments of the
/// document. A segment whose words are not at its place in any unit is looked for up to 100 characters around it, the
/// nearest first (behind it where two are as near), and moved there; else its place is kept as `units.front()` has it.
/// \param document  its name, for messages
/// \param units     not empty; the likeliest first
void place_segments(const MeasuredText& text, const std::string& document, const std::vector<TextUnit>& units,
                    std::vector<StoredSegment>& segments, PlaceTally& tally);

/// The units in which programs count that know nothing of code points: also UTF-16 units where characters take two, and
/// CR LF as two where there are such line ends.
std::vector<TextUnit> units_of(const MeasuredText& text, bool maybe_utf16);

}  // namespace qda
