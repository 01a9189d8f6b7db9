#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "qda/base/id.hpp"
#include "qda/base/source.hpp"

namespace qda {

/// What to do with a field of a scanned record.
enum class FieldKind {
    name,      ///< few distinct values: numbered through ScanHandler::name
    position,  ///< a whole number, or page:number (on_page of base/position.hpp); empty: -1
    text       ///< handed on as text
};

struct ScanColumn {
    std::size_t field;  ///< index in the record, from 0
    FieldKind kind;
};

struct ScanOptions {
    char delimiter = '\t';
    /// true: RFC 4180 quoting (csv.hpp says exactly how). false: backslash escapes, one record a line, and lines that
    /// start with `#` are header lines (fields.hpp). A last line without its line feed is then left out, as it may have
    /// lost something, unless it is `closing`.
    bool quoted = false;
    /// true: rows are handed on before a header line behind them, so that each meets what is known where it stands.
    /// false: whole pieces are, behind their header lines, which is faster where these are many.
    bool in_order = false;
    std::string_view closing;   ///< the header line behind which this scan ends, if it comes; with `quoted` none
    std::size_t width = 0;      ///< fields of every record; another number is an error
    std::uint64_t begin = 0;    ///< offset of the first record; for inputs without random access: bytes read so far
    std::uint64_t lines = 0;    ///< line feeds before `begin`; only used without random access
    unsigned threads = 0;       ///< 0: as many as the machine has
    std::size_t piece = std::size_t{1} << 18;  ///< bytes that a thread scans at once; for tests, at least 64
};

/// Records of one piece of the input, column by column. Views are good until the handler returns.
class ScannedRows {
public:
    std::size_t rows = 0;
    struct Slot {
        std::vector<Id> ids;                   ///< FieldKind::name; kNone for an empty field
        std::vector<std::int64_t> positions;   ///< FieldKind::position
        /// FieldKind::text: where the raw field starts in the piece, and its bytes; see text()
        std::vector<std::pair<std::uint32_t, std::uint32_t>> texts;
    };
    std::vector<Slot> columns;  ///< by index of the ScanColumn
    bool paged = false;         ///< a position had the form page:number

    /// A text field without its quotes or escapes. `room` is used where the bytes change.
    std::string_view text(std::size_t column, std::size_t row, std::string& room) const;

    /// Where a field, or any byte of the piece, stands; for messages. `within`: bytes from its start, as it stands.
    Location place(std::size_t row, std::size_t column, std::size_t within = 0) const;
    Location place_of(std::size_t at) const;

    /// Some of the rows.
    ScannedRows part(std::size_t from, std::size_t to) const;

    const ScanOptions* options = nullptr;
    std::vector<ScanColumn> scanned;    ///< what each of `columns` is
    std::vector<std::uint32_t> starts;  ///< of each record, from the start of the piece
    std::string_view bytes;             ///< the piece
    std::uint64_t offset = 0;           ///< of the piece in the input
    std::uint64_t lines = 0;            ///< line feeds before the piece; only without random access
    const Source* source = nullptr;
};

/// Takes what a scan finds. Everything is called in file order by one thread at a time.
class ScanHandler {
public:
    virtual ~ScanHandler() = default;
    /// A name that was not seen before in this column (empty fields are not asked): gives its number.
    virtual Id name(std::size_t column, std::string_view name) = 0;
    /// A header line (`#...`), without its line end; it starts at `at` of the piece.
    virtual void header_line(std::string_view line, const ScannedRows& piece, std::size_t at) = 0;
    virtual void rows(ScannedRows& rows) = 0;
};

struct ScanEnd {
    bool closed = false;       ///< by ScanOptions::closing
    std::uint64_t offset = 0;  ///< behind the last byte used
    std::uint64_t lines = 0;   ///< line feeds before it; only without random access
    std::string rest;          ///< without random access: bytes that were read but not used
    std::size_t redone = 0;    ///< pieces whose start was guessed wrong and that were parsed again
};

/// Scans the records of `source` from `options.begin`. `rest` are bytes already read from an input without random
/// access. Regular files are scanned by several threads; the result does not depend on their number.
/// \throws Error at the first record, in file order, that cannot be used; the handler has all rows before it.
///         A record may have kMaxRecordBytes (csv.hpp).
ScanEnd scan_records(Source& source, const ScanOptions& options, const std::vector<ScanColumn>& columns,
                     ScanHandler& handler, std::string rest = {});

}  // namespace qda
