#pragma once

#include <cstring>
#include <stdexcept>
#include <string>

#include <sqlite3.h>

namespace qda {

/// The bytes of a database that a script makes, in small pages.
inline std::string database_of(const std::string& script)
{
    sqlite3* db = nullptr;
    sqlite3_open(":memory:", &db);
    char* why = nullptr;
    const std::string all = "PRAGMA page_size=512; PRAGMA encoding='UTF-8';" + script;
    if (sqlite3_exec(db, all.c_str(), nullptr, nullptr, &why) != SQLITE_OK) throw std::invalid_argument(why);
    sqlite3_int64 size = 0;
    unsigned char* bytes = sqlite3_serialize(db, "main", &size, 0);
    std::string out(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    sqlite3_free(bytes);
    sqlite3_close(db);
    return out;
}

}  // namespace qda
