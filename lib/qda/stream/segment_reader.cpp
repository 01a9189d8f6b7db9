#include "qda/stream/segment_reader.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "qda/stream/header_lines.hpp"
#include "qda/stream/layout.hpp"
#include "qda/table/csv.hpp"
#include "qda/table/fields.hpp"
#include "qda/table/scan.hpp"
#include "qda/text/utf8.hpp"

namespace qda {

namespace {

constexpr std::string_view kFirstLine = "#qda\t1\tsegments";
constexpr std::string_view kLastLine = "#end";
constexpr const char* kCut = "the stream ends without its #end line: it was cut";
constexpr const char* kCutHint = "did the tool before it fail? --partial accepts a stream that was cut on purpose";

// Lines from `begin` on, until the scanner takes over.
class LineCursor {
public:
    LineCursor(Source& source, std::uint64_t begin, std::uint64_t lines, std::string rest)
        : source_(source), offset_(begin), lines_(lines), ahead_(std::move(rest))
    {
    }
    // nullopt at the end of the input, and for a last line that was cut. The view is good until the next call.
    std::optional<std::string_view> next()
    {
        lines_ += start_ < end_ ? 1 : 0;
        start_ = end_;
        std::size_t feed = start_;
        while ((feed = ahead_.find('\n', feed)) == std::string::npos) {
            const std::size_t searched = ahead_.size() - start_;
            const bool more = fill();
            feed = start_ + searched;
            if (!more) break;
        }
        const bool whole = feed < ahead_.size();
        end_ = whole ? feed + 1 : ahead_.size();
        std::string_view line = std::string_view(ahead_).substr(start_, feed - start_);
        if (!whole && line != "#end") return std::nullopt;
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        return line;
    }
    bool empty() const { return ahead_.empty(); }
    std::uint64_t behind() const { return offset_ + end_; }
    std::uint64_t lines_behind() const { return lines_ + 1; }
    std::string rest() const { return ahead_.substr(end_); }
    Location place(std::size_t offset = 0) const
    {
        if (source_.random_access()) return source_.at(offset_ + start_ + offset);
        Location where = position_in(source_.name(), std::string_view(ahead_).substr(start_, offset));
        where.line = lines_ + 1;
        return where;
    }

private:
    bool fill()
    {
        constexpr std::size_t kBlock = 1 << 16;
        offset_ += start_;
        ahead_.erase(0, start_);  // once a block, not once a line
        start_ = 0;
        const std::size_t had = ahead_.size();
        if (had > kMaxRecordBytes) throw Error(place(), "a header line of more than 64 MiB");
        ahead_.resize(had + kBlock);
        const std::size_t got = source_.random_access() ? source_.read_at(offset_ + had, ahead_.data() + had, kBlock)
                                                        : source_.read(ahead_.data() + had, kBlock);
        ahead_.resize(had + got);
        return got > 0;
    }

    Source& source_;
    std::uint64_t offset_;   // of ahead_ in the input
    std::uint64_t lines_;    // before this line
    std::size_t start_ = 0;  // of this line in ahead_
    std::size_t end_ = 0;    // behind its line feed
    std::string ahead_;
};

template <class Place>
void refuse_first_line(std::string_view line, Place place)
{
    if (line.starts_with("#qda\t"))
        throw Error(place(), "another stream starts before the #end line of this one: it was cut", kCutHint);
}

// The rows and header lines of one stream.
class StreamRows : public LayoutRows {
public:
    using LayoutRows::LayoutRows;

    void header_line(std::string_view line, const ScannedRows& piece, std::size_t at) override
    {
        if (line == kLastLine) return;
        refuse_first_line(line, [&] { return piece.place_of(at); });
        read_header_line(line, [&](std::size_t offset) { return piece.place_of(at + offset); }, intake().universe());
    }
};

void check_first_line(std::string_view line, const LineCursor& cursor)
{
    if (line == kFirstLine) return;
    if (line.starts_with("#qda\t") && line.ends_with("\ttable"))
        throw Error(cursor.place(), "this is a table, not a stream of segments", "give it to qda-table");
    if (line.starts_with("#qda\t"))
        throw Error(cursor.place(), "a stream of another version than 1", "a newer qdatools may read it");
    throw Error(cursor.place(), "not a stream of segments (it does not start with '#qda\t1\tsegments')",
                "foreign files are read by qda-import");
}

ColumnNames read_names(std::string_view line, const LineCursor& cursor)
{
    std::vector<std::string_view> fields;
    split_fields(line, fields);
    const auto place = [line, fields, &cursor](std::size_t column) {
        return cursor.place(static_cast<std::size_t>(fields[column].data() - line.data()));
    };
    ColumnNames columns{{}, place};
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (!valid_utf8(fields[i])) throw Error(place(i), "a column name that is not UTF-8 text", "save the file as UTF-8");
        try {
            columns.names.push_back(unescaped(fields[i]));
        } catch (const FieldError& error) {
            throw Error(cursor.place(static_cast<std::size_t>(fields[i].data() - line.data()) + error.offset()),
                        error.what(), "a backslash in a field is written as two");
        }
    }
    return columns;
}

}  // namespace

bool is_our_stream(std::string_view head) { return head.starts_with("#qda\t"); }

void read_stream(Source& source, const StreamOptions& options, Intake& intake)
{
    ScanEnd end;
    for (bool first = true;; first = false) {
        LineCursor cursor(source, end.offset, end.lines, std::move(end.rest));
        std::optional<std::string_view> line = cursor.next();
        if (!line && cursor.empty()) {
            if (first) throw Error({source.name()}, "the input is empty", "did the tool before it fail?");
            return;
        }
        if (line) check_first_line(*line, cursor);
        intake.begin_input();
        while (line && *line != kLastLine && (line = cursor.next()) && line->starts_with('#') && *line != kLastLine) {
            refuse_first_line(*line, [&] { return cursor.place(); });
            read_header_line(*line, [&](std::size_t offset) { return cursor.place(offset); }, intake.universe());
        }
        end = {line.has_value(), cursor.behind(), cursor.lines_behind(), cursor.rest()};
        if (line && *line != kLastLine) {
            const Layout layout =
                read_layout(read_names(*line, cursor), options.coder_from_quotation_by, true, intake);
            ScanOptions scan;
            scan.closing = kLastLine;
            scan.in_order = intake.needs().in_order;
            scan.width = layout.width;
            scan.begin = source.random_access() ? end.offset : end.offset + end.rest.size();
            scan.lines = end.lines;
            StreamRows handler(layout, intake);
            end = scan_records(source, scan, layout.columns, handler, std::move(end.rest));
        }
        if (end.closed) continue;
        if (!options.partial) throw Error({source.name()}, kCut, kCutHint);
        return;
    }
}

}  // namespace qda
