#include "qda/build/lock.hpp"

#include <algorithm>
#include <filesystem>
#include <sstream>

#include <fmt/format.h>

#include "qda/base/error.hpp"
#include "qda/table/fields.hpp"

namespace qda {

namespace {

constexpr std::string_view kFirst = "#qda\t1\tlock";
constexpr std::string_view kLast = "#end";
constexpr std::uint64_t kMostBytes = std::uint64_t{256} << 20;

void append_line(std::string& out, std::string_view word, const std::vector<std::string_view>& fields)
{
    out += word;
    for (const std::string_view field : fields) {
        out += '\t';
        append_escaped(out, field);
    }
    out += '\n';
}

void append_record(std::string& out, const TableRecord& record)
{
    if (!record.title.empty()) append_line(out, "title", {record.title});
    for (const std::string& note : record.notes) append_line(out, "note", {note});
    if (!record.cells_kept) append_line(out, "cells", {"too many"});
    if (record.columns.empty() && record.rows.empty()) return;
    append_line(out, record.crossed ? "crossed" : "figures", {record.columns.begin(), record.columns.end()});
    for (const std::string& row : record.rows) {
        append_line(out, "row", {row});
        for (const std::string& column : record.columns) {
            const auto cell = record.cells.find({row, column});
            if (cell == record.cells.end()) continue;
            std::vector<std::string_view> fields = {row, column, cell->second.value};  // whole, for a diff
            fields.insert(fields.end(), cell->second.quotations.begin(), cell->second.quotations.end());
            append_line(out, "cell", fields);
        }
    }
}

class LockReader {
public:
    explicit LockReader(std::string path) : path_(std::move(path)) {}

    Lock read(const std::string& text)
    {
        std::istringstream lines(text);
        std::string line;
        bool ended = false;
        while (std::getline(lines, line)) {
            ++number_;
            if (number_ == 1 ? line != kFirst : ended) refuse("this is no lock of qda-build");
            if (number_ == 1 || line.empty()) continue;
            ended = line == kLast;
            if (!ended) take(line);
        }
        if (!ended) refuse("the lock has no end");
        return std::move(lock_);
    }

private:
    [[noreturn]] void refuse(const std::string& what) const
    {
        throw Error({path_, number_}, what, "take it from version control again, or remove it and build anew");
    }

    void take(const std::string& line)
    {
        std::vector<std::string_view> raw;
        split_fields(line, raw);
        std::vector<std::string> fields;
        try {
            for (const std::string_view field : raw) fields.push_back(unescaped(field));
        } catch (const FieldError&) {
            refuse("a field that cannot be read");
        }
        if (fields.front() == "table") {
            if (fields.size() != 2) refuse("a table without an id");
            table_ = &lock_.tables[fields[1]];
        } else if (!table_ || !of_table(fields)) {
            refuse(fmt::format("an unknown line '{}'", fields.front().substr(0, 20)));
        }
    }

    bool of_table(const std::vector<std::string>& fields)
    {
        const std::string& word = fields.front();
        TableRecord& record = table_->record;
        const std::size_t n = fields.size() - 1;
        if (word == "crossed" || word == "figures") {
            record.crossed = word == "crossed";
            record.columns.assign(fields.begin() + 1, fields.end());
            return true;
        }
        if (word == "cell" && n >= 3) {
            record.cells[{fields[1], fields[2]}] = {fields[3], {fields.begin() + 4, fields.end()}};
            return true;
        }
        if (n == 2 && (word == "input" || word == "codebook")) table_->inputs.push_back({fields[1], fields[2], word == "codebook"});
        else if (n == 3 && word == "output") table_->outputs.push_back({fields[1], fields[2], fields[3]});
        else if (n != 1) return false;
        else if (word == "version") table_->version = fields[1];
        else if (word == "caption") table_->caption = fields[1];
        else if (word == "number") table_->number = fields[1];
        else if (word == "title") record.title = fields[1];
        else if (word == "note") record.notes.push_back(fields[1]);
        else if (word == "cells") record.cells_kept = false;
        else if (word == "row") record.rows.push_back(fields[1]);
        else return false;
        return true;
    }

    std::string path_;
    std::uint64_t number_ = 0;
    Lock lock_;
    LockedTable* table_ = nullptr;
};

}  // namespace

const LockedOutput* LockedTable::output(std::string_view path) const
{
    const auto found = std::find_if(outputs.begin(), outputs.end(), [&](const LockedOutput& one) { return one.path == path; });
    return found == outputs.end() ? nullptr : &*found;
}

std::string lock_path(const std::string& manifest)
{
    for (const std::string_view extension : {".yaml", ".yml"})
        if (manifest.ends_with(extension)) return manifest.substr(0, manifest.size() - extension.size()) + ".lock";
    return manifest + ".lock";
}

Lock read_lock(const std::string& path)
{
    std::error_code failed;
    if (!std::filesystem::exists(path, failed)) return {};
    Source source = Source::open(path);
    return read_lock(source);
}

Lock read_lock(Source& source) { return LockReader(source.name()).read(source.read_all(kMostBytes)); }

std::string lock_text(const Lock& lock)
{
    std::string out(kFirst);
    out += '\n';
    for (const auto& [id, table] : lock.tables) {
        out += '\n';
        append_line(out, "table", {id});
        if (!table.number.empty()) append_line(out, "number", {table.number});
        if (!table.caption.empty()) append_line(out, "caption", {table.caption});
        append_line(out, "version", {table.version});
        for (const LockedInput& input : table.inputs) append_line(out, input.codebook ? "codebook" : "input", {input.path, input.content});
        for (const LockedOutput& output : table.outputs) append_line(out, "output", {output.path, output.pipeline, output.result});
        append_record(out, table.record);
    }
    out += '\n';
    out += kLast;
    out += '\n';
    return out;
}

}  // namespace qda
