#include "qda/text/encoding.hpp"

#include <algorithm>
#include <cstring>

#include <fmt/format.h>

#include "qda/text/utf8.hpp"

namespace qda {

namespace {

constexpr std::size_t kHead = std::size_t{64} << 10;
constexpr std::uint64_t kSearch = std::uint64_t{16} << 20;
constexpr auto npos = std::string_view::npos;
constexpr std::initializer_list<const char*> kWindows1252 = {"windows1252", "cp1252", "1252", "latin1", "iso88591", "ansi"};

unsigned byte(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

std::size_t first_not_ascii(std::string_view text)
{
    constexpr std::uint64_t kHigh = 0x8080808080808080U;
    std::size_t from = 0;
    std::uint64_t eight = 0;
    while (from + 8 <= text.size()) {
        std::memcpy(&eight, text.data() + from, 8);
        if ((eight & kHigh) != 0) break;
        from += 8;
    }
    while (from < text.size() && byte(text, from) < 0x80) ++from;
    return from;
}

struct Signature {
    std::string_view bytes;
    const char* what;
    const char* hint = "export as CSV or text, or unpack it first";
};

constexpr Signature kSignatures[] = {
    {{"PK\x03\x04", 4}, "a ZIP archive (XLSX, QDPX, an ATLAS.ti bundle, ...)"},
    {{"PK\x05\x06", 4}, "an empty ZIP archive"},
    {{"%PDF-", 5}, "a PDF document"},
    {{"\x89PNG", 4}, "a PNG picture"},
    {{"\xFF\xD8\xFF", 3}, "a JPEG picture"},
    {{"\xD0\xCF\x11\xE0", 4}, "an old Office document (XLS, DOC), or one with a password",
     "save it as XLSX, without a password, or as CSV"},
    {{"SQLite format 3\0", 16}, "an SQLite database (QualCoder, RQDA, Taguette, ...)"},
    {{"\x1F\x8B", 2}, "a gzip archive"},
    {{"\xFF\xFE\0\0", 4}, "UTF-32 text"},
    {{"\0\0\xFE\xFF", 4}, "UTF-32 text"},
};

const Signature* signature_of(std::string_view head)
{
    for (const Signature& signature : kSignatures)
        if (head.substr(0, signature.bytes.size()) == signature.bytes) return &signature;
    return nullptr;
}

// UTF-16 without a byte order mark shows by the NULs of its ASCII characters, which are in one half of every pair.
Encoding by_nul_bytes(std::string_view head)
{
    std::size_t nuls[2] = {0, 0};
    for (std::size_t i = 0; i < head.size(); ++i) nuls[i % 2] += head[i] == '\0' ? 1U : 0U;
    const std::size_t enough = head.size() / 16 + 1;  // a stray NUL in a short text is none of them
    if (nuls[1] >= enough && nuls[0] * 20 <= nuls[1]) return Encoding::utf16le;
    if (nuls[0] >= enough && nuls[1] * 20 <= nuls[0]) return Encoding::utf16be;
    return Encoding::binary;
}

// Characters of several bytes: the bytes that begin one.
std::size_t wide_characters(std::string_view valid)
{
    return static_cast<std::size_t>(
        std::count_if(valid.begin(), valid.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xC0; }));
}

Encoding by_utf8(std::string_view head, bool whole_input)
{
    std::size_t valid = 0;
    std::size_t broken = 0;
    while (!head.empty()) {
        const std::size_t at = utf8_error(head);
        valid += wide_characters(head.substr(0, at));
        if (at == npos) break;
        if (!whole_input && head.size() - at < 4) break;  // most likely a character that the head cuts
        ++broken;
        head.remove_prefix(at + 1);
    }
    if (broken == 0) return Encoding::utf8;
    return valid > broken ? Encoding::damaged_utf8 : Encoding::windows_1252;
}

// Beyond a head of plain ASCII, a file is looked at up to the first bytes that tell more.
Encoding sniff_further(const Source& source, std::uint64_t from)
{
    std::string block(kHead, '\0');
    while (from < std::min(source.size(), kSearch)) {
        const std::string_view read(block.data(), source.read_at(from, block.data(), kHead));
        const std::size_t at = first_not_ascii(read);
        if (at < read.size()) {
            const std::size_t got = source.read_at(from + at, block.data(), kHead);
            return by_utf8({block.data(), got}, from + at + got == source.size());
        }
        if (read.empty()) break;
        from += read.size();
    }
    return Encoding::utf8;
}

std::string plain_name(std::string_view name)
{
    std::string out;
    for (const char c : name)
        if (c != '-' && c != '_' && c != ' ') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

bool is_any_of(const std::string& plain, std::initializer_list<const char*> names)
{
    return std::any_of(names.begin(), names.end(), [&](const char* name) { return plain == name; });
}

// What the bytes are that were recognised as `sniffed`, where they begin with an XML declaration.
Encoding as_declared(std::string_view head, Encoding sniffed, const std::string& input)
{
    const std::string_view declared = declared_encoding(head);
    const bool by_bytes = sniffed == Encoding::utf16le || sniffed == Encoding::utf16be || sniffed == Encoding::binary;
    if (declared.empty() || by_bytes || mark_size(head, Encoding::utf8) > 0) return sniffed;
    const std::string plain = plain_name(declared);
    if (plain == "utf8" || names_ascii(declared)) return Encoding::utf8;
    if (plain.starts_with("utf16") || plain.starts_with("ucs2")) return sniffed;
    if (is_any_of(plain, kWindows1252)) return Encoding::windows_1252;
    throw Error({input, 1, 1}, fmt::format("is declared as {}, an encoding that is not read here", declared),
                fmt::format("convert it (iconv -f {} -t UTF-8) and take the declaration out", declared));
}

}  // namespace

std::string_view to_string(Encoding encoding)
{
    switch (encoding) {
    case Encoding::utf8: return "UTF-8";
    case Encoding::damaged_utf8: return "damaged UTF-8";
    case Encoding::utf16le: return "UTF-16LE";
    case Encoding::utf16be: return "UTF-16BE";
    case Encoding::windows_1252: return "Windows-1252";
    case Encoding::binary: break;
    }
    return "binary";
}

std::size_t mark_size(std::string_view head, Encoding encoding)
{
    if ((encoding == Encoding::utf8 || encoding == Encoding::damaged_utf8) && head.starts_with("\xEF\xBB\xBF"))
        return 3;
    if (encoding == Encoding::utf16le && head.starts_with("\xFF\xFE")) return 2;
    if (encoding == Encoding::utf16be && head.starts_with("\xFE\xFF")) return 2;
    return 0;
}

Encoding sniff_encoding(std::string_view head, bool whole_input)
{
    if (signature_of(head)) return Encoding::binary;
    for (const Encoding encoding : {Encoding::utf16le, Encoding::utf16be})
        if (mark_size(head, encoding) > 0) return encoding;
    if (head.find('\0') != npos) return by_nul_bytes(head);
    const Encoding encoding = by_utf8(head, whole_input);
    // The mark counts as one valid character; a file that says it is UTF-8 is never something else.
    if (encoding == Encoding::windows_1252 && mark_size(head, Encoding::utf8) > 0) return Encoding::damaged_utf8;
    return encoding;
}

std::string looks_like(std::string_view head)
{
    const Signature* signature = signature_of(head);
    return signature ? signature->what : "a binary file (it has NUL bytes)";
}

std::string_view declared_encoding(std::string_view head)
{
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    if (!head.starts_with("<?xml")) return {};
    head = head.substr(0, head.find("?>"));
    std::size_t at = head.find("encoding");
    if (at == npos) return {};
    at = head.find_first_not_of(" \t\r\n=", at + std::string_view("encoding").size());
    if (at == npos || (head[at] != '"' && head[at] != '\'')) return {};
    const std::size_t end = head.find(head[at], at + 1);
    const std::string_view name = end == npos ? std::string_view() : head.substr(at + 1, end - at - 1);
    const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.';
    });
    return plain && name.size() <= 40 ? name : std::string_view();
}

bool names_ascii(std::string_view encoding) { return is_any_of(plain_name(encoding), {"usascii", "ascii"}); }

Encoding named_encoding(const std::string& name, std::string_view head)
{
    const std::string plain = plain_name(name);
    if (plain == "utf8") return Encoding::utf8;
    if (plain == "utf16le") return Encoding::utf16le;
    if (plain == "utf16be") return Encoding::utf16be;
    if (plain == "utf16") return mark_size(head, Encoding::utf16be) > 0 ? Encoding::utf16be : Encoding::utf16le;
    if (is_any_of(plain, kWindows1252)) return Encoding::windows_1252;
    throw Error({}, fmt::format("no encoding '{}'", name),
                "known are utf-8, utf-16, utf-16le, utf-16be and windows-1252");
}

std::uint64_t decode(Source& source, const std::string& forced, Diagnostics& diagnostics)
{
    const std::string_view head = source.peek(kHead);
    const bool whole = head.size() < kHead;
    const bool declared = forced.empty() && !declared_encoding(head).empty();
    Encoding encoding = forced.empty() ? sniff_encoding(head, whole) : named_encoding(forced, head);
    if (declared) encoding = as_declared(head, encoding, source.name());
    if (encoding == Encoding::binary || signature_of(head))
        throw Error({source.name()}, fmt::format("is {}, not text", looks_like(head)),
                    signature_of(head) ? signature_of(head)->hint : kSignatures[0].hint);
    if (forced.empty() && !declared && encoding == Encoding::utf8 && !whole && source.random_access() &&
        first_not_ascii(head) == head.size())
        encoding = sniff_further(source, head.size());
    if (encoding == Encoding::damaged_utf8) {
        const std::size_t broken = utf8_error(head);
        if (broken < head.size()) throw broken_utf8(source.name(), head, broken);
        encoding = Encoding::utf8;  // the damage comes later; who reads on says where
    }

    const std::size_t mark = mark_size(head, encoding);
    if (encoding == Encoding::utf8) {
        char skipped[3];
        return source.read(skipped, mark);
    }
    if (forced.empty() && !declared)
        diagnostics.note(fmt::format("is read as {}; --encoding names another", to_string(encoding)), {source.name()},
                         Topic::encoding);
    source.transcode(make_transcoder(encoding, source.name()), mark);
    return mark;
}

Error broken_utf8(const std::string& name, std::string_view text, std::size_t offset)
{
    if (offset >= text.size()) return Error({name}, "has bytes that are not UTF-8", "save the file as UTF-8");
    return Error(position_in(name, text.substr(0, offset)),
                 fmt::format("byte 0x{:02X} is not UTF-8 here", byte(text, offset)),
                 "save the file as UTF-8, or name its encoding: --encoding windows-1252");
}

}  // namespace qda
