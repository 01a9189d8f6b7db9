#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "qda/base/dictionary.hpp"

namespace qda {

/// What a column of a table is: part of the key of a row, a count, a share of a count (0-1), another figure, or a text
/// (words, codes, a place), which is never taken for a number.
enum class Role { key, count, share, statistic, text };
std::string_view to_string(Role role);

/// Missing: undefined or unknown, printed as `NA`.
struct NotAvailable {
    friend bool operator==(NotAvailable, NotAvailable) = default;
};
/// A zero that was not looked for (a kind of source that the codebook does not declare), printed as an en dash.
struct NotLookedFor {
    friend bool operator==(NotLookedFor, NotLookedFor) = default;
};

/// One cell. Shares are 0-1; a `double` is printed as the shortest decimal that reads back exactly.
using Cell = std::variant<NotAvailable, NotLookedFor, std::string, std::int64_t, double>;

/// A column: its name, its role, and the cells. Texts that repeat are kept once.
class Column {
public:
    Column(std::string column_name, Role column_role) : name(std::move(column_name)), role(column_role) {}

    std::string name;
    Role role;
    /// Further keys of the `#column` line, e.g. merge:sum, unit:quotations, level:variable; in order.
    std::vector<std::pair<std::string, std::string>> keys;

    void add(std::string_view text);
    void add(const std::string& text) { add(std::string_view(text)); }
    void add(const char* text) { add(std::string_view(text)); }
    void add(std::int64_t number);
    void add(double number);
    void add(NotAvailable);
    void add(NotLookedFor);
    void add(const Cell& cell);
    /// Numbers a text, for add_text(), where the same few come up in many rows. A text that is not added is not a cell.
    Id intern(std::string_view text) { return texts_.intern(text); }
    void add_text(Id text)
    {
        kinds_.push_back(Kind::text);
        cells_.push_back(text);
    }
    /// So many cells will be added.
    void reserve(std::size_t n);
    /// Adds the last cell `n` more times.
    void repeat(std::size_t n);

    std::size_t size() const { return kinds_.size(); }
    Cell cell(std::size_t row) const;
    /// Empty unless the cell is a text.
    std::string_view text(std::size_t row) const;
    /// Number of the text, below n_texts(); kNone unless the cell is a text.
    Id text_id(std::size_t row) const { return kinds_[row] == Kind::text ? static_cast<Id>(cells_[row]) : kNone; }
    std::size_t n_texts() const { return texts_.size(); }
    std::string_view text_of(Id text) const { return texts_.name(text); }
    /// Is some cell a zero that was not looked for?
    bool has_not_looked_for() const;
    /// Appends the cell as it stands in a table stream, before escaping.
    void print(std::size_t row, std::string& out) const;
    void set(std::size_t row, const Cell& cell);
    const std::string* get(std::string_view key) const;

private:
    enum class Kind : std::uint8_t { not_available, not_looked_for, text, integer, real };
    std::vector<Kind> kinds_;
    std::vector<std::uint64_t> cells_;  // id of a text, or the bits of a number
    Dictionary texts_;
};

/// A count behind a note, which stands in no row: how many quotations were left out, are joint, ... Those of the tables
/// of parts add up, as the rows do (`#tally name:left_out n:63 of:206 unit:quotations`).
struct Tally {
    std::string name;
    std::int64_t n = 0;
    std::optional<std::int64_t> of = {};  ///< out of how many
    std::vector<std::pair<std::string, std::string>> keys = {};  ///< further words of its note, in order

    const std::string* get(std::string_view key) const;
};

/// A table: what it says of itself, and columns of equal length.
struct Table {
    std::string title;
    std::vector<std::string> notes;    ///< unit, definition, denominators: what the numbers count
    std::vector<Tally> tallies;        ///< the counts in such notes, also those that are 0 and have no note
    std::vector<std::string> history;  ///< `#by` lines, without the `#by` and its tab
    std::vector<std::string> carried;  ///< header lines that we do not know, as they stand
    std::vector<Column> columns;

    std::size_t rows() const { return columns.empty() ? 0 : columns.front().size(); }
    Column& add_column(std::string name, Role role)
    {
        columns.emplace_back(std::move(name), role);
        return columns.back();
    }
    const Column* find(std::string_view name) const;
};

/// The shortest decimal that reads back as the same number; integers without a point; "NA" for NaN.
std::string shortest(double number);

}  // namespace qda
