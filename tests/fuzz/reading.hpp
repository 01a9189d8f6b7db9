#pragma once

#include <string>
#include <string_view>

#include "qda/import/options.hpp"

namespace qda::fuzz {

/// Reads `bytes` as an export and writes it as a stream, texts and all. If that worked, the stream is read and written
/// again, and must come out the same: otherwise this aborts.
void import_and_return(std::string_view bytes, const ReadOptions& options);

}  // namespace qda::fuzz
