#pragma once

#include "qda/render/section.hpp"
#include "qda/table/table.hpp"

namespace qda {

/// The knelpunten as a section of a thesis: an overview, then one block a subject, in whole sentences. Nothing stands in
/// it that the table does not say.
///
/// \param long_table  of qda-knelpunt --long (analysis/knelpunt.hpp lists its facts); with texts, each block ends with
///                    a quotation.
/// \throws Error  for another table.
Section knelpunt_section(const Table& long_table, Language language);

}  // namespace qda
