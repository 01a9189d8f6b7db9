#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "qda/model/intake.hpp"
#include "qda/model/rows.hpp"
#include "qda/table/scan.hpp"

namespace qda {

/// The columns of a stream or of a plain table of codings, and what becomes of each.
struct Layout {
    std::size_t width = 0;
    std::vector<ScanColumn> columns;  ///< what is scanned; the indices below point into it
    std::size_t document = 0;
    std::size_t code = 0;
    std::optional<std::size_t> quotation, start, end, coder;
    std::optional<std::size_t> extras[kExtras];
    bool coder_is_quotation_by = false;              ///< one column, read as both
    std::vector<std::optional<std::size_t>> labels;  ///< by Universe::label_columns
};

/// The row of column names, and where each of them stands.
struct ColumnNames {
    std::vector<std::string> names;
    std::function<Location(std::size_t column)> place;
};

/// Finds the columns by name; every column that is not ours is a level of labels. Columns without a name are left out
/// where `ids_required` (a stream must have quotation ids and no nameless column) is false.
/// \throws Error for a column that is missing, doubled, or has a reserved name.
Layout read_layout(const ColumnNames& names, bool coder_from_quotation_by, bool ids_required, Intake& intake);

/// Hands scanned rows to an Intake.
class LayoutRows : public ScanHandler {
public:
    /// `unit` of the positions, where the input says it for all documents.
    LayoutRows(const Layout& layout, Intake& intake, std::string unit = {})
        : layout_(layout), intake_(intake), assembler_(intake), unit_(std::move(unit))
    {
    }

    Id name(std::size_t column, std::string_view name) override;
    void header_line(std::string_view, const ScannedRows&, std::size_t) override {}
    void rows(ScannedRows& scanned) override;

protected:
    Intake& intake() { return intake_; }
private:
    const Layout& layout_;
    Intake& intake_;
    RowAssembler assembler_;
    std::string unit_;
};

}  // namespace qda
