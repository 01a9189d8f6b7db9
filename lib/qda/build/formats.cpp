#include "qda/build/formats.hpp"

#include <algorithm>

#include "qda/import/code_list.hpp"
#include "qda/import/document_list.hpp"
#include "qda/import/list_file.hpp"
#include "qda/import/quotation_list.hpp"
#include "qda/import/stored_hu.hpp"
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

// A sheet as tab-separated text, a row a line.
std::string text_of(const Records& records, std::size_t rows)
{
    std::string text;
    for (std::size_t row = 0; row < std::min(rows, records.rows()); ++row) {
        for (std::size_t i = 0; i < records.width(row); ++i) {
            if (i > 0) text += '\t';
            const std::string_view cell = records.cell(row, i);
            if (cell.find_first_of("\t\n\r\"") == std::string_view::npos) {
                text += cell;
                continue;
            }
            text += '"';
            for (const char c : cell) text.append(c == '"' ? 2 : 1, c);
            text += '"';
        }
        text += '\n';
    }
    return text;
}

bool is_codings_sheet(const Records& records, const ReadOptions& options)
{
    constexpr std::size_t kSeen = 100;
    return records.rows() > 0 && records.width(0) > 1 && is_codings(text_of(records, kSeen).substr(0, kHead), options);
}

// A list of quotations, else a table of codings as somebody made it.
void read_workbook(Source& source, const ReadOptions& options, Intake& intake)
{
    ListWish wish = quotation_list_wish(options, intake.needs());
    const auto fits_list = wish.fits;
    wish.fits = [&](const Records& head) {
        return options.format != "atlasti-quotations" && is_codings_sheet(head, options) ? ListFit::yes : fits_list(head);
    };
    const auto columns_of_list = wish.columns;
    wish.columns = [&](const Records& head) {
        return fits_list(head) == ListFit::yes ? columns_of_list(head) : std::vector<bool>();
    };
    wish.what = "lists of quotations or codings";
    const Records records = read_list_sheet(source, wish, intake.diagnostics());
    if (options.format == "codings" || (options.format.empty() && is_codings_sheet(records, options))) {
        const std::string cell = records.place(0).file;
        Source text = Source::from_text(cell.substr(0, cell.rfind('!')), text_of(records, records.rows()));
        read_codings(text, 0, options, intake);
        return;
    }
    intake.begin_input();
    read_quotation_list(records, options, intake);
    intake.flush();
}

bool is_xml(std::string_view head, const ReadOptions&) { return is_stored_hu(head); }

void read_xml(Source& source, std::uint64_t, const ReadOptions& options, Intake& intake)
{
    read_stored_hu(source, options, intake);
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
        {"codings", "plain table of codings (CSV, TSV, XLSX): one row a coding", is_codings, read_codings},
        {"atlasti-xml", "XML export of ATLAS.ti (storedHU)", is_xml, read_xml},
        {"atlasti-quotations", "quotation list of ATLAS.ti (CSV, XLSX): one row a quotation", is_quotations, read_quotations},
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
    if (is_workbook(source)) {
        if (!options.format.empty()) named_format(options.format);
        read_workbook(source, options, intake);
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
