#include "qda/stream/segment_reader.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "qda/model/rows.hpp"
#include "qda/stream/header_lines.hpp"
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

// The columns of one stream and what becomes of each.
struct Layout {
    std::size_t width = 0;
    std::vector<ScanColumn> columns;
    std::size_t document = 0, code = 0;  // indices in `columns`
    std::optional<std::size_t> quotation, start, end, coder;
    std::optional<std::size_t> extras[kExtras];
    std::vector<std::optional<std::size_t>> labels;  // by Universe::label_columns
};

class LayoutReader {
public:
    LayoutReader(std::string_view line, Location where, const StreamOptions& options, Intake& intake)
        : where_(std::move(where)), options_(options), intake_(intake)
    {
        std::vector<std::string_view> fields;
        split_fields(line, fields);
        for (const std::string_view field : fields) names_.push_back(unescaped(field));
    }

    Layout read()
    {
        const Needs& needs = intake_.needs();
        layout_.width = names_.size();
        for (const char* name : {"document", "quotation", "code"})
            if (!index_of(name))
                throw Error(where_, "the column row has no column '" + std::string(name) + "'",
                            "a stream needs document, quotation and code");
        layout_.document = take("document", FieldKind::name);
        layout_.code = take("code", FieldKind::name);
        if (needs.quotations) layout_.quotation = take("quotation", FieldKind::text);
        if (needs.spans && index_of("start") && index_of("end")) {
            layout_.start = take("start", FieldKind::position);
            layout_.end = take("end", FieldKind::position);
        }
        const char* coder = options_.coder_from_quotation_by ? "quotation_by" : "coder";
        if (needs.coders && index_of(coder)) layout_.coder = take(coder, FieldKind::name);
        for (std::size_t i = 0; i < kExtras; ++i)
            if (needs.extra(static_cast<Extra>(i)) && index_of(kExtraNames[i]) && kExtraNames[i] != coder_name(coder))
                layout_.extras[i] = take(kExtraNames[i], FieldKind::text);
        read_labels();
        return std::move(layout_);
    }

private:
    static std::string_view coder_name(const char* coder) { return coder; }

    std::optional<std::size_t> index_of(std::string_view name) const
    {
        const auto at = std::find(names_.begin(), names_.end(), name);
        if (at == names_.end()) return std::nullopt;
        if (std::find(at + 1, names_.end(), name) != names_.end())
            throw Error(where_, "the column row has two columns '" + std::string(name) + "'");
        return static_cast<std::size_t>(at - names_.begin());
    }

    std::size_t take(std::string_view name, FieldKind kind)
    {
        layout_.columns.push_back({*index_of(name), kind});
        return layout_.columns.size() - 1;
    }

    void read_labels()
    {
        static constexpr std::string_view kOwn[] = {"document", "quotation", "start", "end", "code", "coder"};
        for (const std::string& name : names_) {
            const bool own = std::find(std::begin(kOwn), std::end(kOwn), name) != std::end(kOwn) ||
                             std::find(std::begin(kExtraNames), std::end(kExtraNames), name) != std::end(kExtraNames);
            if (own) continue;
            if (name.empty() || is_reserved_name(name))
                throw Error(where_, "a column may not be called '" + name + "'",
                            "every further column is a level; that name has another meaning");
            const std::size_t column = intake_.universe().label_column(name);
            if (!intake_.needs().labels) continue;
            layout_.labels.resize(std::max(layout_.labels.size(), column + 1));
            layout_.labels[column] = take(name, FieldKind::name);
        }
    }

    std::vector<std::string> names_;
    Location where_;
    const StreamOptions& options_;
    Intake& intake_;
    Layout layout_;
};

class RowHandler : public ScanHandler {
public:
    RowHandler(const Layout& layout, Intake& intake) : layout_(layout), intake_(intake), assembler_(intake) {}

    bool ended() const { return ended_; }
    bool cut_by_next() const { return cut_by_next_; }

    Id name(std::size_t column, std::string_view name) override
    {
        Universe& universe = intake_.universe();
        if (column == layout_.document) return universe.documents.intern(name);
        if (column == layout_.code) return universe.codes.intern(name);
        if (column == layout_.coder) return universe.coders.intern(name);
        for (std::size_t i = 0; i < layout_.labels.size(); ++i)
            if (layout_.labels[i] == column) return universe.label_columns[i].cells.intern(name);
        return kNone;
    }

    bool header_line(std::string_view line, const ScannedRows& piece, std::size_t at) override
    {
        if (line == "#end") {
            ended_ = true;
            return false;
        }
        if (line.starts_with("#qda\t")) {
            cut_by_next_ = true;
            throw Error(piece.place_of(at), "another stream starts before the #end line of this one: it was cut", kCutHint);
        }
        // The place costs a look back into the file, so only lines that may be wrong ask for it.
        try {
            read_header_line(line, {}, intake_.universe());
        } catch (const Error& error) {
            throw Error(piece.place_of(at), error.problems().front().what, error.problems().front().hint);
        }
        return true;
    }

    void rows(ScannedRows& scanned) override
    {
        RowColumns columns;
        columns.rows = scanned.rows;
        columns.document = &scanned.columns[layout_.document].ids;
        columns.code = &scanned.columns[layout_.code].ids;
        if (layout_.coder) columns.coder = &scanned.columns[*layout_.coder].ids;
        if (layout_.start) columns.start = &scanned.columns[*layout_.start].positions;
        if (layout_.end) columns.end = &scanned.columns[*layout_.end].positions;
        for (const auto& label : layout_.labels) columns.labels.push_back(label ? &scanned.columns[*label].ids : nullptr);
        const auto text_of = [&scanned](std::size_t column) {
            return [&scanned, column](std::size_t row, std::string& room) { return scanned.text(column, row, room); };
        };
        if (layout_.quotation) columns.quotation = text_of(*layout_.quotation);
        for (std::size_t i = 0; i < kExtras; ++i)
            if (layout_.extras[i]) columns.extras[i] = text_of(*layout_.extras[i]);
        columns.place = [&scanned](std::size_t row) { return scanned.place(row); };
        assembler_.add(columns);
    }

private:
    const Layout& layout_;
    Intake& intake_;
    RowAssembler assembler_;
    bool ended_ = false;
    bool cut_by_next_ = false;
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
            const Layout layout = LayoutReader(*line, cursor.place(), options, intake).read();
            ScanOptions scan;
            scan.width = layout.width;
            scan.begin = cursor.behind() + (source.random_access() ? 0 : cursor.rest().size());
            scan.lines = cursor.lines_behind();
            RowHandler handler(layout, intake);
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
