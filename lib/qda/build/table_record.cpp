#include "qda/build/table_record.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace qda {

namespace {

std::string value_of(const Column& column, std::size_t row)
{
    std::string value;
    column.print(row, value);
    return value;
}

// Names that occur twice are told apart by their number.
std::vector<std::string> told_apart(std::vector<std::string> names)
{
    std::map<std::string, std::size_t> seen;
    for (std::string& name : names)
        if (const std::size_t n = ++seen[name]; n > 1) name += fmt::format(" [{}]", n);
    return names;
}

std::vector<std::string> row_names(const Table& table, bool crossed)
{
    std::vector<std::string> names;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        std::string name;
        for (const Column& column : table.columns) {
            if (column.role != Role::key) continue;
            if (!name.empty()) name += crossed ? ", " : " x ";
            column.print(row, name);
        }
        names.push_back(name.empty() ? fmt::format("row {}", row + 1) : name);
    }
    return told_apart(std::move(names));
}

// 2:9 before 2:31: runs of digits by their number.
bool before_by_number(const std::string& first, const std::string& second)
{
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < first.size() && j < second.size()) {
        if (digit(first[i]) && digit(second[j])) {
            const auto run = [&](const std::string& text, std::size_t& at) {
                while (at + 1 < text.size() && text[at] == '0' && digit(text[at + 1])) ++at;
                const std::size_t from = at;
                while (at < text.size() && digit(text[at])) ++at;
                return std::string_view(text).substr(from, at - from);
            };
            const std::string_view a = run(first, i);
            const std::string_view b = run(second, j);
            if (a.size() != b.size()) return a.size() < b.size();
            if (a != b) return a < b;
        } else if (first[i] != second[j]) {
            return first[i] < second[j];
        } else {
            ++i;
            ++j;
        }
    }
    return std::pair(first.size() - i, first) < std::pair(second.size() - j, second);
}

}  // namespace

TableRecord record_of(const Table& table, bool texts)
{
    TableRecord record;
    record.title = table.title;
    record.notes = table.notes;
    std::vector<std::string> names;
    std::vector<const Column*> columns;
    for (const Column& column : table.columns) {
        record.crossed = record.crossed || (column.role != Role::key && column.get("level"));
        if (column.role == Role::key || (column.role == Role::text && !texts)) continue;  // words stay out of a lock, also as hashes
        names.push_back(column.name);
        columns.push_back(&column);
    }
    record.columns = told_apart(std::move(names));
    record.cells_kept = table.rows() <= kMostRecordedCells;
    if (record.cells_kept) record.rows = row_names(table, record.crossed);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        for (std::size_t row = 0; row < record.rows.size() && record.cells_kept; ++row) {
            std::string value = value_of(*columns[i], row);
            if (value == "0") continue;
            record.cells[{record.rows[row], record.columns[i]}] = {std::move(value), {}};
            record.cells_kept = record.cells.size() <= kMostRecordedCells;
        }
    }
    if (!record.cells_kept) {
        record.cells.clear();
        record.rows.clear();  // a cell each, as a rule
    }
    return record;
}

void keep_quotations(const std::vector<CellBehind>& behind, TableRecord& record)
{
    std::size_t n = 0;
    for (const CellBehind& one : behind) n += one.quotations.size();
    if (n > kMostRecordedQuotations || !record.cells_kept || record.columns.empty()) return;
    TableRecord with = record;
    for (const CellBehind& one : behind) {
        std::vector<std::string> keys = one.rows;
        if (!record.crossed) keys.insert(keys.end(), one.columns.begin(), one.columns.end());
        const std::string row = fmt::format("{}", fmt::join(keys, record.crossed ? ", " : " x "));
        const std::string column = record.crossed ? fmt::format("{}", fmt::join(one.columns, " / ")) : record.columns.front();
        const auto cell = with.cells.find({row, column});
        if (cell == with.cells.end()) continue;  // rows that --top leaves out
        if (!cell->second.quotations.empty()) return;  // two values of one name: whose they are is not known
        cell->second.quotations = one.quotations;
        std::sort(cell->second.quotations.begin(), cell->second.quotations.end(), before_by_number);
    }
    record = std::move(with);
}

}  // namespace qda
