#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "qda/base/source.hpp"
#include "qda/model/intake.hpp"

namespace qda {

/// How a plain table of codings is read.
struct CodingsTableOptions {
    std::map<std::string, std::string> columns;  ///< our column name -> header in the file
    std::string positions = "codepoint";         ///< unit of start and end
    bool coder_from_quotation_by = false;
    std::uint64_t skip = 0;  ///< bytes of byte order mark that read_at() of the source still gives
};

/// Does the input start like a plain table of codings: CSV or TSV with a header that has `document` and `code`, and
/// not the columns of another program's list?
bool is_codings_table(std::string_view head, const CodingsTableOptions& options);

/// Reads a CSV or TSV with one row a coding: a bare stream, or what somebody made by hand or in a script. Header:
/// `document` and `code`; any of `quotation start end coder text comment weight ...`; every further column is a level.
/// Columns are found whatever their case. Without a `quotation` column, rows of one document with the same known span
/// are one quotation, and where spans are unknown each row is one; ids are then numbered per document in file order.
/// The source must be UTF-8 (see text/encoding.hpp). \throws Error with line and column.
void read_codings_table(Source& source, const CodingsTableOptions& options, Intake& intake);

}  // namespace qda
