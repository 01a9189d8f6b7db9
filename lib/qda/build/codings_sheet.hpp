#pragma once

#include <cstdint>
#include <string_view>

#include "qda/base/source.hpp"
#include "qda/import/options.hpp"
#include "qda/model/intake.hpp"
#include "qda/table/records.hpp"

namespace qda {

/// Is this the beginning of a plain table of codings (stream/codings_table.hpp), its columns mapped as `options` says?
bool is_codings_text(std::string_view head, const ReadOptions& options);

/// The same of the beginning of a sheet.
bool is_codings_sheet(const Records& records, const ReadOptions& options);

/// Reads a delimited text that is one, after the lists of codes; `skip` bytes of byte order mark stand before it.
void read_codings_text(Source& source, std::uint64_t skip, const ReadOptions& options, Intake& intake);

/// Reads a sheet that is one.
void read_codings_sheet(const Records& records, const ReadOptions& options, Intake& intake);

}  // namespace qda
