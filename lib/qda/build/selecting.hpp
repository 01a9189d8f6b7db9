#pragma once

#include <string>
#include <vector>

#include "qda/base/diagnostics.hpp"
#include "qda/edit/condition.hpp"
#include "qda/model/batch.hpp"
#include "qda/model/universe.hpp"

namespace qda {

/// Which quotations (or codings) of what is read go on.
struct SelectionOptions {
    std::vector<std::string> where;        ///< expressions; all of them must hold
    std::vector<std::string> overlapping;  ///< what overlaps a quotation for which it holds, for each of them
    bool codings = false;        ///< `where` is held against single codings, and only those that meet it go on
    bool keep_universe = false;  ///< documents and respondents for which it cannot hold stay all the same

    bool none() const { return where.empty() && overlapping.empty(); }
};

/// Holds rows back until the universe is complete, then says which are selected and hands these on, over the universe
/// that the selection leaves: without the documents for which it cannot hold (conditions on their labels), and without
/// the sources and respondents for whom it cannot hold by their own kind and attributes. Conditions on codes and rows
/// leave all lines of the universe.
class Selecting {
public:
    /// \param asked  what whoever takes the rows needs of them
    /// \throws Error for expressions that cannot be parsed, and options that contradict each other.
    Selecting(const SelectionOptions& options, const Needs& asked);

    /// What must be read of the rows.
    Needs needs() const;

    /// Selects among `batches` (all rows), shrinks `universe`, and hands on what is selected in file order, quotations
    /// numbered anew. What was selected is said in lines of the universe, see selection_lines.hpp.
    /// \throws Error for levels and values that are not there, for an `or` that mixes conditions on documents with others,
    /// and where --overlapping cannot be answered.
    void hand_on(std::vector<Batch> batches, Universe& universe, const BatchSink& take, Diagnostics& diagnostics) const;

private:
    SelectionOptions options_;
    std::vector<Where> where_;        // one, or none
    std::vector<Where> overlapping_;
    Needs asked_;
};

}  // namespace qda
