// ZIP archives, through libzip.
//
// Odd about them: the directory stands at the end, so a file that was cut has none, and it says sizes and numbers that
// nobody checked. libzip believes the number of parts while it reads the directory, and reads every directory that the end
// of the file seems to name; both are looked at here before it may.

#include "qda/import/archive.hpp"

#include <algorithm>
#include <cstring>
#include <exception>
#include <optional>

#include <fmt/format.h>
#include <zip.h>

namespace qda {

namespace {

constexpr std::size_t kBlock = std::size_t{256} << 10;
constexpr std::size_t kEndRecord = 22;
constexpr std::size_t kLocator64 = 20;
constexpr std::size_t kEndRecord64 = 56;
constexpr const char* kAgain = "copy or export the file again";

std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t n)
{
    std::uint64_t value = 0;
    for (std::size_t i = n; i > 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
    return value;
}

std::string bytes_at(const Source& source, std::uint64_t offset, std::size_t n)
{
    std::string bytes(n, '\0');
    bytes.resize(source.read_at(offset, bytes.data(), n));
    return bytes;
}

// The number of parts that the end record at tail[at] says.
std::uint64_t parts_said(const Source& source, std::string_view tail, std::size_t at)
{
    if (at >= kLocator64 && tail.substr(at - kLocator64).starts_with("PK\x06\x07")) {
        const std::string record = bytes_at(source, number(tail, at - kLocator64 + 8, 8), kEndRecord64);
        if (record.size() == kEndRecord64 && record.starts_with("PK\x06\x06")) return number(record, 32, 8);
    }
    return number(tail, at + 10, 2);
}

void check_directory(const Source& source, const ArchiveLimits& limits)
{
    constexpr std::size_t kMostComment = 65'536;
    constexpr std::size_t kMostRecords = 16;  // one is right; archives within archives show more
    const auto n =
        static_cast<std::size_t>(std::min<std::uint64_t>(source.size(), kMostComment + kEndRecord + kLocator64));
    const std::string tail = bytes_at(source, source.size() - n, n);
    std::size_t records = 0;
    for (std::size_t at = tail.find("PK\x05\x06"); at != std::string::npos && at + kEndRecord <= tail.size();
         at = tail.find("PK\x05\x06", at + 4)) {
        if (++records > kMostRecords)
            throw Error({source.name()}, "the directory of the archive stands there many times", kAgain);
        if (const std::uint64_t parts = parts_said(source, tail, at); parts > limits.parts)
            throw Error({source.name()},
                        fmt::format("an archive of {} parts, more than the {} that are read", parts, limits.parts),
                        kAgain);
    }
    if (records == 0)
        throw Error({source.name()}, "the archive is cut: its directory, which stands at the end, is not there",
                    kAgain);
}

}  // namespace

struct Archive::State {
    State(Source& from, const ArchiveLimits& limits_given) : limits(limits_given)
    {
        if (!from.random_access()) memory.emplace(Source::from_text(from.name(), from.read_all(limits.bytes)));
        source = memory ? &*memory : &from;
    }
    ~State()
    {
        if (zip) zip_discard(zip);
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    void open();
    std::int64_t serve(void* data, std::uint64_t length, zip_source_cmd_t command);
    zip_stat_t find(const std::string& part) const;
    [[noreturn]] void fail(const std::string& part, const std::string& what, const std::string& hint = kAgain) const
    {
        if (failed) std::rethrow_exception(failed);
        throw Error({source->name()}, part + ": " + what, hint);
    }

    ArchiveLimits limits;
    std::optional<Source> memory;
    Source* source = nullptr;
    std::uint64_t position = 0;
    std::exception_ptr failed;  // reading the source, kept while C code is on the way back
    zip_t* zip = nullptr;
    std::vector<std::string> parts;
    std::uint64_t inflated = 0;
};

std::int64_t Archive::State::serve(void* data, std::uint64_t length, zip_source_cmd_t command)
{
    switch (command) {
    case ZIP_SOURCE_SUPPORTS: return ZIP_SOURCE_SUPPORTS_SEEKABLE;
    case ZIP_SOURCE_OPEN: position = 0; return 0;
    case ZIP_SOURCE_READ: {
        try {
            const std::size_t got = source->read_at(position, static_cast<char*>(data), length);
            position += got;
            return static_cast<std::int64_t>(got);
        } catch (...) {
            failed = std::current_exception();
            return -1;
        }
    }
    case ZIP_SOURCE_SEEK: {
        zip_error_t error;
        zip_error_init(&error);
        const std::int64_t to = zip_source_seek_compute_offset(position, source->size(), data, length, &error);
        if (to >= 0) position = static_cast<std::uint64_t>(to);
        return to < 0 ? -1 : 0;
    }
    case ZIP_SOURCE_TELL: return static_cast<std::int64_t>(position);
    case ZIP_SOURCE_STAT: {
        zip_stat_t stat;
        zip_stat_init(&stat);
        stat.size = source->size();
        stat.valid = ZIP_STAT_SIZE;
        std::memcpy(data, &stat, sizeof stat);
        return sizeof stat;
    }
    case ZIP_SOURCE_ERROR: {
        const int codes[2] = {ZIP_ER_READ, 0};
        std::memcpy(data, codes, sizeof codes);
        return sizeof codes;
    }
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE: return 0;
    default: return -1;
    }
}

void Archive::State::open()
{
    check_directory(*source, limits);
    zip_error_t error;
    zip_error_init(&error);
    const auto callback = [](void* self, void* data, zip_uint64_t length, zip_source_cmd_t command) -> zip_int64_t {
        return static_cast<State*>(self)->serve(data, length, command);
    };
    zip_source_t* from = zip_source_function_create(callback, this, &error);
    if (!from) throw std::bad_alloc();
    zip = zip_open_from_source(from, ZIP_RDONLY, &error);
    if (!zip) {
        const std::string why = zip_error_strerror(&error);
        zip_error_fini(&error);
        zip_source_free(from);
        if (failed) std::rethrow_exception(failed);
        throw Error({source->name()}, "the directory of the archive cannot be read: " + why, kAgain);
    }
    const auto n = static_cast<std::uint64_t>(std::max<zip_int64_t>(0, zip_get_num_entries(zip, 0)));
    for (std::uint64_t i = 0; i < n; ++i) {
        const char* part = zip_get_name(zip, i, ZIP_FL_ENC_GUESS);
        parts.emplace_back(part ? part : "");
    }
}

zip_stat_t Archive::State::find(const std::string& part) const
{
    zip_stat_t stat;
    zip_stat_init(&stat);
    // The exact name is hashed; any other is looked for among all.
    if (zip_stat(zip, part.c_str(), 0, &stat) != 0 && zip_stat(zip, part.c_str(), ZIP_FL_NOCASE, &stat) != 0)
        fail(part, "this part is not in the archive");
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
        fail(part, "is encrypted", "save it without a password");
    const bool known = (stat.valid & ZIP_STAT_COMP_METHOD) == 0 || stat.comp_method == ZIP_CM_STORE ||
                       stat.comp_method == ZIP_CM_DEFLATE;
    if (!known)
        fail(part, fmt::format("is compressed in a way that is not read (method {})", stat.comp_method),
             "save it again");
    return stat;
}

bool Archive::recognise(std::string_view head)
{
    return head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06");
}

Archive::Archive(Source& source, const ArchiveLimits& limits) : state_(std::make_unique<State>(source, limits))
{
    state_->open();
}

Archive::Archive(Archive&&) noexcept = default;
Archive::~Archive() = default;

Archive Archive::again() const { return Archive(*state_->source, state_->limits); }

const std::string& Archive::name() const { return state_->source->name(); }
const std::vector<std::string>& Archive::parts() const { return state_->parts; }
bool Archive::has(std::string_view part) const
{
    const std::string name(part);
    return zip_name_locate(state_->zip, name.c_str(), 0) >= 0 ||
           zip_name_locate(state_->zip, name.c_str(), ZIP_FL_NOCASE) >= 0;
}

void Archive::read(const std::string& part, const std::function<bool(std::string_view bytes)>& take) const
{
    State& state = *state_;
    const zip_stat_t stat = state.find(part);
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen_index(state.zip, stat.index, 0), zip_fclose);
    if (!file) state.fail(part, fmt::format("cannot be read: {}", zip_strerror(state.zip)));
    std::string block(kBlock, '\0');
    std::uint64_t done = 0;
    for (;;) {
        const zip_int64_t got = zip_fread(file.get(), block.data(), block.size());
        if (got < 0)
            state.fail(part, fmt::format("is damaged after {} bytes: {}", done, zip_file_strerror(file.get())));
        if (got == 0) break;
        done += static_cast<std::uint64_t>(got);
        state.inflated += static_cast<std::uint64_t>(got);
        if (done > stat.size)
            state.fail(part, fmt::format("is larger than the {} bytes that the archive says", stat.size));
        if (done > state.limits.bomb_bytes && done / state.limits.bomb_ratio > stat.comp_size)
            state.fail(part, fmt::format("{} bytes grew to more than {}: an archive made to fill memory",
                                         stat.comp_size, done));
        if (state.inflated > state.limits.inflated)
            state.fail(part,
                       fmt::format("more than {} MiB come out of the archive, the most that is read",
                                   state.limits.inflated >> 20),
                       "split the list, or export it as CSV");
        if (!take({block.data(), static_cast<std::size_t>(got)})) return;
    }
    if (done < stat.size)
        state.fail(part, fmt::format("ends after {} of the {} bytes that the archive says", done, stat.size));
}

std::string Archive::beginning(const std::string& part, std::size_t most) const
{
    std::string bytes;
    read(part, [&](std::string_view some) {
        bytes.append(some.substr(0, most - bytes.size()));
        return bytes.size() < most;
    });
    return bytes;
}

}  // namespace qda
