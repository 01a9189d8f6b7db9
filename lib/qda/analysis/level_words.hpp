#pragma once

#include "qda/model/universe.hpp"
#include "qda/table/table.hpp"

namespace qda {

/// Gives a table the words that readers have for levels, as `#level` lines say them (`label`, `plural`): a key `label` on key
/// columns of such a level, and on counts of its values (`respondents`, `n_respondents`); where the table is about
/// respondents and a codebook says what one is called, a note says so. Call it when the table is complete.
void say_words(const Universe& universe, Table& table);

}  // namespace qda
