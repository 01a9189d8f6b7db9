// Texts of ATLAS.ti 22 and later (`atext3`): declared in segmented_text.hpp.
//
// After 145 texts of a Windows project and two more, all consistent; no description is published. Little-endian:
//
//     0-15       the same sixteen bytes in every file
//     16-111     twelve offsets of 64 bits: of [1] the text starts, at [2] it ends, the others are of later sections
//     [1]-[2]    UTF-16, paragraphs end with U+2029
//     [2]        64 bits: units of the text; 32 bits: number of records; then the records:
//                segment, start and length in units, type. Length -2 is the end of a paragraph, one unit.
//
// Odd about it: segments need not be numbered in the order of the text. The sections behind the records are styles.

#include <algorithm>
#include <cstring>
#include <vector>

#include <fmt/format.h>

#include "qda/import/segmented_text.hpp"

namespace qda {

namespace {

constexpr unsigned char kMagic[16] = {0x99, 0x40, 0xA8, 0xAC, 0x06, 0x70, 0x11, 0x49,
                                      0x9D, 0xB3, 0x64, 0xB9, 0xAB, 0x81, 0x2F, 0xF1};
constexpr std::size_t kRecord = 16;  // bytes
constexpr std::int32_t kParagraphMark = -2;

std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t size)
{
    std::uint64_t number = 0;
    for (std::size_t i = size; i-- > 0;) number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
    return number;
}

struct Record {
    std::uint32_t id;
    std::uint32_t start;
    std::int32_t length;
};

std::vector<Record> records_of(std::string_view bytes)
{
    std::vector<Record> records;
    for (std::size_t at = 0; at < bytes.size(); at += kRecord)
        records.push_back({static_cast<std::uint32_t>(number_at(bytes, at, 4)),
                           static_cast<std::uint32_t>(number_at(bytes, at + 4, 4)),
                           static_cast<std::int32_t>(number_at(bytes, at + 8, 4))});
    std::stable_sort(records.begin(), records.end(), [](const Record& a, const Record& b) { return a.start < b.start; });
    return records;
}

}  // namespace

std::string read_atext3(std::string_view bytes, SegmentedText& text)
{
    constexpr std::size_t kHead = 112;
    if (bytes.size() < kHead || std::memcmp(bytes.data(), kMagic, sizeof kMagic) != 0)
        return "does not begin like a text of ATLAS.ti";
    const std::uint64_t start = number_at(bytes, 24, 8);
    const std::uint64_t end = number_at(bytes, 32, 8);
    if (start < kHead || end < start || (end - start) % 2 != 0 || bytes.size() < 12 || end > bytes.size() - 12)
        return fmt::format("its text would stand at {} to {}, of {} bytes", start, end, bytes.size());
    const std::uint64_t units = (end - start) / 2;
    const std::uint64_t records = number_at(bytes, end + 8, 4);
    if (number_at(bytes, end, 8) != units || records > (bytes.size() - end - 12) / kRecord)
        return fmt::format("says {} units and {} segments, which it does not have", number_at(bytes, end, 8), records);
    const std::vector<Record> segments = records_of(bytes.substr(end + 12, records * kRecord));
    text.expect(units);
    std::uint64_t done = 0;
    for (const Record& segment : segments) {
        const bool mark = segment.length == kParagraphMark;
        const std::uint64_t size = mark ? 1 : static_cast<std::uint32_t>(segment.length);
        if (segment.start != done || (segment.length < 0 && !mark) || size > units - done)
            return fmt::format("its segment {} is not where the one before it ends", segment.id);
        text.begin_segment(segment.id);
        text.add_utf16le(bytes.substr(start + 2 * done, 2 * size));
        text.end_segment();
        done += size;
    }
    if (done != units) return fmt::format("its segments end at {}, its text at {}", done, units);
    text.finish();
    return {};
}

}  // namespace qda
