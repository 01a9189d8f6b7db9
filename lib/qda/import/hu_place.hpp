#pragma once

#include <string_view>

#include "qda/model/batch.hpp"

namespace qda {

/// How storedHU says where a quotation stands. Only the first of these is offsets.
enum class HuSyntax { offsets, area, lines, recording, other };

struct HuPlace {
    HuSyntax syntax = HuSyntax::other;
    Span span;              ///< known for offsets whose end is not before their start
    bool reversed = false;  ///< offsets that end before they start
};

/// What the attribute `loc` of a quotation says.
///
/// | loc                       | what it is                                     | span                                |
/// | ------------------------- | ---------------------------------------------- | ----------------------------------- |
/// | `1:1317:1:1330`           | page and character, twice                      | page 1, [1317, 1330), as it stands  |
/// | `1:260:719:98:14`         | area of a picture or page: page, x, y and size | unknown                             |
/// | `3 @ 12, 9 @ 12!`         | columns in lines of a text, versions 5 to 7    | unknown: they are no offsets        |
/// | `start=0 end=1200`        | assignments, of audio and video                | unknown                             |
///
/// Characters count from 0 within the page, the end is not in: in a real file `end - start` is the length of the text
/// of all quotations on one page. Whether the program counts code points or UTF-16 units is unknown; we take code points.
HuPlace hu_place(std::string_view loc);

}  // namespace qda
