#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace qda {

/// The words with commas between them.
std::string list_of(const std::vector<std::string>& words);

/// \throws Error with the nearest known word if `word`, given for `option`, is none of `known`.
void must_be_one_of(const std::string& word, const std::vector<std::string>& known, const std::string& option);

}  // namespace qda
