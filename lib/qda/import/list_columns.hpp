#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "qda/import/options.hpp"
#include "qda/table/records.hpp"

namespace qda {

/// What a column of a list is called: our name, and its headers in the languages of a program, as loose_words() gives
/// them, separated by `|`.
struct ColumnWords {
    const char* name;
    const char* words;
};

/// Which column of a list holds what.
class ListColumns {
public:
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

    std::size_t header = npos;  ///< the row of headers; npos: there is none

    bool has(std::string_view name) const { return at_.find(name) != at_.end(); }
    bool uses(std::size_t column) const;
    std::size_t column(std::string_view name) const
    {
        const auto at = at_.find(name);
        return at == at_.end() ? npos : at->second;
    }
    void set(std::string_view name, std::size_t column) { at_.insert_or_assign(std::string(name), column); }

    /// The cell of that column, trimmed; empty where the list has no such column.
    std::string_view cell(const Records& records, std::size_t row, std::string_view name) const;

private:
    std::map<std::string, std::size_t, std::less<>> at_;
};

/// Finds the row of headers among the first ten rows, the one with the most of these words, and the columns that it names;
/// of two that name the same, the first.
ListColumns find_columns(const Records& records, std::span<const ColumnWords> words);

/// The same for headers that stand in that row.
ListColumns columns_in_row(const Records& records, std::size_t row, std::span<const ColumnWords> words);

/// The columns that `--column` names, by header. \throws Error for a name that is none of `words`, or a header that is
/// not there.
void name_columns(const Records& records, std::span<const ColumnWords> words, const ReadOptions& options,
                  ListColumns& columns);

/// The column with this header; npos where there is none.
std::size_t column_with_header(const Records& records, std::size_t row, std::string_view header);

/// What to say where a column is missing. `format` as messages name the list: `MAXQDA's list of coded segments`.
Error missing_column(const Records& records, const ListColumns& columns, std::string_view name, std::string_view format);

}  // namespace qda
