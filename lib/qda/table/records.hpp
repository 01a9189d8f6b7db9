#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "qda/base/error.hpp"
#include "qda/base/source.hpp"

namespace qda {

/// A whole list in memory: rows of cells as texts, without quotes, and where each stands. What is a header and what is
/// not is for its reader to say. Filled from CSV here, and from sheets of a workbook in the same way.
///
///     Records list("book.xlsx");
///     list.add(list.keep(text_of_the_cell));
///     list.end_row();
///     list.set_places([](std::size_t row, std::size_t column) { return Location{...}; });
class Records {
public:
    /// `input` as messages name it.
    explicit Records(std::string input) : name_(std::move(input)) {}

    const std::string& name() const { return name_; }
    std::size_t rows() const { return row_ends_.size(); }

    /// Cells of a row; rows may differ.
    std::size_t width(std::size_t row) const { return row_ends_[row] - begin_of(row); }

    /// Empty where the row has no such cell.
    std::string_view cell(std::size_t row, std::size_t column) const
    {
        return column < width(row) ? cells_[begin_of(row) + column] : std::string_view();
    }

    /// No cell of the row has anything but ASCII blanks.
    bool blank(std::size_t row) const;

    /// Where a cell stands, for messages: line and column of a text, or a cell of a sheet. Slow.
    Location place(std::size_t row, std::size_t column = 0) const;

    /// Keeps a text as long as these records live.
    std::string_view keep(std::string text) { return kept_.emplace_back(std::move(text)); }

    /// Keeps a copy of a text, many short ones in one piece.
    std::string_view keep_copy(std::string_view text);

    /// Bytes of all copies.
    std::uint64_t copied() const { return copied_; }

    /// Cells of all rows, and of the one that is being filled.
    std::size_t cells() const { return cells_.size(); }

    /// Puts another text in the place of the nth cell, counted over all rows; the text must be kept, or live longer.
    void put(std::size_t nth, std::string_view cell) { cells_[nth] = cell; }

    /// The next cell of the row that is being filled; the text must be kept, or live longer.
    void add(std::string_view cell) { cells_.push_back(cell); }
    void end_row() { row_ends_.push_back(cells_.size()); }
    void set_places(std::function<Location(std::size_t row, std::size_t column)> places)
    {
        places_ = std::move(places);
    }

private:
    std::size_t begin_of(std::size_t row) const { return row == 0 ? 0 : row_ends_[row - 1]; }

    std::string name_;
    std::deque<std::string> kept_;  // a deque: views stay good while texts are added, and when this is moved
    std::vector<std::unique_ptr<char[]>> rooms_;
    char* room_ = nullptr;  // what is left of the last of them
    std::size_t room_left_ = 0;
    std::uint64_t copied_ = 0;
    std::vector<std::string_view> cells_;
    std::vector<std::size_t> row_ends_;
    std::function<Location(std::size_t, std::size_t)> places_;
};

inline constexpr std::uint64_t kMaxRecordsBytes = std::uint64_t{1} << 30;

/// Reads a delimited text (csv.hpp) that is UTF-8 by now (decode() of text/encoding.hpp) and has no byte order mark.
/// Without `delimiter` it is found (sniff_delimiter; a first line `sep=;`, as Excel writes it, says it and is no row).
/// Empty lines are rows with one empty cell, so that rows are numbered as in a spreadsheet. A text with carriage
/// returns and no line feed at all ends its lines with them.
/// \throws Error for more than kMaxRecordsBytes, bytes that are not UTF-8, and quotes that do not fit.
Records read_records(Source& source, std::optional<char> delimiter = {});

/// The first records of an input that begins with `head`, for recognising it: as many as can be read, never an Error.
/// Without `whole_input` the record that `head` cuts is left out.
Records head_records(std::string name, std::string_view head, bool whole_input);

}  // namespace qda
