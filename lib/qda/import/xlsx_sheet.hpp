#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "qda/base/diagnostics.hpp"
#include "qda/import/archive.hpp"
#include "qda/import/xlsx_numbers.hpp"
#include "qda/table/records.hpp"

namespace qda {

/// What the sheets of a workbook share.
struct SheetContext {
    std::string strings_part;         ///< of the shared texts; empty where there are none
    std::vector<NumberKind> formats;  ///< by the style of a cell
    bool from_1904 = false;           ///< days are counted from 1904
};

/// Asked once for a sheet, with its first rows (at most kHeadRows): nullopt, and it is not read on; else which columns are
/// kept, all those behind the end of the vector too. Of the cells of another column only whether they hold something
/// stays: such a one then holds `…`.
using ChooseSheet = std::function<std::optional<std::vector<bool>>(const Records& head)>;

inline constexpr std::size_t kHeadRows = 2048;

/// The name of a sheet without characters that would move the cursor.
std::string sheet_name(std::string_view sheet);

/// `book.xlsx:Sheet1`, `book.xlsx:'My sheet'`: a sheet as messages name it.
std::string sheet_place(const std::string& book, std::string_view sheet);

/// `B12` of the row and column, both from 0.
std::string cell_name(std::size_t row, std::size_t column);

/// Reads the cells of a sheet as texts: row 12 of the sheet is row 11 of the records, also where rows before it are
/// missing; empty rows and cells behind the last ones that hold something are left out, except that rows are at least as
/// wide as the widest of the first ten.
///
/// Cells are shared, inline or rich texts (xlsx_strings.hpp), numbers, dates and times (xlsx_numbers.hpp), `TRUE` and
/// `FALSE`; a formula gives the value that was stored with it. A cell with an error (`#REF!`) is empty, with a warning, as
/// is a formula without a value; that hidden rows and columns are read is noted.
///
/// \param place  of the sheet, as messages name it: sheet_place().
/// \returns nullopt where `choose` does not want it.
/// \throws Error for a sheet that is broken, or larger than a spreadsheet can be; for more than 2^25 cells, or
///         2^22 that are empty beside 32 for each that is not.
std::optional<Records> read_sheet(Archive& archive, const std::string& part, const std::string& place,
                                  const SheetContext& context, const ChooseSheet& choose, Diagnostics& diagnostics);

}  // namespace qda
