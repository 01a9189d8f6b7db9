#pragma once

#include "qda/codebook/codebook.hpp"
#include "qda/model/universe.hpp"

namespace qda {

/// Writes the levels and values of a codebook into a universe:
///
///     #level  name:sub_variable  parent:variable  of:code
///     #value  level:sub_variable  id:flexibiliteit  name:Flexibiliteit  parent:samenwerkingsstructuur  conclusion:not_met
///     #level  name:source  of:document
///     #value  level:source  id:1  name:Respondent 1  source_kind:interview  functie:Beleidsmedewerkster
///
/// A dimension's role stands on its first level, the one that every code of it has. Levels `source` and, where a
/// source is a respondent, `respondent` come with the sources. Values stand in codebook order, each before those below.
///
/// What the universe said of these levels before is replaced: values, and the keys that a codebook gives. Keys that it
/// does not know (attributes that a table gave to a respondent) stay. Doing it twice changes nothing.
void declare(const Codebook& codebook, Universe& universe);

/// Adds the documents and codes that the codebook names in full and the universe does not have, for exports that list
/// only what is coded. Call it when all has been read.
void add_unmentioned(const Codebook& codebook, Universe& universe);

}  // namespace qda
