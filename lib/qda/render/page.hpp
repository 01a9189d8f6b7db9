#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "qda/render/numbers.hpp"
#include "qda/render/render.hpp"
#include "qda/render/words.hpp"
#include "qda/table/table.hpp"

namespace qda {

/// For whom a page is: readers get words and rounded numbers, programs names and all digits.
enum class Audience { readers, programs };

/// A table as it is to be shown, before any form: words chosen, numbers rounded, perhaps transposed. Cells are made when
/// they are asked for; nothing is copied. The table must outlive the page.
///
/// - A column name is a built-in name and is translated, unless the column has a key `level`: then (in a wide table) it
///   is a value of that level, and only source kinds are translated. Key columns are named by their level.
/// - A key `label` is the heading for readers, in any language. A key `values` says of which level the texts in a column
///   are values, several of them parted by `, `; they are translated as far as they are built in.
/// - The number is that of the options, else that of a header line `#number`.
/// - A total is a column with the key `total:yes`, and a row among the last ones with a key cell `total`.
/// - Shares always have decimals. Counts and statistics have some if any number of their column is not whole. A column
///   with a key `digits:N` has N of them, unless the options say another number.
class Page {
public:
    /// \throws Error where the table cannot be transposed.
    Page(const Table& table, const RenderOptions& options, Audience audience);

    std::size_t rows() const { return transposed_ ? table_.columns.size() - 1 : table_.rows(); }
    std::size_t columns() const { return transposed_ ? 1 + table_.rows() : table_.columns.size(); }

    /// Number and title: `Table 6: Quotations`; empty where there is neither.
    std::string caption() const;
    /// Without the number.
    const std::string& title() const { return title_; }
    std::optional<int> number() const { return number_; }
    const std::vector<std::string>& notes() const { return notes_; }
    /// The tools that made the table, first to last: name, version and the options that change the result.
    const std::vector<std::string>& history() const { return table_.history; }
    Language language() const { return language_; }

    std::string heading(std::size_t column) const;
    void append_cell(std::size_t row, std::size_t column, std::string& out) const;
    /// The cell is a number (and not, for example, a name that consists of digits).
    bool is_number(std::size_t row, std::size_t column) const;
    /// Its value with all digits, and the decimals that append_cell() shows of it. Only where is_number().
    Cell number(std::size_t row, std::size_t column) const;
    int decimals(std::size_t row, std::size_t column) const;

    /// The first columns name their row.
    std::size_t label_columns() const { return label_columns_; }
    /// The column holds numbers and is set flush right.
    bool is_right(std::size_t column) const;
    bool is_total_row(std::size_t row) const;
    bool is_total_column(std::size_t column) const;

private:
    struct Look {
        NumberStyle style;
        bool rounded = false;  // otherwise as in the stream
        bool numbers = false;  // not a key, and no text in it
    };

    Look look_of(const Column& column, const RenderOptions& options) const;
    bool is_total_of_table(std::size_t row) const;
    std::string name_of(const Column& column) const;
    /// The column of the table that a row of the transposed page shows.
    std::size_t source_of(std::size_t row) const { return row < key_ ? row : row + 1; }
    void append_value(const Column& column, std::size_t row, const Look& look, std::string& out) const;
    bool is_number_of_table(std::size_t row, std::size_t column) const;

    const Table& table_;
    Audience audience_;
    Language language_;
    bool transposed_;
    std::string title_;
    std::vector<std::string> notes_;
    std::optional<int> number_;
    std::vector<Look> looks_;
    std::size_t key_ = 0;  // the only key column, where transposed
    std::size_t label_columns_ = 1;
    std::size_t first_total_row_ = 0;  // of the table
    bool all_numbers_ = true;          // outside the keys
};

/// Goes through the cells of a row, each appended to a text that is used again: `use(column, text)`.
template <class Use>
void each_cell(const Page& page, std::size_t row, Use use)
{
    std::string text;
    for (std::size_t column = 0; column < page.columns(); ++column) {
        text.clear();
        page.append_cell(row, column, text);
        use(column, text);
    }
}

}  // namespace qda
