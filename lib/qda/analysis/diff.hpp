#pragma once

#include <string>
#include <vector>

#include "qda/base/error.hpp"
#include "qda/model/corpus.hpp"
#include "qda/model/universe.hpp"
#include "qda/table/table.hpp"

namespace qda {

/// One thing that differs between an old and a new export, codebook or table. Holds names of documents, codes, coders and
/// labels; never a participant's words.
struct Change {
    std::string kind;    ///< document, code, coder, quotation, coding; cell, row, column, note; value, source, ...
    std::string what;    ///< added, removed, moved, recoded, ...
    std::string where;   ///< what it is about: `Respondent 2 2:31`
    std::string before = {};  ///< as the old one has it; empty: it does not
    std::string now = {};     ///< as the new one has it
    std::string reason = {};  ///< why, as far as that follows from the two; a guess begins with `perhaps`
    bool told = false;   ///< another change says it already: it is left out of sentences
};

/// What differs, in a fixed order, and what was compared.
struct Differences {
    std::vector<Change> changes;
    std::vector<std::string> notes;  ///< of what was compared, and what could not be
};

/// `documents: 2 added, 1 removed; quotations: 3 recoded`, or `no difference`.
std::string summary_of(const Differences& comparison);

/// Columns kind, what, where, old, new, reason; a row a change. `NA` where the old or the new one has nothing.
Table table_of(const Differences& comparison);

/// `quotation Respondent 2 2:31 recoded: was A|B, now A (reason)`; nothing in a name can break the line.
std::string sentence_of(const Change& change);

/// An export in memory: all its quotations, with their words where they are known.
struct CodedProject {
    Universe universe;
    Corpus corpus;
};

}  // namespace qda
