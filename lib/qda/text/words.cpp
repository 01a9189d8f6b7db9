#include "qda/text/words.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace qda {

std::vector<std::pair<std::int64_t, std::int64_t>> word_spans(std::string_view text)
{
    std::vector<std::pair<std::int64_t, std::int64_t>> words;
    std::int64_t run = 0;       // where the run of characters between white space began
    bool is_word = false;       // it holds a letter or digit
    std::int64_t position = 0;  // in code points
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int64_t>(text.size());
    const auto end_run = [&] {
        if (is_word) words.emplace_back(run, position);
        is_word = false;
    };
    for (std::int64_t at = 0; at < size; ++position) {
        UChar32 c = 0;
        U8_NEXT(bytes, at, size, c);
        if (c >= 0 && u_isUWhiteSpace(c)) {
            end_run();
            run = position + 1;
        } else if (c >= 0 && u_isalnum(c)) {
            is_word = true;
        }
    }
    end_run();
    return words;
}

std::uint64_t count_words(std::string_view text) { return word_spans(text).size(); }

}  // namespace qda
