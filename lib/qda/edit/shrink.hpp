#pragma once

#include <vector>

#include "qda/edit/condition.hpp"
#include "qda/edit/left_out.hpp"
#include "qda/model/universe.hpp"

namespace qda {

/// What of a universe stays after a selection.
struct Stays {
    std::vector<char> documents;  ///< by document
    std::vector<char> values;     ///< by index in Universe::values
};

/// Everything stays.
Stays all_of(const Universe& universe);

/// Takes out of `stays` what a condition leaves no place for: the documents for which it cannot hold whatever stands in
/// them; of the sources and respondents, those for whom it cannot hold by their own kind and attributes, unless a document
/// that stays, or a row that was selected, names them. Call take_out_documents() with all conditions first.
///
/// \param used_cells  by index of Universe::label_columns: the cells that selected rows have.
void take_out_documents(const Condition& condition, const Universe& universe, Stays& stays);
void take_out_values(const Condition& condition, const Universe& universe, const std::vector<std::vector<char>>& used_cells,
                     Stays& stays);

/// The universe without what does not stay. Codes, coders, levels, history and unknown lines stay as they are; `coded:`
/// keys go with their documents; a level of which no value is left is declared (`#level`). Only cells of label columns that rows use stay.
///
/// \param left_out     what rows said that were not selected, as far as no selected row says it: coders of documents
///                     become `coded:` keys, cells of label columns `#rows` lines. Of documents that go, nothing is said.
/// \param documents    set: new number by old one; kNone: gone
/// \param cells        set: by label column, new number of a cell by old one; kNone: gone
Universe shrunk(const Universe& universe, const Stays& stays, const std::vector<std::vector<char>>& used_cells,
                const LeftOut& left_out, std::vector<Id>& documents, std::vector<std::vector<Id>>& cells);

}  // namespace qda
