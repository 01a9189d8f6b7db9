#include "qda/base/dictionary.hpp"

#include <cstring>

namespace qda {

namespace {

constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15ULL;

std::uint64_t load(const char* bytes, std::size_t n)
{
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, n);
    return word;
}

// 64 x 64 -> 128 bit product, folded: mixes every input bit into every output bit.
std::uint64_t mix(std::uint64_t a, std::uint64_t b)
{
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

}  // namespace

std::uint64_t hash_bytes(const char* bytes, std::size_t n)
{
    std::uint64_t hash = n * kOdd;
    while (n > 8) {
        hash = mix(hash ^ load(bytes, 8), kOdd);
        bytes += 8;
        n -= 8;
    }
    return mix(hash ^ load(bytes, n), 0xD6E8FEB86659FD93ULL);
}

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
