#include "qda/base/dictionary.hpp"

#include "qda/base/bytes.hpp"

namespace qda {

std::size_t Dictionary::slot_of(std::string_view name, std::uint32_t hash) const
{
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at].id != kNone && (slots_[at].hash != hash || names_[slots_[at].id] != name)) at = (at + 1) & mask;
    return at;
}

Id Dictionary::find(std::string_view name) const
{
    if (slots_.empty()) return kNone;
    return slots_[slot_of(name, static_cast<std::uint32_t>(hash_bytes(name.data(), name.size())))].id;
}

Id Dictionary::intern(std::string_view name)
{
    if (2 * (names_.size() + 1) > slots_.size()) grow();
    const auto hash = static_cast<std::uint32_t>(hash_bytes(name.data(), name.size()));
    Slot& slot = slots_[slot_of(name, hash)];
    if (slot.id == kNone) {
        slot = {hash, static_cast<Id>(names_.size())};
        names_.emplace_back(name);
    }
    return slot.id;
}

void Dictionary::grow()
{
    std::vector<Slot> old = std::move(slots_);
    slots_.assign(old.empty() ? 64 : 2 * old.size(), Slot{});
    for (const Slot& slot : old) {
        if (slot.id == kNone) continue;
        std::size_t at = slot.hash & (slots_.size() - 1);
        while (slots_[at].id != kNone) at = (at + 1) & (slots_.size() - 1);
        slots_[at] = slot;
    }
}

}  // namespace qda
