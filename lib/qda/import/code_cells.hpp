#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qda {

/// A cell with the codes of a quotation, and how many there are, where the list says it.
struct CodeCell {
    std::string_view text;
    std::optional<std::size_t> number;
};

/// How sure the codes of a cell are.
enum class Split {
    certain,   ///< line feeds, one code, known names, or every piece a code by the number
    inferred,  ///< a name with a comma follows from the number of codes and from other rows
    open       ///< nothing decides
};

struct CodesOfCell {
    std::vector<std::string_view> codes;  ///< trimmed, not empty; views into the cell
    Split split = Split::certain;
    bool mismatch = false;  ///< the number says something else than there are codes
};

struct SplitCells {
    std::vector<CodesOfCell> cells;          ///< as given
    std::string_view separator;              ///< "\n", ", " ...; empty where every cell is one code
    std::vector<std::string_view> inferred;  ///< names that were inferred, in order of their first cell
    bool numbers_ignored = false;            ///< they cannot be the numbers of codes: too many are impossible
};

struct SplitOptions {
    std::vector<std::string> known;  ///< names of codes that exist; may be empty
    /// The list is of the kind that separates codes by line feeds: without any, and without numbers, a cell is one code.
    bool line_feeds = false;
};

/// The codes of every cell of a list.
///
/// One line feed in any cell, and line feeds separate codes: nothing is uncertain. Otherwise codes are separated by a comma
/// and a blank, and so may be the parts of a name (`Trust, lack of`). Then a cell is a row of pieces that are to be joined
/// again to as many names as the number says, and of all ways to do that the one is right that needs the fewest names
/// that no other cell confirms:
///
/// 1. Names are known from `known`, from cells with one code, and from cells with as many pieces as codes.
/// 2. A cell is settled when one way alone joins its pieces to known names.
/// 3. Else a new name of a known category (`Category: Name`, known from other names) is taken if one way alone needs the
///    fewest of them; then new names in general, those first that most of the open cells need. Each adds to the known
///    names, and all cells are tried again, until nothing changes.
/// 4. Where several ways are left and the program wrote the codes of every certain cell in order of their names, the way
///    that keeps this order is taken.
///
/// Without a number: the way that needs the fewest unknown names, of equal ones that with the fewest names; no unknown
/// name is put together from several pieces. A piece that is no known name leaves the cell open.
/// Where `known` gives names, a cell that is made of them wins over a number that says otherwise (a mismatch).
/// What stays open is split as its number says (the first way in the order of the longest names), or at every
/// separator.
///
/// A number of 0 or above the number of pieces is a mismatch and decides nothing; where that is so in more than a
/// tenth of the coded cells, no number does.
SplitCells split_code_cells(const std::vector<CodeCell>& cells, const SplitOptions& options);

}  // namespace qda
