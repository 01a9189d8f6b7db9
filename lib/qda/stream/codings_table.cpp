#include "qda/stream/codings_table.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "qda/stream/layout.hpp"
#include "qda/table/csv.hpp"
#include "qda/text/normal.hpp"
#include "qda/text/utf8.hpp"

namespace qda {

namespace {

constexpr std::size_t kHead = std::size_t{1} << 16;
constexpr std::size_t kLongestHeader = std::size_t{8} << 20;
constexpr const char* kNames[] = {"document", "quotation",    "start", "end",     "code",    "coder",       "respondent",
                                  "source",   "quotation_by", "text",  "comment", "created", "weight",      "n_characters",
                                  "n_words"};

struct Header {
    std::vector<std::string> names;
    std::vector<std::size_t> starts;
    std::size_t end = 0;  // behind its line end
    char delimiter = ',';
};

// Our names are found whatever their case; names that --column maps go by it.
std::string our_name(const std::string& header, const CodingsTableOptions& options)
{
    const std::string name = normal_name(header);
    for (const auto& [ours, theirs] : options.columns)
        if (normal_name(theirs) == name) return ours;
    const std::string folded = fold_case(name);
    for (const char* known : kNames)
        if (folded == known) return options.columns.contains(known) ? name : known;
    return name;
}

std::optional<Header> parse_header(std::string_view head, bool last, const CodingsTableOptions& options)
{
    Header header;
    header.delimiter = sniff_delimiter(head);
    std::vector<Field> fields;
    const auto end = parse_record(head, 0, last, header.delimiter, fields);
    if (!end) return std::nullopt;
    header.end = *end;
    for (const Field& field : fields) {
        header.names.push_back(our_name(unquoted(field), options));
        header.starts.push_back(static_cast<std::size_t>(field.raw.data() - head.data()) - (field.quoted ? 1 : 0));
    }
    return header;
}

Header read_header(Source& source, const CodingsTableOptions& options)
{
    try {
        for (std::size_t n = kHead;; n *= 2) {
            const std::string_view head = source.peek(n);
            if (const auto header = parse_header(head, head.size() < n, options)) return *header;
            if (n > kLongestHeader) throw Error({source.name(), 1}, "the header row has more than 8 MiB");
        }
    } catch (const CsvError& error) {
        Location where = position_in(source.name(), source.peek(error.offset + 1).substr(0, error.offset));
        throw Error(where, error.what(), error.hint);
    }
}

}  // namespace

bool is_codings_table(std::string_view head, const CodingsTableOptions& options)
{
    try {
        const auto header = parse_header(head, true, options);
        if (!header) return false;
        const auto has = [&](std::string_view name) {
            return std::find(header->names.begin(), header->names.end(), name) != header->names.end();
        };
        return has("document") && has("code");
    } catch (const CsvError&) {
        return false;
    }
}

void read_codings_table(Source& source, const CodingsTableOptions& options, Intake& intake)
{
    const Header header = read_header(source, options);
    const Location where{source.name(), 1, 1};
    const ColumnNames names{header.names, [&](std::size_t column) {
        return position_in(source.name(), source.peek(header.end).substr(0, header.starts[column]));
    }};
    for (std::size_t i = 0; i < header.names.size(); ++i)
        if (!valid_utf8(header.names[i]))
            throw Error(names.place(i), "the header is not UTF-8 text", "name the encoding with --encoding");
    for (const auto& [ours, theirs] : options.columns) {
        if (std::find(header.names.begin(), header.names.end(), ours) != header.names.end()) continue;
        const std::string near = nearest_name(theirs, header.names);
        throw Error(where, "there is no column '" + theirs + "'", near.empty() ? "" : "did you mean '" + near + "'?");
    }
    intake.begin_input();
    const Layout layout = read_layout(names, options.coder_from_quotation_by, false, intake);
    const bool has_spans = std::find(header.names.begin(), header.names.end(), "start") != header.names.end();
    ScanOptions scan;
    scan.delimiter = header.delimiter;
    scan.quoted = true;
    scan.width = layout.width;
    scan.begin = header.end + options.skip;
    if (!source.random_access()) {
        std::string used(header.end, '\0');
        for (std::size_t done = 0; done < used.size();) {
            const std::size_t got = source.read(used.data() + done, used.size() - done);
            if (got == 0) break;
            done += got;
        }
        scan.lines = static_cast<std::uint64_t>(std::count(used.begin(), used.end(), '\n'));
    }
    LayoutRows rows(layout, intake, has_spans ? options.positions : "");
    scan_records(source, scan, layout.columns, rows);
}

}  // namespace qda
