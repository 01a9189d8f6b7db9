#include "qda/table/raw_names.hpp"

#include <algorithm>

namespace qda {

RawNames::RawNames() : slots_(64), previous_id_(intern(std::string_view("")))  // so that there is one before the first
{
}

inline RawNames::Key RawNames::key_of(std::string_view raw)
{
    const auto size = static_cast<std::uint32_t>(raw.size());
    if (raw.size() > kShort) return {hash_bytes(raw.data(), raw.size()), load_word(raw.data()), size};
    const Words words = load_padded(raw.data(), raw.size());
    return {words.low, words.high, size};
}

inline Id RawNames::find_or_add(const Key& key, std::string_view raw)
{
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash_of(key) & mask;
    for (;; at = (at + 1) & mask) {
        const Slot& slot = slots_[at];
        if (slot.id == kNone) return add(key, raw, at);
        if (!(slot.key == key)) continue;
        if (key.size <= kShort || same_bytes(raw.data(), names_[slot.id].data(), raw.size())) return slot.id;
    }
}

Id RawNames::intern(std::string_view raw)
{
    char room[kShort] = {};
    if (raw.size() < kShort) {
        std::copy(raw.begin(), raw.end(), room);
        raw = {room, raw.size()};
    }
    return find_or_add(key_of(raw), raw);
}

void RawNames::intern(const FieldRun& fields, Id* ids)
{
    Key previous = previous_;
    Id id = previous_id_;
    for (std::size_t i = 0; i < fields.size; ++i) {
        const std::string_view raw = fields[i];
        const Key key = key_of(raw);
        const bool same = key == previous && (key.size <= kShort || same_bytes(raw.data(), names_[id].data(), raw.size()));
        if (!same) {
            id = find_or_add(key, raw);
            previous = key;
        }
        ids[i] = id;
    }
    previous_ = previous;
    previous_id_ = id;
}

[[gnu::noinline]] Id RawNames::add(const Key& key, std::string_view raw, std::size_t at)
{
    constexpr std::size_t kRoom = std::size_t{1} << 14;
    if (!room_ || raw.size() > room_left_) {
        room_left_ = std::max(kRoom, raw.size());
        room_ = rooms_.emplace_back(new char[room_left_]).get();
    }
    std::copy(raw.begin(), raw.end(), room_);
    const auto id = static_cast<Id>(names_.size());
    names_.emplace_back(room_, raw.size());
    room_ += raw.size();
    room_left_ -= raw.size();
    slots_[at] = {key, id};
    if (2 * names_.size() <= slots_.size()) return id;

    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    for (const Slot& slot : old) {
        if (slot.id == kNone) continue;
        std::size_t to = hash_of(slot.key) & (slots_.size() - 1);
        while (slots_[to].id != kNone) to = (to + 1) & (slots_.size() - 1);
        slots_[to] = slot;
    }
    return id;
}

}  // namespace qda
