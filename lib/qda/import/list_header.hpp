#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "qda/import/header_words.hpp"
#include "qda/import/options.hpp"
#include "qda/table/records.hpp"

namespace qda {

/// The lists and tables that ATLAS.ti exports as CSV or XLSX.
enum class ListKind { unknown, quotations, codes, documents, links, cooccurrence, code_document };

/// Which column of a list holds what, and where its rows begin.
class ListHeader {
public:
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

    ListHeader() { at.fill(npos); }

    ListKind kind = ListKind::unknown;
    std::size_t row = npos;                    ///< of the headers; npos in a list without
    std::size_t first = 0;                     ///< row of the list proper
    std::array<std::size_t, kListColumns> at;  ///< by ListColumn; npos where there is none
    std::vector<std::size_t> groups;           ///< every column of code groups, in order
    std::vector<std::size_t> document_groups;  ///< every column of document groups, in order
    std::vector<ListColumn> by_content;        ///< told by their cells, not by their header
    std::vector<std::size_t> doubled;          ///< columns whose header says what another one says, too

    std::size_t operator[](ListColumn column) const { return at[static_cast<std::size_t>(column)]; }
    std::size_t& operator[](ListColumn column) { return at[static_cast<std::size_t>(column)]; }
    bool has(ListColumn column) const { return (*this)[column] != npos; }
    bool uses(std::size_t index) const;
};

/// Finds the headers among the first ten rows of a list (spreadsheets write titles above them) and says what list it is.
/// `options.columns` names headers by hand, and wins. Where headers of a quotation list say nothing (another language,
/// `????` after a bad save) the columns are told by their cells; see list_content.hpp.
/// \throws Error for a header named in `options.columns` that is not there.
ListHeader find_list_header(const Records& records, const ReadOptions& options);

/// The headers of a row, for messages: `'ID', 'Codes', 'Comment'`; `no headers` for a row of the list proper, whose cells
/// may be somebody's words.
std::string headers_found(const Records& records, std::size_t row);

}  // namespace qda
