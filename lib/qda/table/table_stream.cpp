#include "qda/table/table_stream.hpp"

#include <deque>
#include <memory>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "qda/table/fields.hpp"
#include "qda/table/lines.hpp"
#include "qda/table/table_builder.hpp"

namespace qda {

namespace {

constexpr std::string_view kFirstLine = "#qda\t1\ttable";
constexpr std::size_t kRoom = std::size_t{1} << 16;

void append_raw_line(std::string& out, std::string_view start, std::string_view line)
{
    if (line.find_first_of("\n\r") != std::string_view::npos)
        throw std::invalid_argument("a header line of a table holds a line feed");
    out += start;
    out += line;
    out += '\n';
}

void append_text_line(std::string& out, std::string_view start, std::string_view text)
{
    out += start;
    append_escaped(out, text);
    out += '\n';
}

void append_column_line(std::string& out, const Column& column)
{
    out += "#column\t";
    append_key_value(out, "name", column.name);
    out += '\t';
    append_key_value(out, "role", to_string(column.role));
    for (const auto& [key, value] : column.keys) {
        out += '\t';
        append_key_value(out, key, value);
    }
    out += '\n';
}

void append_tally_line(std::string& out, const Tally& tally)
{
    out += "#tally\t";
    append_key_value(out, "name", tally.name);
    out += fmt::format("\tn:{}", tally.n);
    if (tally.of) out += fmt::format("\tof:{}", *tally.of);
    for (const auto& [key, value] : tally.keys) {
        out += '\t';
        append_key_value(out, key, value);
    }
    out += '\n';
}

void append_header(std::string& out, const Table& table)
{
    out += kFirstLine;
    out += '\n';
    for (const std::string& line : table.history) append_raw_line(out, "#by\t", line);
    if (!table.title.empty()) append_text_line(out, "#title\t", table.title);
    for (const std::string& note : table.notes) append_text_line(out, "#note\t", note);
    for (const Tally& tally : table.tallies) append_tally_line(out, tally);
    for (const Column& column : table.columns) append_column_line(out, column);
    for (const std::string& line : table.carried) {
        if (!line.starts_with('#')) throw std::invalid_argument("a carried header line does not begin with #");
        append_raw_line(out, "", line);
    }
}

// The cells of a column; texts are escaped once, not once a row.
class CellWriter {
public:
    explicit CellWriter(const Column& column) : column_(column)
    {
        texts_.reserve(column.n_texts());
        for (Id text = 0; text < column.n_texts(); ++text) {
            std::string escaped;
            append_escaped(escaped, column.text_of(text));
            texts_.push_back(escaped == column.text_of(text) ? column.text_of(text)
                                                             : std::string_view(escaped_.emplace_back(std::move(escaped))));
        }
    }

    void append(std::size_t row, std::string& out) const
    {
        const Id text = column_.text_id(row);
        if (text != kNone)
            out += texts_[text];
        else
            column_.print(row, out);  // a number or nothing: there is nothing to escape
    }

private:
    const Column& column_;
    std::vector<std::string_view> texts_;
    std::deque<std::string> escaped_;  // those that are not as they are in the column
};

}  // namespace

void write_table(const Table& table, Output& out, bool bare)
{
    for (const Column& column : table.columns)
        if (column.size() != table.rows()) throw std::invalid_argument("the columns of a table differ in length");

    std::string buffer;
    buffer.reserve(kRoom + kRoom / 4);
    if (!bare) append_header(buffer, table);
    char separator = 0;
    for (const Column& column : table.columns) {
        if (separator != 0) buffer += separator;
        append_escaped(buffer, column.name);
        separator = '\t';
    }
    if (!table.columns.empty()) buffer += '\n';

    const std::vector<CellWriter> cells(table.columns.begin(), table.columns.end());
    for (std::size_t row = 0; row < table.rows(); ++row) {
        for (const CellWriter& column : cells) {
            column.append(row, buffer);
            buffer += '\t';
        }
        buffer.back() = '\n';
        if (buffer.size() >= kRoom) {
            out.write(buffer);
            buffer.clear();
        }
    }
    if (!bare) buffer += "#end\n";
    out.write(buffer);
}

std::vector<Table> read_tables(Source& source, const TableReading& reading)
{
    LineReader lines(source);
    std::vector<Table> tables;
    auto builder = std::make_unique<TableBuilder>(lines, reading);
    const auto finish_table = [&] {
        tables.push_back(builder->finish());
        builder = std::make_unique<TableBuilder>(lines, reading);
    };
    std::string_view line;
    while (lines.next(line)) {
        const bool between = !tables.empty() && !builder->started();
        if (between && line.empty()) continue;
        if (between && !line.starts_with("#qda\t"))
            throw Error(lines.here(), "lines follow the #end of a table",
                        "were its lines sorted? another table begins with a #qda line");
        if (!builder->take(line)) {
            finish_table();
            builder->take(line);
        }
        if (builder->ended()) finish_table();
    }
    if (builder->started()) finish_table();
    if (tables.empty())
        throw Error({source.name()}, "is empty, expected a table", "look for an error of the tool that should write it");
    return tables;
}

Table read_table(Source& source, const TableReading& reading)
{
    std::vector<Table> tables = read_tables(source, reading);
    if (tables.size() > 1)
        throw Error({source.name()}, fmt::format("holds {} tables, expected one", tables.size()),
                    "add them up with qda-merge, or give each on its own");
    return std::move(tables.front());
}

}  // namespace qda
