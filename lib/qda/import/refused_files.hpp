#pragma once

#include <string_view>

#include "qda/base/source.hpp"
#include "qda/table/records.hpp"

namespace qda {

/// Refuses a file that only its own program can read, with what to export instead: projects of NVivo, QDA Miner and older
/// versions of ATLAS.ti. By the ending of its name, where its bytes are no UTF-8. \throws Error for one of them.
void refuse_program_file(Source& source);

/// Refuses a table of counts of another program, with what to export instead: NVivo's matrix of codes and files.
/// \throws Error for one.
void refuse_table_of_counts(const Records& head);

}  // namespace qda
