// Any table with several codes a row: declared in mapped_list.hpp.

#include "qda/import/mapped_list.hpp"

#include <charconv>
#include <unordered_set>

#include <fmt/format.h>

#include "qda/import/code_list.hpp"
#include "qda/import/code_tree.hpp"
#include "qda/import/list_columns.hpp"
#include "qda/import/list_header.hpp"
#include "qda/import/list_quotations.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

constexpr std::size_t npos = ListColumns::npos;

constexpr ColumnWords kWords[] = {{"document", "document"}, {"quotation", "quotation"}, {"codes", "codes|code"},
                                  {"start", "start"},       {"end", "end"},             {"coder", "coder"},
                                  {"text", "text"},         {"comment", "comment"},     {"created", "created"},
                                  {"weight", "weight"},     {"quotation_by", "quotation by"}, {"reference", "reference"}};

struct ExtraColumn {
    const char* name;
    Extra extra;
};
constexpr ExtraColumn kExtraColumns[] = {{"text", Extra::text},       {"comment", Extra::comment},
                                         {"created", Extra::created}, {"weight", Extra::weight},
                                         {"quotation_by", Extra::quotation_by}, {"reference", Extra::reference}};

std::string separator_of(std::string text)
{
    for (const auto& [written, meant] : {std::pair("\\n", "\n"), std::pair("\\t", "\t")})
        for (std::size_t at = text.find(written); at != std::string::npos; at = text.find(written)) text.replace(at, 2, meant);
    return text;
}

bool is_applied(std::string_view cell)
{
    const std::string folded = fold_case(trim(cell));
    return !folded.empty() && folded != "0" && folded != "false" && folded != "no" && folded != "0.0";
}

class MappedReader {
public:
    MappedReader(const Records& records, const ReadOptions& options, Intake& intake)
        : records_(records), options_(options), intake_(intake), universe_(intake.universe()), quotations_(intake),
          separator_(separator_of(options.code_separator))
    {
    }

    void read()
    {
        find_columns_of_table();
        read_code_lists(options_, intake_);
        declare_labels();
        for (const std::size_t column : wide_) universe_.codes.intern(header(column));
        for (std::size_t row = columns_.header + 1; row < records_.rows(); ++row)
            if (!records_.blank(row)) take(row);
    }

private:
    std::string_view header(std::size_t column) const { return trim(records_.cell(columns_.header, column)); }
    std::string_view cell(std::size_t row, const char* name) const { return columns_.cell(records_, row, name); }

    void find_columns_of_table()
    {
        if (records_.rows() == 0) throw Error({records_.name()}, "is empty", "did the program that makes it fail?");
        std::size_t row = 0;
        while (row + 1 < records_.rows() && records_.blank(row)) ++row;
        columns_ = columns_in_row(records_, row, kWords);
        ReadOptions named = options_;
        if (const auto code = named.columns.find("code"); code != named.columns.end()) {
            named.columns["codes"] = code->second;
            named.columns.erase("code");
        }
        name_columns(records_, kWords, named, columns_);
        if (!options_.wide_codes.empty()) find_wide();
        if (!columns_.has("document")) throw missing_column(records_, columns_, "document", "the table");
        if (wide_.empty() && !columns_.has("codes")) throw missing_column(records_, columns_, "codes", "the table");
        if (columns_.has("start") != columns_.has("end"))
            throw missing_column(records_, columns_, columns_.has("start") ? "end" : "start", "the table");
    }

    // Headers may hold colons: every colon is tried.
    void find_wide()
    {
        const std::string& range = options_.wide_codes;
        for (std::size_t at = range.find(':'); at != std::string::npos; at = range.find(':', at + 1)) {
            const std::size_t first = column_with_header(records_, columns_.header, range.substr(0, at));
            const std::string last_header = range.substr(at + 1);
            const std::size_t last = last_header.empty() ? records_.width(columns_.header) - 1
                                                         : column_with_header(records_, columns_.header, last_header);
            if (first == npos || last == npos || last < first) continue;
            for (std::size_t column = first; column <= last; ++column) add_wide(column);
            return;
        }
        throw Error(records_.place(columns_.header),
                    fmt::format("--wide-codes {}: no two such headers, one behind the other; found {}", range,
                                headers_found(records_, columns_.header)),
                    "write the headers of the first and the last code: --wide-codes FIRST:LAST");
    }

    void add_wide(std::size_t column)
    {
        if (header(column).empty())
            throw Error(records_.place(columns_.header, column), "a code without a name", "give the column a header");
        if (!names_.insert(header(column)).second)
            throw Error(records_.place(columns_.header, column), fmt::format("two columns of the code '{}'", header(column)),
                        "rename one of them");
        wide_.push_back(column);
    }

    bool is_wide(std::size_t column) const { return !wide_.empty() && column >= wide_.front() && column <= wide_.back(); }

    void declare_labels()
    {
        if (!intake_.needs().labels) return;
        for (std::size_t i = 0; i < records_.width(columns_.header); ++i) {
            const std::string name = normal_name(header(i));
            if (name.empty() || columns_.uses(i) || is_wide(i) || !intake_.needs().wants_label(name)) continue;
            if (is_reserved_name(name))
                throw Error(records_.place(columns_.header, i), fmt::format("a column '{}' cannot be a label", name),
                            "the name means something in a stream: rename the column");
            labels_.emplace_back(universe_.label_column(name), i);
        }
    }

    void take(std::size_t row)
    {
        Intake::Row out;
        out.document = cell(row, "document");
        if (out.document.empty())
            throw Error(records_.place(row, columns_.column("document")), "a row without a document",
                        "every row names its document");
        const Id document = universe_.documents.intern(out.document);
        out.span = span_of(row, document);
        std::string name(cell(row, "quotation"));
        if (name.empty() && columns_.has("quotation"))
            throw Error(records_.place(row, columns_.column("quotation")), "a row without a quotation id",
                        "give it one, or leave the column out");
        if (name.empty()) name = quotations_.name(document, std::to_string(row), out.span);
        out.quotation = name;
        out.coder = cell(row, "coder");
        if (intake_.needs().coders) add_coder(out.coder, out.document, universe_);
        for (const auto& [column, extra] : kExtraColumns)
            out.extras[static_cast<std::size_t>(extra)] = cell(row, column);
        out.labels.resize(universe_.label_columns.size());
        for (const auto& [label, column] : labels_) out.labels[label] = trim(records_.cell(row, column));
        add_codes(row, out);
    }

    void add_codes(std::size_t row, Intake::Row& out)
    {
        bool any = false;
        const auto add = [&](std::string_view code) {
            any = true;
            out.code = code;
            intake_.add(out);
        };
        for (const std::size_t column : wide_)
            if (is_applied(records_.cell(row, column))) add(header(column));
        if (wide_.empty() && separator_.empty()) {
            if (const std::string_view code = cell(row, "codes"); !code.empty()) add(code);
        } else if (wide_.empty()) {
            for (const std::string_view code : parts_between(cell(row, "codes"), separator_))
                if (!code.empty()) add(code);
        }
        if (!any) intake_.add(out);
    }

    Span span_of(std::size_t row, Id document)
    {
        const std::string_view start = cell(row, "start"), end = cell(row, "end");
        if (start.empty() && end.empty()) return {};
        Span span{position(row, "start"), position(row, "end")};
        if (span.end < span.start)
            throw Error(records_.place(row, columns_.column("end")),
                        fmt::format("the quotation ends at {}, before its start at {}", span.end, span.start),
                        "swap start and end");
        const std::string unit = options_.positions.empty() ? "codepoint" : options_.positions;
        const std::string clash = intake_.unit_clash(document, false, unit);
        if (!clash.empty())
            throw Error(records_.place(row), fmt::format("document '{}': {}", universe_.documents.name(document), clash),
                        "a document has one unit");
        add_declared_key(universe_.documents[document], "document", "positions", unit, records_.place(row));
        return span;
    }

    Position position(std::size_t row, const char* name) const
    {
        const std::string_view text = cell(row, name);
        Position number = 0;
        const auto [stop, wrong] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (wrong != std::errc() || stop != text.data() + text.size() || number < 0 || number > kMostUnits)
            throw Error(records_.place(row, columns_.column(name)), fmt::format("{} is no whole number from 0", name),
                        "both start and end, or neither; leave the columns out with --column of other headers");
        return number;
    }

    const Records& records_;
    const ReadOptions& options_;
    Intake& intake_;
    Universe& universe_;
    ListQuotations quotations_;
    const std::string separator_;
    ListColumns columns_;
    std::vector<std::size_t> wide_;
    std::unordered_set<std::string_view> names_;
    std::vector<std::pair<std::size_t, std::size_t>> labels_;  // label column, column of the table
};

}  // namespace

bool is_mapped_list(const ReadOptions& options) { return !options.code_separator.empty() || !options.wide_codes.empty(); }

void read_mapped_list(const Records& records, const ReadOptions& options, Intake& intake)
{
    MappedReader(records, options, intake).read();
}

}  // namespace qda
