#include "qda/build/formats.hpp"

#include "qda/import/code_list.hpp"
#include "qda/import/document_list.hpp"
#include "qda/import/quotation_list.hpp"
#include "qda/stream/codings_table.hpp"
#include "qda/stream/segment_reader.hpp"
#include "qda/text/encoding.hpp"

namespace qda {

namespace {

constexpr std::size_t kHead = std::size_t{1} << 16;

CodingsTableOptions table_options(const ReadOptions& options)
{
    CodingsTableOptions table;
    table.columns = options.columns;
    if (!options.positions.empty()) table.positions = options.positions;
    table.coder_from_quotation_by = options.coder_from_quotation_by;
    return table;
}

bool is_quotations(std::string_view head, const ReadOptions& options)
{
    return is_quotation_list(head_records({}, head, head.size() < kHead), options);
}

// `--column code=Kodes` is said of quotation lists as well, so what it maps counts only where that is none.
bool is_codings(std::string_view head, const ReadOptions& options)
{
    return is_codings_table(head, {}) ||
           (!options.columns.empty() && !is_quotations(head, options) && is_codings_table(head, table_options(options)));
}

void read_quotations(Source& source, std::uint64_t, const ReadOptions& options, Intake& intake)
{
    const Records records = read_records(source);
    intake.begin_input();
    read_quotation_list(records, options, intake);
    intake.flush();
}

void read_codings(Source& source, std::uint64_t skip, const ReadOptions& options, Intake& intake)
{
    CodingsTableOptions table = table_options(options);
    table.skip = skip;
    read_code_lists(options, intake);
    read_codings_table(source, table, intake);
}

std::string names_of_formats()
{
    std::string names = "segments";
    for (const Format& format : formats()) names += std::string(", ") + format.name;
    return names;
}

const Format& named_format(const std::string& name)
{
    std::vector<std::string> known;
    for (const Format& format : formats()) {
        if (format.name == name) return format;
        known.push_back(format.name);
    }
    const std::string near = nearest_name(name, known);
    throw Error({}, "no format '" + name + "'",
                (near.empty() ? "" : "did you mean '" + near + "'? ") + ("formats: " + names_of_formats()));
}

}  // namespace

const std::vector<Format>& formats()
{
    static const std::vector<Format> kFormats = {
        {"codings", "plain table of codings (CSV, TSV): one row a coding", is_codings, read_codings},
        {"atlasti-quotations", "quotation list of ATLAS.ti (CSV): one row a quotation", is_quotations, read_quotations},
    };
    return kFormats;
}

void read_input(Source& source, const ReadOptions& options, bool partial, Intake& intake)
{
    read_document_lists(options, intake);
    if (options.format == "segments" || (options.format.empty() && is_our_stream(source.peek(kHead)))) {
        read_code_lists(options, intake);
        read_stream(source, {partial, options.coder_from_quotation_by}, intake);
        return;
    }
    if (source.peek(1).empty())
        throw Error({source.name()}, "the input is empty", "did the program that makes it fail?");
    const std::uint64_t skip = decode(source, options.encoding, intake.diagnostics());
    if (!options.format.empty()) {
        named_format(options.format).read(source, skip, options, intake);
        return;
    }
    const std::string head(source.peek(kHead));
    for (const Format& format : formats()) {
        if (!format.recognise(head, options)) continue;
        format.read(source, skip, options, intake);
        return;
    }
    refuse_other_list(head_records(source.name(), head, head.size() < kHead));
    if (!options.columns.empty()) {  // whoever maps columns says that it is a table: its reader knows what is missing
        read_codings(source, skip, options, intake);
        return;
    }
    throw Error({source.name()}, "no format that qdatools reads",
                "name it with --format (" + names_of_formats() + "), or map columns: --column document=... --column code=...");
}

}  // namespace qda
