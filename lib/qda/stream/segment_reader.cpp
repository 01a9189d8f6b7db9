#include "qda/stream/segment_reader.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "qda/stream/header_lines.hpp"
#include "qda/stream/layout.hpp"
#include "qda/table/fields.hpp"
#include "qda/table/scan.hpp"

namespace qda {

namespace {

constexpr std::string_view kFirstLine = "#qda\t1\tsegments";
constexpr const char* kCut = "the stream ends without its #end line: it was cut";
constexpr const char* kCutHint = "did the tool before it fail? --partial accepts a stream that was cut on purpose";

// Lines from `begin` on, until the scanner takes over.
class LineCursor {
public:
    LineCursor(Source& source, std::uint64_t begin, std::uint64_t lines, std::string rest)
        : source_(source), offset_(begin), lines_(lines), ahead_(std::move(rest))
    {
    }
    // nullopt at the end of the input. The view is good until the next call.
    std::optional<std::string_view> next()
    {
        offset_ += used_;
        lines_ += used_ > 0 ? 1 : 0;
        ahead_.erase(0, used_);
        used_ = 0;
        std::size_t end = 0;
        while ((end = ahead_.find('\n', end)) == std::string::npos) {
            end = ahead_.size();
            if (!fill()) break;
        }
        if (ahead_.empty()) return std::nullopt;
        used_ = std::min(end + 1, ahead_.size());
        std::string_view line = std::string_view(ahead_).substr(0, end);
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        return line;
    }
    std::uint64_t behind() const { return offset_ + used_; }
    std::uint64_t lines_behind() const { return lines_ + (used_ > 0 ? 1 : 0); }
    std::string rest() const { return ahead_.substr(used_); }
    Location place() const
    {
        if (source_.random_access()) return source_.at(offset_);
        return {source_.name(), lines_ + 1, 1};
    }

private:
    bool fill()
    {
        constexpr std::size_t kBlock = 1 << 16;
        const std::size_t had = ahead_.size();
        if (had > (std::size_t{64} << 20)) throw Error(place(), "a header line of more than 64 MiB");
        ahead_.resize(had + kBlock);
        const std::size_t got = source_.random_access() ? source_.read_at(offset_ + had, ahead_.data() + had, kBlock)
                                                        : source_.read(ahead_.data() + had, kBlock);
        ahead_.resize(had + got);
        return got > 0;
    }

    Source& source_;
    std::uint64_t offset_;
    std::uint64_t lines_;
    std::size_t used_ = 0;
    std::string ahead_;
};

// The rows and header lines of one stream.
class StreamRows : public LayoutRows {
public:
    using LayoutRows::LayoutRows;

    bool ended() const { return ended_; }

    bool header_line(std::string_view line, const ScannedRows& piece, std::size_t at) override
    {
        if (line == "#end") {
            ended_ = true;
            return false;
        }
        if (line.starts_with("#qda\t"))
            throw Error(piece.place_of(at), "another stream starts before the #end line of this one: it was cut", kCutHint);
        // The place costs a look back into the file, so only lines that are wrong ask for it.
        try {
            read_header_line(line, {}, intake().universe());
        } catch (const Error& error) {
            throw Error(piece.place_of(at), error.problems().front().what, error.problems().front().hint);
        }
        return true;
    }

private:
    bool ended_ = false;
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

}  // namespace

bool is_our_stream(std::string_view head) { return head.starts_with("#qda\t"); }

void read_stream(Source& source, const StreamOptions& options, Intake& intake)
{
    std::uint64_t begin = 0;
    std::uint64_t lines = 0;
    std::string rest;
    for (bool first = true;; first = false) {
        LineCursor cursor(source, begin, lines, std::move(rest));
        std::optional<std::string_view> line = cursor.next();
        if (!line) {
            if (first) throw Error({source.name()}, "the input is empty", "did the tool before it fail?");
            return;
        }
        check_first_line(*line, cursor);
        intake.begin_input();
        bool ended = false;
        for (line = cursor.next(); line && line->starts_with('#'); line = cursor.next()) {
            ended = *line == "#end";
            if (ended) break;
            read_header_line(*line, cursor.place(), intake.universe());
        }
        ScanEnd end{true, cursor.behind(), cursor.lines_behind(), cursor.rest()};
        if (line && !ended) {
            std::vector<std::string_view> fields;
            split_fields(*line, fields);
            std::vector<std::string> names;
            for (const std::string_view field : fields) names.push_back(unescaped(field));
            const Layout layout = read_layout(names, cursor.place(), options.coder_from_quotation_by, true, intake);
            ScanOptions scan;
            scan.width = layout.width;
            scan.begin = cursor.behind() + (source.random_access() ? 0 : cursor.rest().size());
            scan.lines = cursor.lines_behind();
            StreamRows handler(layout, intake);
            end = scan_records(source, scan, layout.columns, handler, source.random_access() ? "" : cursor.rest());
            ended = handler.ended();
        }
        if (!ended && !options.partial) throw Error({source.name()}, kCut, kCutHint);
        if (!ended) return;
        begin = end.offset;
        lines = end.lines;
        rest = std::move(end.rest);
    }
}

}  // namespace qda
