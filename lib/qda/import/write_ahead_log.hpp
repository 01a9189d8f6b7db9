#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "qda/base/source.hpp"

namespace qda {

/// The write-ahead log of an SQLite database (`NAME-wal`): pages that were changed and not yet written back, as a
/// program leaves them that still has the database open, or that crashed. Read as SQLite itself recovers one: up to the
/// last frame that completes a transaction, and no further than the first frame whose checksum is wrong. Nothing is
/// written.
///
/// Source: the file format of SQLite, section 4, "The Write-Ahead Log".
class WriteAheadLog {
public:
    /// The log beside the database `path`; nullopt where there is none, or it holds no complete transaction.
    /// \throws Error where it is there and cannot be read.
    static std::optional<WriteAheadLog> beside(const std::string& path);

    /// Reads the log as a whole. Without a complete transaction it holds no page.
    explicit WriteAheadLog(Source log);

    bool empty() const { return frames_.empty(); }
    std::size_t pages() const { return frames_.size(); }
    /// Bytes of a page; a power of two, from 512 to 65536.
    std::uint32_t page_size() const { return page_size_; }
    /// Bytes of the database after the last transaction.
    std::uint64_t database_size() const { return std::uint64_t{database_pages_} * page_size_; }

    /// Bytes at `within` of page `page` (from 1), if the log has that page; nullopt where it has not.
    std::optional<std::size_t> read_page(std::uint32_t page, std::uint32_t within, char* to, std::size_t n) const;

private:
    void read_frames();

    Source log_;
    std::uint32_t page_size_ = 0;
    std::uint32_t database_pages_ = 0;
    std::unordered_map<std::uint32_t, std::uint64_t> frames_;  // page -> where its newest bytes stand in the log
};

}  // namespace qda
