#include "qda/analysis/side_keys.hpp"

#include <algorithm>

namespace qda {

namespace {

bool is_of_codes(const Level& level) { return level.scope == Scope::code; }

}  // namespace

bool SideKeys::possible(const Side& side)
{
    const auto& levels = side.levels();
    const auto n = std::count_if(levels.begin(), levels.end(), is_of_codes);
    return n == 0 || static_cast<std::size_t>(n) == levels.size();
}

SideKeys::SideKeys(Side& side) : side_(side)
{
    of_codes_ = !side.levels().empty() && is_of_codes(side.levels().front());
}

void SideKeys::find_of_code(const CodingKey& coding)
{
    if (coding.code >= by_code_.size()) by_code_.resize(coding.code + 1);
    side_.keys_of({&coding, 1}, room_);
    by_code_[coding.code] = {static_cast<std::uint32_t>(keys_.size()), static_cast<std::uint32_t>(room_.size()), true};
    keys_.insert(keys_.end(), room_.begin(), room_.end());
}

void SideKeys::find_of_context(const CodingKey& coding)
{
    side_.keys_of({&coding, 1}, keys_);
    context_ = coding;
    any_ = true;
}

}  // namespace qda
