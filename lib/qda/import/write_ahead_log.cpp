#include "qda/import/write_ahead_log.hpp"

#include <algorithm>
#include <bit>
#include <filesystem>
#include <utility>
#include <vector>

namespace qda {

namespace {

constexpr std::uint32_t kMagic = 0x377F0682;  // with the lowest bit set, checksums are of big-endian words
constexpr std::size_t kLogHeader = 32;
constexpr std::size_t kFrameHeader = 24;

std::uint32_t big_endian(const char* at)
{
    std::uint32_t number = 0;
    for (int i = 0; i < 4; ++i) number = number << 8 | static_cast<unsigned char>(at[i]);
    return number;
}

std::uint32_t little_endian(const char* at)
{
    std::uint32_t number = 0;
    for (int i = 3; i >= 0; --i) number = number << 8 | static_cast<unsigned char>(at[i]);
    return number;
}

class Checksum {
public:
    explicit Checksum(bool big) : big_(big) {}

    // `n` is a multiple of eight.
    void add(const char* bytes, std::size_t n)
    {
        for (std::size_t at = 0; at < n; at += 8) {
            first_ += word(bytes + at) + second_;
            second_ += word(bytes + at + 4) + first_;
        }
    }

    // Whether it is the one that stands at `at`: always big-endian.
    bool stands_at(const char* at) const { return first_ == big_endian(at) && second_ == big_endian(at + 4); }

private:
    std::uint32_t word(const char* at) const { return big_ ? big_endian(at) : little_endian(at); }

    bool big_;
    std::uint32_t first_ = 0;
    std::uint32_t second_ = 0;
};

}  // namespace

std::optional<WriteAheadLog> WriteAheadLog::beside(const std::string& path)
{
    const std::string name = path + "-wal";
    std::error_code unknown;
    if (!std::filesystem::is_regular_file(name, unknown)) return std::nullopt;
    WriteAheadLog log(Source::open(name));
    if (log.empty()) return std::nullopt;
    return log;
}

WriteAheadLog::WriteAheadLog(Source log) : log_(std::move(log)) { read_frames(); }

void WriteAheadLog::read_frames()
{
    char header[kLogHeader];
    if (log_.read_at(0, header, kLogHeader) != kLogHeader || (big_endian(header) | 1U) != (kMagic | 1U)) return;
    Checksum sum((big_endian(header) & 1U) != 0);
    sum.add(header, kLogHeader - 8);
    page_size_ = big_endian(header + 8);
    if (!sum.stands_at(header + kLogHeader - 8)) return;
    if (!std::has_single_bit(page_size_) || page_size_ < 512 || page_size_ > 65536) return;

    std::unordered_map<std::uint32_t, std::uint64_t> open;  // of a transaction that may never be completed
    std::vector<char> frame(kFrameHeader + page_size_);
    for (std::uint64_t at = kLogHeader; log_.read_at(at, frame.data(), frame.size()) == frame.size();
         at += frame.size()) {
        if (!std::equal(frame.data() + 8, frame.data() + 16, header + 16)) break;  // salts: left from an older log
        sum.add(frame.data(), 8);
        sum.add(frame.data() + kFrameHeader, page_size_);
        const std::uint32_t page = big_endian(frame.data());
        if (page == 0 || !sum.stands_at(frame.data() + 16)) break;
        open[page] = at + kFrameHeader;
        const std::uint32_t committed = big_endian(frame.data() + 4);
        if (committed == 0) continue;
        for (const auto& [changed, place] : open) frames_[changed] = place;
        open.clear();
        database_pages_ = committed;
    }
}

std::optional<std::size_t> WriteAheadLog::read_page(std::uint32_t page, std::uint32_t within, char* to,
                                                    std::size_t n) const
{
    const auto found = frames_.find(page);
    if (found == frames_.end()) return std::nullopt;
    return log_.read_at(found->second + within, to, std::min<std::size_t>(n, page_size_ - within));
}

}  // namespace qda
