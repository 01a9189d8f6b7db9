#pragma once

#include <string>
#include <vector>

#include "qda/codebook/codebook.hpp"
#include "qda/table/table.hpp"

namespace qda {

/// A table that a codebook gives by itself, without an export.
struct CodebookTable {
    std::string id;      ///< `respondents`, the id of a variable, a dimension, an instrument, ...
    std::string number;  ///< in its publication, as the codebook says it; empty where it says none
    Table table;
};

/// The tables of a codebook, in this order:
///
/// - `respondents`: each respondent and its attributes; `sources`: the other sources, their kinds, documents, attributes;
///   `background`: the background variables, their scales and values.
/// - One for each value that has a `table`, under the value's id: the values one level below on the rows, all that lie
///   deeper in columns (`indicators`), where the codebook looks for each (`source_kinds`), and `definition` where there is
///   one. Where the value has none below, its only row is itself.
/// - One for each dimension in which no value has a `table`, under the dimension's id: its first values on the rows, with
///   the codes that lead there.
/// - One for each instrument, under its id: its questions and what they ask about; and `coverage`: how many questions of each
///   instrument ask about each value that needs evidence. A question asks about a value where it names it, something that
///   is part of it, or something that it is part of. A zero is one "that was not looked for" where the codebook does not
///   declare that kind of source for the value.
/// - `research_questions`: the questions of the study and the tables that answer them.
///
/// What there is nothing of has no table. The number of a table is a header line `#number` of it where it is a whole one,
/// else it begins the title. Ids that two tables would share get a kind before them: `instrument-interview`.
std::vector<CodebookTable> codebook_tables(const Codebook& codebook);

/// The table with this number or, where none has it, with this id. \throws Error with a hint if there is none.
const CodebookTable& table_named(const std::vector<CodebookTable>& tables, const std::string& number_or_id);

/// The tables as a list: columns `table number title rows`.
Table list_of_tables(const std::vector<CodebookTable>& tables);

}  // namespace qda
