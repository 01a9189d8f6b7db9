#include "qda/table/raw_names.hpp"

#include <algorithm>

namespace qda {

void RawNames::intern_first()
{
    const auto hash = static_cast<std::uint32_t>(hash_bytes("", 0));
    add("", hash, hash & (slots_.size() - 1));
}

Id RawNames::add(std::string_view raw, std::uint32_t hash, std::size_t at)
{
    constexpr std::size_t kRoom = std::size_t{1} << 14;
    if (!room_ || raw.size() > room_left_) {
        room_left_ = std::max(kRoom, raw.size());
        room_ = rooms_.emplace_back(new char[room_left_]).get();
    }
    std::memcpy(room_, raw.data(), raw.size());
    previous_ = {room_, raw.size()};
    room_ += raw.size();
    room_left_ -= raw.size();
    previous_id_ = static_cast<Id>(names_.size());
    names_.push_back(previous_);
    slots_[at] = {hash, previous_id_};
    if (2 * names_.size() <= slots_.size()) return previous_id_;

    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    for (const Slot& slot : old) {
        if (slot.id == kNone) continue;
        std::size_t to = slot.hash & (slots_.size() - 1);
        while (slots_[to].id != kNone) to = (to + 1) & (slots_.size() - 1);
        slots_[to] = slot;
    }
    return previous_id_;
}

}  // namespace qda
