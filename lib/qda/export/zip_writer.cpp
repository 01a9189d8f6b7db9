// ZIP archives, written through libzip.
//
// Odd about it: it asks the clock for the date of a part, and turns one that is given into local time; the date is therefore
// set as it stands in the archive. Parts are read only when the archive is closed, so they have to stay.

#include "qda/export/zip_writer.hpp"

#include <memory>
#include <new>

#include <zip.h>

#include "qda/base/error.hpp"

namespace qda {

namespace {

constexpr zip_uint16_t kMidnight = 0;
constexpr zip_uint16_t kFirstDay = 0x21;  // 1 January 1980, where dates of ZIP begin

[[noreturn]] void fail(const char* why) { throw Error({}, std::string("the archive cannot be made: ") + why); }

std::string bytes_of(zip_source_t* source)
{
    if (zip_source_open(source) != 0) fail(zip_error_strerror(zip_source_error(source)));
    zip_source_seek(source, 0, SEEK_END);
    std::string bytes(static_cast<std::size_t>(zip_source_tell(source)), '\0');
    zip_source_seek(source, 0, SEEK_SET);
    const zip_int64_t got = zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    if (got != static_cast<zip_int64_t>(bytes.size())) fail("it was cut");
    return bytes;
}

}  // namespace

std::string ZipWriter::finish()
{
    zip_error_t error;
    zip_error_init(&error);
    const std::unique_ptr<zip_source_t, void (*)(zip_source_t*)> whole(zip_source_buffer_create(nullptr, 0, 0, &error),
                                                                       zip_source_free);
    if (!whole) throw std::bad_alloc();
    zip_source_keep(whole.get());  // the archive gives up one hold of it
    zip_t* zip = zip_open_from_source(whole.get(), ZIP_TRUNCATE, &error);
    if (!zip) {
        zip_source_free(whole.get());
        fail(zip_error_strerror(&error));
    }
    for (const Part& part : parts_) {
        zip_source_t* bytes = zip_source_buffer(zip, part.bytes.data(), part.bytes.size(), 0);
        const zip_int64_t index = bytes ? zip_file_add(zip, part.name.c_str(), bytes, ZIP_FL_ENC_UTF_8) : -1;
        if (index < 0) {
            if (bytes) zip_source_free(bytes);
            const std::string why = zip_strerror(zip);
            zip_discard(zip);
            fail(why.c_str());
        }
        zip_file_set_dostime(zip, static_cast<zip_uint64_t>(index), kMidnight, kFirstDay, 0);
    }
    if (zip_close(zip) != 0) {
        const std::string why = zip_strerror(zip);
        zip_discard(zip);
        fail(why.c_str());
    }
    return bytes_of(whole.get());
}

}  // namespace qda
