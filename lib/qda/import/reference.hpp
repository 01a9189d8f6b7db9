#pragma once

#include <string_view>

#include "qda/model/batch.hpp"

namespace qda {

/// What the positions of a quotation count.
enum class PositionUnit { unknown, paragraph, page_codepoint, millisecond };

/// As the `positions` key of a document says it; empty for unknown.
std::string_view to_string(PositionUnit unit);

/// Where a quotation stands.
struct Place {
    PositionUnit unit = PositionUnit::unknown;
    Span span;
    bool start_only = false;  ///< a time without an end: the span is empty, at the start
};

/// The place that a cell of the column Reference names; unknown for anything else (corners of pictures, maps).
///
/// | cell                               | product           | place                                                |
/// | ---------------------------------- | ----------------- | ---------------------------------------------------- |
/// | `12 - 13`, also `1 - 1`            | Windows, text     | paragraphs from 1, both ends in: [11, 13)            |
/// | `¶ 12`, `¶ 12 – 14`                | Mac, text         | the same: [11, 12), [11, 14)                         |
/// | `3:50 - 3:121`                     | Windows, PDF      | page and character from 1, both ends in: page 3, [49, 121) |
/// | `0:01:02`, `0:01:02:345 - 0:02:00` | audio and video   | milliseconds                                         |
///
/// Thin spaces and dashes of any width are as good as `-`.
Place place_of(std::string_view reference);

/// The place that the columns Start and End name, where there is no reference: two plain numbers are paragraphs (as the
/// Mac product writes them for texts), `3:50` is page and character. They are never characters of a text.
Place place_between(std::string_view start, std::string_view end);

}  // namespace qda
