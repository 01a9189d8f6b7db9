#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace qda {

/// A mark in a line of a ROCK source: `[[...]]`.
struct RockMark {
    enum class Kind {
        code,     ///< `[[a>b]]`: name
        uid,      ///< `[[uid=7d8m728p]]`: value
        id,       ///< `[[cid=1]]`, `[[coderId:ab]]`: name and value
        value,    ///< `[[intensity||3]]`: name and value
        network,  ///< `[[a->b||type||weight]]`
        item      ///< `[[ci--understanding]]`: name `ci`, value
    };
    Kind kind;
    std::string_view name;
    std::string_view value;
};

/// Takes the marks out of a line. \returns the text that is left, without blanks at its ends; what only looks like a mark
/// stays in it, and is counted in `unknown`.
std::string take_rock_marks(std::string_view line, std::vector<RockMark>& marks, std::size_t& unknown);

/// Is the line a break between sections, `---<<paragraph_break>>---`, or an anchor, `--+-{ 21:01:00 }-+--`?
bool is_rock_section(std::string_view line);
bool is_rock_anchor(std::string_view line);

}  // namespace qda
