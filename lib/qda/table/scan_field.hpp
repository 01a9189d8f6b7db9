#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace qda {

/// How a text in a file reads without its quotes (CSV) or escapes (streams). `room` is used where bytes change.
/// \throws FieldError (fields.hpp) for an escape that is unknown.
std::string_view plain_text(std::string_view raw, bool quoted, std::string& room);

/// A position as a file has it, quotes and all: a whole number or page:number (on_page of base/position.hpp).
/// kNoPosition for an empty field, kBadPosition for anything else. 8 bytes from the start of `raw` must be readable.
std::int64_t read_position(std::string_view raw);
inline constexpr std::int64_t kNoPosition = -1;
inline constexpr std::int64_t kBadPosition = -2;

}  // namespace qda
