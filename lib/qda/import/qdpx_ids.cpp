#include "qda/import/qdpx_ids.hpp"

#include <algorithm>

#include "qda/base/id.hpp"

namespace qda {

Id QdpxIds::number(std::string_view guid)
{
    constexpr std::size_t kReadable = 16;  // bytes that RawNames may look at
    if (guid.size() > 1 && guid.front() == '{' && guid.back() == '}') guid = guid.substr(1, guid.size() - 2);
    if (guid.empty()) return kNone;
    if (room_.size() < guid.size() + kReadable) room_.resize(guid.size() + kReadable);
    for (std::size_t i = 0; i < guid.size(); ++i) {
        const char c = guid[i];
        room_[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    }
    return names_.intern({room_.data(), guid.size()});
}

bool QdpxThings::give(Id number, Id thing)
{
    if (number == kNone) return false;
    if (number >= things_.size()) things_.resize(std::max<std::size_t>(number + std::size_t{1}, 2 * things_.size()), kNone);
    if (things_[number] != kNone) return false;
    things_[number] = thing;
    return true;
}

}  // namespace qda
