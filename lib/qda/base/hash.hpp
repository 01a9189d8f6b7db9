#pragma once

#include <string>
#include <string_view>

namespace qda {

/// SHA-256 (FIPS 180-4) as 64 hexadecimal digits, lower case: what a content is known by.
std::string sha256(std::string_view bytes);

/// Of a file's bytes. \throws Error if it cannot be read.
std::string sha256_of_file(const std::string& path);

}  // namespace qda
