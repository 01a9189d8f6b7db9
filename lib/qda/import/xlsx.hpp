#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "qda/base/diagnostics.hpp"
#include "qda/import/archive.hpp"
#include "qda/import/xlsx_sheet.hpp"
#include "qda/table/records.hpp"

namespace qda {

/// A workbook of Excel (XLSX; also as LibreOffice, Numbers and others write it), read sheet by sheet.
///
///     Workbook book(source);
///     std::optional<Records> list = book.read(0, {}, diagnostics);
///     to_string(list->place(11, 1));   // book.xlsx:Sheet1!B12
class Workbook {
public:
    struct Sheet {
        std::string name;
        std::string part;
        bool hidden = false;
    };

    /// \throws Error, with what to do, for an archive that is something else (a text document, an OpenDocument sheet, an
    /// ATLAS.ti bundle ...), is broken, or is larger than the limits say.
    explicit Workbook(Source& source, const ArchiveLimits& limits = {});
    explicit Workbook(Archive archive);
    Workbook(Workbook&&) noexcept;
    ~Workbook();

    const std::string& name() const;

    /// The sheets of cells, in their order, hidden ones too.
    const std::vector<Sheet>& sheets() const;

    /// A sheet as messages name it.
    std::string place(std::size_t sheet) const;

    /// The rows of a sheet, see read_sheet(); without `choose` all of them. `diagnostics` is told what is odd about it.
    std::optional<Records> read(std::size_t sheet, const ChooseSheet& choose, Diagnostics& diagnostics);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace qda
