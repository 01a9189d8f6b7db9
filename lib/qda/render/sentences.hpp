#pragma once

#include <string>
#include <string_view>

#include "qda/render/words.hpp"

namespace qda {

/// A title or note of our analyses in the reader's language: `unit: quotations; ...` is `eenheid: fragmenten; ...`. What
/// is not one of our sentences (a user's own caption) stands as it is.
std::string sentence_of(std::string_view sentence, Language language);

}  // namespace qda
