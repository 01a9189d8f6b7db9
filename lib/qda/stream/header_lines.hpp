#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "qda/base/error.hpp"
#include "qda/model/universe.hpp"

namespace qda {

/// Reads one `#` line (`#document`, `#code`, `#coder`, `#category`, `#level`, `#value`, `#by`) into the universe; a line
/// that we do not know is carried on as it stands. `#qda` and `#end` are not for this function.
/// \param place  where a byte of the line stands; asked only for a line that is wrong, for it may cost a look back.
/// \throws Error for a line without a name, an unknown escape, another value for a single-valued key, a unit that is
///         none, a length that is no number, and bytes that are not UTF-8.
void read_header_line(std::string_view line, const std::function<Location(std::size_t offset)>& place,
                      Universe& universe);

/// Appends `#tag name:... key:value ...` and a line feed.
void append_entry(std::string& out, std::string_view tag, std::string_view name, const std::vector<Key>& keys);

}  // namespace qda
