#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "qda/import/archive.hpp"

namespace qda {

/// As Archive::read, but the bytes are inflated on a thread of their own, a few blocks ahead of `take`, which runs on the
/// caller's: for parts that take as long to look at as to inflate. What either throws comes out of here; the other one is
/// waited for.
void read_ahead(Archive& archive, const std::string& part, const std::function<bool(std::string_view bytes)>& take);

}  // namespace qda
