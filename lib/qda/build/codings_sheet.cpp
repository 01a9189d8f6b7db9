#include "qda/build/codings_sheet.hpp"

#include <algorithm>
#include <string>

#include "qda/import/code_list.hpp"
#include "qda/stream/codings_table.hpp"

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

}  // namespace

bool is_codings_text(std::string_view head, const ReadOptions& options)
{
    return is_codings_table(head, table_options(options));
}

bool is_codings_sheet(const Records& records, const ReadOptions& options)
{
    constexpr std::size_t kSeen = 100;
    return records.rows() > 0 && records.width(0) > 1 &&
           is_codings_text(text_of(records, kSeen).substr(0, kHead), options);
}

void read_codings_text(Source& source, std::uint64_t skip, const ReadOptions& options, Intake& intake)
{
    CodingsTableOptions table = table_options(options);
    table.skip = skip;
    read_code_lists(options, intake);
    read_codings_table(source, table, intake);
}

void read_codings_sheet(const Records& records, const ReadOptions& options, Intake& intake)
{
    const std::string cell = records.place(0).file;
    Source text = Source::from_text(cell.substr(0, cell.rfind('!')), text_of(records, records.rows()));
    read_codings_text(text, 0, options, intake);
}

}  // namespace qda
