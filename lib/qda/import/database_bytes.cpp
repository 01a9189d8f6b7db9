#include "qda/import/database_bytes.hpp"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <new>
#include <stdexcept>

#include <fmt/format.h>
#include <sqlite3.h>

namespace qda {

namespace {

constexpr std::uint64_t kMostPiped = std::uint64_t{1} << 30;

// A rollback journal that is not spent begins with its magic number; a spent one is empty, zeroed or gone.
void refuse_open_transaction(const std::string& path)
{
    constexpr std::string_view kMagic = "\xD9\xD5\x05\xF9\x20\xA1\x63\xD7";
    const std::string journal = path + "-journal";
    std::error_code unknown;
    if (!std::filesystem::is_regular_file(journal, unknown)) return;
    if (Source::open(journal).peek(kMagic.size()) == kMagic)
        throw Error({path}, "a transaction was not finished: its journal lies beside the file",
                    "open the project in its program, close it there, and try again");
}

}  // namespace

// The one file of the file system.
struct DatabaseVfs {
    sqlite3_file base;
    DatabaseBytes* bytes;

    static int read(sqlite3_file* file, void* to, int n, sqlite3_int64 offset)
    {
        DatabaseBytes& bytes = *reinterpret_cast<DatabaseVfs*>(file)->bytes;
        try {
            const auto wanted = static_cast<std::size_t>(n);
            const std::size_t got = bytes.read_at(static_cast<std::uint64_t>(offset), static_cast<char*>(to), wanted);
            if (got == wanted) return SQLITE_OK;
            std::memset(static_cast<char*>(to) + got, 0, wanted - got);
            return SQLITE_IOERR_SHORT_READ;
        } catch (...) {
            bytes.failed_ = std::current_exception();
            return SQLITE_IOERR_READ;
        }
    }
    static int size(sqlite3_file* file, sqlite3_int64* to)
    {
        *to = static_cast<sqlite3_int64>(reinterpret_cast<DatabaseVfs*>(file)->bytes->size());
        return SQLITE_OK;
    }
    static int close(sqlite3_file*) { return SQLITE_OK; }
    static int write(sqlite3_file*, const void*, int, sqlite3_int64) { return SQLITE_READONLY; }
    static int truncate(sqlite3_file*, sqlite3_int64) { return SQLITE_READONLY; }
    static int with_number(sqlite3_file*, int) { return SQLITE_OK; }  // sync, lock, unlock
    static int reserved(sqlite3_file*, int* answer)
    {
        *answer = 0;
        return SQLITE_OK;
    }
    static int control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
    static int sector(sqlite3_file*) { return 0; }
    static int never_changes(sqlite3_file*) { return SQLITE_IOCAP_IMMUTABLE; }

    static int open(sqlite3_vfs* vfs, const char*, sqlite3_file* file, int flags, int* flags_out)
    {
        static constexpr sqlite3_io_methods kMethods = {
            1,         &close,   &read,   &write,         &truncate, &with_number, &size,   &with_number, &with_number,
            &reserved, &control, &sector, &never_changes, nullptr,   nullptr,      nullptr, nullptr,      nullptr,
            nullptr};
        file->pMethods = nullptr;
        if ((flags & SQLITE_OPEN_MAIN_DB) == 0) return SQLITE_CANTOPEN;
        auto* ours = reinterpret_cast<DatabaseVfs*>(file);
        ours->base.pMethods = &kMethods;
        ours->bytes = static_cast<DatabaseBytes*>(vfs->pAppData);
        if (flags_out) *flags_out = SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB;
        return SQLITE_OK;
    }
    static int remove(sqlite3_vfs*, const char*, int) { return SQLITE_IOERR_DELETE; }
    static int exists(sqlite3_vfs*, const char*, int, int* answer)
    {
        *answer = 0;
        return SQLITE_OK;
    }
    static int full_name(sqlite3_vfs*, const char* name, int n, char* to)
    {
        std::snprintf(to, static_cast<std::size_t>(n), "%s", name);
        return SQLITE_OK;
    }
};

struct DatabaseBytes::Registration {
    sqlite3_vfs vfs{};
};

DatabaseBytes::DatabaseBytes(Source& from, Diagnostics& diagnostics)
{
    if (!from.random_access()) memory_.emplace(Source::from_text(from.name(), from.read_all(kMostPiped)));
    source_ = memory_ ? &*memory_ : &from;
    if (!memory_) {
        refuse_open_transaction(source_->name());
        log_ = WriteAheadLog::beside(source_->name());
    }
    size_ = log_ ? log_->database_size() : source_->size();
    if (log_)
        diagnostics.note(fmt::format("read with its write-ahead log ({} pages not written back yet)", log_->pages()),
                         {name()});

    sqlite3_vfs* system = sqlite3_vfs_find(nullptr);
    if (!system) throw std::runtime_error("SQLite knows no file system");
    registration_ = std::make_unique<Registration>();
    sqlite3_vfs& vfs = registration_->vfs;
    vfs = *system;  // for time, sleep and randomness
    vfs.iVersion = 1;
    vfs.szOsFile = sizeof(DatabaseVfs);
    vfs.pNext = nullptr;
    vfs.pAppData = this;
    vfs.xOpen = &DatabaseVfs::open;
    vfs.xDelete = &DatabaseVfs::remove;
    vfs.xAccess = &DatabaseVfs::exists;
    vfs.xFullPathname = &DatabaseVfs::full_name;
    vfs_name_ = fmt::format("qda-{}", static_cast<void*>(this));
    vfs.zName = vfs_name_.c_str();
    if (sqlite3_vfs_register(&vfs, 0) != SQLITE_OK) throw std::bad_alloc();
}

DatabaseBytes::~DatabaseBytes()
{
    if (registration_) sqlite3_vfs_unregister(&registration_->vfs);
}

std::size_t DatabaseBytes::read_at(std::uint64_t offset, char* to, std::size_t n) const
{
    if (!log_) return source_->read_at(offset, to, n);
    std::size_t done = 0;
    while (done < n && offset + done < size_) {
        const std::uint64_t page = (offset + done) / log_->page_size();
        const auto within = static_cast<std::uint32_t>((offset + done) % log_->page_size());
        const std::size_t some = std::min<std::size_t>(n - done, log_->page_size() - within);
        const auto changed = log_->read_page(static_cast<std::uint32_t>(page + 1), within, to + done, some);
        const std::size_t got = changed ? *changed : source_->read_at(offset + done, to + done, some);
        done += got;
        if (got < some) break;
    }
    return done;
}

}  // namespace qda
