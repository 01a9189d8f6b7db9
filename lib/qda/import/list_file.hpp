#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "qda/base/diagnostics.hpp"
#include "qda/base/source.hpp"
#include "qda/import/archive.hpp"
#include "qda/model/batch.hpp"
#include "qda/model/universe.hpp"
#include "qda/table/records.hpp"

namespace qda {

/// Does a list look like the one that is wanted? `maybe`: it could be, if nothing better comes.
enum class ListFit { no, maybe, yes };

/// How a sheet is chosen, and what of it is kept.
struct ListWish {
    std::string what;  ///< `lists of quotations`, for messages
    std::function<ListFit(const Records& head)> fits;
    /// Which columns are kept, see ChooseSheet; empty: all.
    std::function<std::vector<bool>(const Records& head)> columns = {};
    /// Without a sheet that fits, one that may is taken. False: one that does not, for what that is says more.
    bool may_do = true;
};

/// Is an input a workbook (or another archive), by its first bytes?
bool is_workbook(Source& source);

/// Reads the sheet of a workbook that fits: the first one that does, hidden ones after the others; else the first that may;
/// else the first that holds anything, for the caller to say what is wrong with it. Says which sheet is read where
/// several hold something. \throws Error for an archive that is no workbook, or a workbook without a filled sheet.
Records read_list_sheet(Source& source, const ListWish& wish, Diagnostics& diagnostics);
Records read_list_sheet(Archive archive, const ListWish& wish, Diagnostics& diagnostics);

/// Reads a list from a workbook or, as read_records() does, from a text in any encoding; `encoding` as `--encoding`
/// says it, for texts.
Records read_list_file(Source& source, const std::string& encoding, const ListWish& wish, Diagnostics& diagnostics);

/// As read_list_file(), except that from ATLAS.ti's XML export (stored_hu.hpp) or project bundle (atlasti_bundle.hpp),
/// which have lists of all that a project holds, documents and codes are put into `project`; then nullopt. `needs` says whether comments are wanted.
std::optional<Records> read_list_or_project(Source& source, const ListWish& wish, const Needs& needs, Universe& project,
                                            Diagnostics& diagnostics);

/// Gives an entry what another one of that name says under these keys. `where` is the input that says so.
/// \throws Error where both say another single value.
void add_keys(const Entry& from, std::initializer_list<std::string_view> keys, std::string_view kind,
              const Location& where, Entry& to);

}  // namespace qda
