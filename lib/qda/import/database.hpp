#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "qda/base/diagnostics.hpp"
#include "qda/base/source.hpp"

namespace qda {

/// One row of a table, good until the next one. Cells are numbered as the columns were asked for.
class DatabaseRow {
public:
    /// A whole number: an integer, a real with an integer value, or digits; nullopt for anything else.
    std::optional<std::int64_t> whole(std::size_t cell) const;

    /// A cell as text: UTF-8, numbers as SQLite prints them; empty for NULL and where the table lacks the column.
    /// \throws Error where it is not UTF-8.
    std::string_view text(std::size_t cell) const;

    /// As text(), without white space at both ends. \throws Error also where it holds a NUL character.
    std::string_view name(std::size_t cell) const;

    /// The number of the row in its table (rowid).
    std::int64_t number() const;

    /// `table 'coding', row 12`: a place for messages.
    std::string place() const;

private:
    friend class Database;
    struct Table;
    DatabaseRow(void* statement, Table& table) : statement_(statement), table_(table) {}
    void* statement_;
    Table& table_;
};

/// An SQLite database of anybody, read and nothing else: the file is neither locked nor written, nothing is made beside
/// it, and what its schema says is not run.
///
/// - SQLite is given the bytes of a Source: a file is read page by page, anything else is held in memory.
/// - A write-ahead log with complete transactions beside the file (`-wal`) is read with it, and a note says so. A
///   rollback journal that says that a transaction was broken off is an Error: the bytes of the file may be half old,
///   half new.
/// - Only tables are read. A view or virtual table, or a table with generated columns, in the place of a table that is
///   asked for is an Error; triggers and views that nobody asks for do nothing.
/// - The pages of a table are checked before it is read; damage is an Error. Rows, texts and steps are bounded by what
///   a sound file of that size can hold, so that small files cannot ask for much memory or time.
class Database {
public:
    static bool recognise(std::string_view head);

    /// `source` must outlive it. \throws Error where the file is no database, is damaged or cut, or has an open
    /// transaction.
    Database(Source& source, Diagnostics& diagnostics);
    Database(Database&&) noexcept;
    ~Database();

    const std::string& name() const;

    /// The number by which a program marks its files (`PRAGMA application_id`); 0 where it did not.
    std::uint32_t application_id() const;

    /// The names of all tables and views, as they are written.
    std::vector<std::string> tables() const;

    /// Is there something of that name (letter case of A-Z does not matter), be it no table?
    bool has(std::string_view table) const;

    /// Has the table that column? \throws Error if it is no table.
    bool has(std::string_view table, std::string_view column);

    /// Hands on all rows of a table, in the order of their numbers. A column that the table lacks is NULL in each row;
    /// a table that is not there has no rows.
    void read(std::string_view table, const std::vector<std::string_view>& columns,
              const std::function<void(const DatabaseRow& row)>& take);

    /// How many rows a table has; 0 if it is not there.
    std::uint64_t rows(std::string_view table);

    /// One cell, by the number of its row (DatabaseRow::number); empty if there is no such row. \throws Error where it
    /// is not UTF-8.
    std::string text_of(std::string_view table, std::string_view column, std::int64_t row);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace qda
