#include "qda/text/loose.hpp"

#include <stdexcept>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace qda {

std::string loose_words(std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    const icu::Normalizer2* apart = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no normalisation data");
    const auto bytes = icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()));
    const icu::UnicodeString split =
        apart->normalize(fold->normalize(icu::UnicodeString::fromUTF8(bytes), status), status);

    icu::UnicodeString words;
    for (std::int32_t at = 0; at < split.length(); at = split.moveIndex32(at, 1)) {
        const UChar32 point = split.char32At(at);
        if (u_charType(point) == U_NON_SPACING_MARK) continue;
        if (u_isalnum(point))
            words.append(point);
        else if (!words.isEmpty() && !words.endsWith(u" ", 1))
            words.append(u' ');
    }
    words.trim();
    std::string out;
    words.toUTF8String(out);
    return out;
}

}  // namespace qda
