#pragma once

#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <string>

#include "qda/base/diagnostics.hpp"
#include "qda/base/source.hpp"
#include "qda/import/write_ahead_log.hpp"

namespace qda {

/// The bytes of a database, as a file system (VFS) for SQLite in which there is one file that never changes: no locks,
/// no journals, no temporary files, no other names. A write-ahead log beside the file is laid over it; see
/// database.hpp.
class DatabaseBytes {
public:
    /// `source` must outlive it. What cannot be read at random is held in memory. \throws Error where a transaction was
    /// not finished, or the log cannot be read.
    DatabaseBytes(Source& source, Diagnostics& diagnostics);
    ~DatabaseBytes();
    DatabaseBytes(const DatabaseBytes&) = delete;
    DatabaseBytes& operator=(const DatabaseBytes&) = delete;

    const std::string& name() const { return source_->name(); }
    /// Of the database, with its log.
    std::uint64_t size() const { return size_; }
    /// Fewer than `n` only at the end. \throws Error where the device fails.
    std::size_t read_at(std::uint64_t offset, char* to, std::size_t n) const;

    /// The name under which SQLite knows the file system; any file opened in it is this one.
    const std::string& vfs() const { return vfs_name_; }
    /// What went wrong while SQLite read; nullptr if nothing did.
    std::exception_ptr failed() const { return failed_; }

private:
    friend struct DatabaseVfs;
    struct Registration;

    std::optional<Source> memory_;
    Source* source_;
    std::optional<WriteAheadLog> log_;
    std::uint64_t size_ = 0;
    std::exception_ptr failed_;  // kept while C code is on the way back
    std::string vfs_name_;
    std::unique_ptr<Registration> registration_;
};

}  // namespace qda
