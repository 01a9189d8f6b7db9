#pragma once

#include <string_view>

#include "qda/base/error.hpp"
#include "qda/model/universe.hpp"

namespace qda {

/// Reads one `#` line (`#document`, `#code`, `#coder`, `#category`, `#level`, `#value`, `#by`) into the universe; a line
/// that we do not know is carried on as it stands. `#qda` and `#end` are not for this function.
/// \throws Error for a line without a name, an unknown escape, or another value for a single-valued key.
void read_header_line(std::string_view line, const Location& where, Universe& universe);

/// Appends `#tag name:... key:value ...` and a line feed.
void append_entry(std::string& out, std::string_view tag, std::string_view name, const std::vector<Key>& keys);

}  // namespace qda
