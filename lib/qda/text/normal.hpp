#pragma once

#include <string>
#include <string_view>

namespace qda {

/// A name as names are compared: Unicode NFC, without white space (Unicode White_Space) at both ends. `Privé` typed
/// with one code point for é or with two is one name. What is not UTF-8 is only trimmed.
std::string normal_name(std::string_view name);

/// For near matches ("the export has Wachtlijsten, the codebook wachtlijsten"): normal_name with the difference of
/// upper and lower case taken away (full Unicode folding, no language's own rules).
std::string fold_case(std::string_view name);

/// Without Unicode white space at both ends.
std::string_view trim(std::string_view text);

}  // namespace qda
