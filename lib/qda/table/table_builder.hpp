#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "qda/table/fields.hpp"
#include "qda/table/lines.hpp"
#include "qda/table/table.hpp"
#include "qda/table/table_stream.hpp"

namespace qda {

/// One table being read, line by line. Used by read_table().
class TableBuilder {
public:
    TableBuilder(const LineReader& lines, const TableReading& reading) : lines_(lines), reading_(reading) {}

    /// Takes one more line; false when it belongs to the next table (only after a cut one, read as partial).
    bool take(std::string_view line);
    bool started() const { return started_; }      ///< at least one line was taken
    bool ended() const { return ended_; }          ///< its #end was taken
    Table finish();                                ///< \throws Error where it was cut or names no columns

private:
    bool take_header(std::string_view line);
    void first_line(std::string_view rest);
    void declare(std::string_view line, std::size_t offset);
    void tally(std::string_view line, std::size_t offset);
    void name_columns(std::string_view line);
    void add_row(std::string_view line);
    void infer_roles();
    void set_role(Column& column, std::string_view word) const;
    std::string text_of(std::string_view line, std::string_view field) const;
    [[noreturn]] void fail_field(std::string_view line, std::string_view field, const FieldError& error) const;
    [[noreturn]] void fail(std::string what, std::string hint) const;

    const LineReader& lines_;
    const TableReading& reading_;
    Table table_;
    std::vector<Column> declared_;
    std::vector<bool> has_role_;  // of declared_, then of table_.columns
    std::vector<std::string_view> fields_;
    std::string scratch_;
    bool started_ = false;
    bool ours_ = false;  // it has a #qda line
    bool named_ = false;
    bool ended_ = false;
};

}  // namespace qda
