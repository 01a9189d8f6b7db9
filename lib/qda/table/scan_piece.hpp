#pragma once

#include <optional>
#include <string>
#include <vector>

#include "qda/table/raw_names.hpp"
#include "qda/table/scan.hpp"
#include "qda/table/separators.hpp"

namespace qda {

/// One worker of a scan: parses pieces of the input with dictionaries of its own, so that workers share nothing.
/// The numbers of the handler are filled in when the piece is committed, in file order.
class PieceScanner {
public:
    PieceScanner(const ScanOptions& options, const std::vector<ScanColumn>& columns);

    enum class Stop {
        done,        ///< the next record starts at or behind `until`, or the input ended
        incomplete   ///< the last record is not complete in `bytes`
    };

    /// Parses the records of `bytes` that start in [from, until). `last`: the input ends with `bytes`, which must be
    /// followed by 64 zero bytes. Starts a new piece.
    Stop parse(std::string_view bytes, std::size_t from, std::size_t until, bool last);

    /// Goes on after `incomplete` with more bytes of the same piece (the earlier ones may have moved).
    Stop resume(std::string_view bytes, std::size_t until, bool last);

    /// Where the next record starts, from the start of the bytes.
    std::size_t next() const { return next_; }

    /// The piece ends with the closing line, behind which next() is.
    bool closed() const { return closed_; }

    /// Hands the piece to `handler`. \throws Error at the first record that cannot be used.
    void commit(ScanHandler& handler);

    ScannedRows rows;  ///< set bytes, offset, lines and source before commit

private:
    struct HeaderLine {
        std::size_t row;
        std::size_t from;
        std::size_t to;
    };
    struct Fault {
        std::size_t offset;
        std::string what;
        std::string hint;
    };
    static constexpr Id kUnasked = kNone - 1;

    // Everything known of a column of names: local numbers of the raw bytes, and what the handler calls them.
    struct Names {
        RawNames raw;
        std::vector<Id> global;
    };

    // scan_piece.cpp
    void begin();
    Stop scan(std::size_t until, bool last);
    bool take_records(std::size_t until);
    std::size_t regular_records(std::size_t at, std::size_t until) const;
    bool take_regular(std::size_t at, std::size_t n);
    std::size_t take_positions(const FieldRun& fields, std::vector<std::int64_t>& positions, std::size_t good);
    void keep_rows(std::size_t n);
    void fault(std::size_t offset, std::string what, std::string hint);
    bool bad_position();
    // scan_record.cpp
    Stop scan_slowly(std::size_t until, bool last);
    Stop end_without_line_feed();
    bool take_odd(std::size_t at, std::size_t end);
    void take_field(std::size_t field, std::string_view raw, std::size_t at);
    bool end_record(std::size_t fields, std::size_t start, std::size_t last_field, std::size_t end);
    void take_header_line(std::size_t from, std::size_t to);
    std::size_t without_cr(std::size_t from, std::size_t to) const;
    // scan_commit.cpp
    void hand_on(ScanHandler& handler, std::size_t to);
    std::optional<Error> give_numbers(ScanHandler& handler, std::size_t from, std::size_t& to);
    Id number(ScanHandler& handler, std::size_t column, std::size_t row, std::string_view raw);

    const ScanOptions options_;
    const std::vector<ScanColumn> columns_;
    std::vector<int> slot_of_field_;
    std::vector<Names> names_;
    std::vector<HeaderLine> header_lines_;
    std::vector<Fault> faults_;  // at most one: parsing ends at the first
    static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
    std::size_t bad_position_ = kNowhere;  // of the first record that has one
    std::size_t next_ = 0;
    bool slow_ = false;
    bool closed_ = false;
    std::size_t handed_on_ = 0;
    std::string room_;

    SeparatorFinder finder_;
    // Where fields end, from the byte before the record that is to be taken in next.
    std::vector<std::uint32_t> separators_;
    std::size_t n_separators_ = 0;
    std::size_t searched_ = 0;  // separators before this one do not end that record
    std::size_t left_out_ = 0;  // separators of that record that are not kept
};

inline constexpr const char* kTooLong = "record of more than 64 MiB";
inline constexpr const char* kTooLongHint = "a quote that is not closed makes one record of all that follows";
inline constexpr const char* kEscapeHint = "a backslash in a field is written as two";
inline constexpr const char* kNotUtf8 = "this field is not UTF-8 text";
inline constexpr const char* kEncodingHint = "say how the file is written with --encoding, e.g. --encoding windows-1252";

}  // namespace qda
