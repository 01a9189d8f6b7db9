#pragma once

#include <string>
#include <string_view>

namespace qda {

/// Words as headers are compared: without the difference of case, without accents, every run of blanks, punctuation
/// and symbols one blank, none at the ends. `Nº  de Códigos |` and `no de codigos` are the same.
std::string loose_words(std::string_view text);

}  // namespace qda
