#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace qda {

/// Words of a text: runs of characters between Unicode white space that hold at least one letter or digit. `jeugd-ggz`
/// and `foto's` are one word each; a dash between blanks is none.
std::uint64_t count_words(std::string_view text);

/// The words as half-open spans in code points from the start of the text.
std::vector<std::pair<std::int64_t, std::int64_t>> word_spans(std::string_view text);

}  // namespace qda
