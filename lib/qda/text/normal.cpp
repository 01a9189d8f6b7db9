#include "qda/text/normal.hpp"

#include <algorithm>
#include <stdexcept>

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>

#include "qda/text/utf8.hpp"

namespace qda {

namespace {

// White_Space beyond ASCII (Unicode 15, PropList.txt), in UTF-8. The property is stable, so no table of ICU is needed.
constexpr std::string_view kWideSpaces[] = {
    "\xC2\x85",     "\xC2\xA0",     "\xE1\x9A\x80", "\xE2\x80\x80", "\xE2\x80\x81", "\xE2\x80\x82", "\xE2\x80\x83",
    "\xE2\x80\x84", "\xE2\x80\x85", "\xE2\x80\x86", "\xE2\x80\x87", "\xE2\x80\x88", "\xE2\x80\x89", "\xE2\x80\x8A",
    "\xE2\x80\xA8", "\xE2\x80\xA9", "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80"};

bool ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::size_t space_at_front(std::string_view text)
{
    if (ascii_space(text.front())) return 1;
    if (static_cast<unsigned char>(text.front()) < 0x80) return 0;
    for (const std::string_view space : kWideSpaces)
        if (text.starts_with(space)) return space.size();
    return 0;
}

std::size_t space_at_back(std::string_view text)
{
    if (ascii_space(text.back())) return 1;
    if (static_cast<unsigned char>(text.back()) < 0x80) return 0;
    for (const std::string_view space : kWideSpaces)
        if (text.ends_with(space)) return space.size();
    return 0;
}

bool ascii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Below U+0300 nothing combines and nothing decomposes on the way to NFC, so most western names need no ICU.
bool surely_nfc(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0xCC; });
}

void require(UErrorCode status, const char* what)
{
    if (U_FAILURE(status)) throw std::runtime_error(std::string(what) + ": " + u_errorName(status));
}

icu::StringPiece piece(std::string_view text) { return {text.data(), static_cast<std::int32_t>(text.size())}; }

std::string nfc(std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
    require(status, "ICU has no NFC data");
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    normalizer->normalizeUTF8(0, piece(text), sink, nullptr, status);
    require(status, "ICU cannot normalise");
    return out;
}

constexpr std::size_t kLongest = std::size_t{1} << 30;  // ICU counts bytes in 32 bits

}  // namespace

std::string_view trim(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t n = space_at_front(text);
        if (n == 0) break;
        text.remove_prefix(n);
    }
    while (!text.empty()) {
        const std::size_t n = space_at_back(text);
        if (n == 0) break;
        text.remove_suffix(n);
    }
    return text;
}

std::string normal_name(std::string_view name)
{
    const std::string_view trimmed = trim(name);
    if (surely_nfc(trimmed) || trimmed.size() > kLongest || !valid_utf8(trimmed)) return std::string(trimmed);
    return nfc(trimmed);
}

std::string fold_case(std::string_view name)
{
    std::string normal = normal_name(name);
    if (ascii(normal)) {
        for (char& c : normal)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        return normal;
    }
    if (normal.size() > kLongest || !valid_utf8(normal)) return normal;
    UErrorCode status = U_ZERO_ERROR;
    std::string folded;
    icu::StringByteSink<std::string> sink(&folded);
    icu::CaseMap::utf8Fold(0, piece(normal), sink, nullptr, status);
    require(status, "ICU cannot fold");
    return nfc(folded);  // folding may leave a sequence that composes
}

}  // namespace qda
