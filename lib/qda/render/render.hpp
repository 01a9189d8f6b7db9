#pragma once

#include <optional>
#include <string>
#include <vector>

#include "qda/base/output.hpp"
#include "qda/table/table.hpp"

namespace qda {

/// How a table is to look.
struct RenderOptions {
    std::string to = "text";             ///< one of render_forms()
    std::optional<std::string> caption = {};  ///< instead of the table's title
    std::optional<int> number = {};           ///< of the table in its publication: `Table 6: ...`
    std::optional<int> digits = {};           ///< decimals, 0 to 15; without it 2, in csv and tsv all there are
    std::string language = "en";         ///< of headings and decimal sign: en or nl
    bool transpose = false;              ///< rows become columns; only with exactly one key column
};

/// The forms: text, md, latex, html, csv, tsv, xlsx.
const std::vector<std::string>& render_forms();

/// Writes `table` as a page (xlsx: as a workbook, see xlsx.hpp).
///
/// text, md, latex and html are for readers: headings in the language, numbers rounded, title, notes. csv and tsv are
/// for programs: names as they stand, a decimal point, every digit unless `digits` is given, no title and no notes.
/// Missing is `NA`, a zero that was not looked for an en dash, in every form and language.
///
/// \throws Error  for an unknown form or language, for digits out of range, and where the table cannot be transposed.
void render(const Table& table, const RenderOptions& options, Output& out);

}  // namespace qda
