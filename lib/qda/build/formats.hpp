#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "qda/base/source.hpp"
#include "qda/import/archive.hpp"
#include "qda/import/database.hpp"
#include "qda/import/list_file.hpp"
#include "qda/import/options.hpp"
#include "qda/model/intake.hpp"
#include "qda/table/records.hpp"

namespace qda {

/// What a format is called (`--format`), and what it is.
struct FormatName {
    const char* name;
    const char* title;
};

/// A text: recognised by its beginning. Sources are UTF-8 by the time they come here; `skip` bytes of byte order mark
/// stand before the text.
struct TextFormat : FormatName {
    bool (*recognise)(std::string_view head, const ReadOptions& options);
    void (*read)(Source& source, std::uint64_t skip, const ReadOptions& options, Intake& intake);
};

/// A list of rows and columns: a delimited text, or a sheet of a workbook. `wish` says whether the beginning of one is it
/// (ListFit::yes; `maybe` only where a workbook has nothing better), and which columns are looked at.
struct ListFormat : FormatName {
    ListWish (*wish)(const ReadOptions& options, const Needs& needs);
    void (*read)(const Records& records, const ReadOptions& options, Intake& intake);
};

/// A ZIP archive other than a workbook: recognised by the names of its parts.
struct ArchiveFormat : FormatName {
    bool (*recognise)(const Archive& archive);
    void (*read)(Archive& archive, const ReadOptions& options, Intake& intake);
};

/// An SQLite database: recognised by the names of its tables. Code lists are read and the input has begun when `read` is called.
struct DatabaseFormat : FormatName {
    bool (*recognise)(const Database& database);
    void (*read)(Database& database, Intake& intake);
};

/// Each kind in the order in which help shows it and recognition tries it.
const std::vector<TextFormat>& text_formats();
const std::vector<ListFormat>& list_formats();
const std::vector<ArchiveFormat>& archive_formats();
const std::vector<DatabaseFormat>& database_formats();

/// All of them.
std::vector<FormatName> formats();

/// Is the beginning of a list surely one of this format?
bool is_list(const ListFormat& format, const Records& head, const ReadOptions& options);

}  // namespace qda
