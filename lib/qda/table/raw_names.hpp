#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include "qda/base/bytes.hpp"
#include "qda/base/id.hpp"

namespace qda {

/// The distinct raw fields of a scanned column, numbered as they come up. A dictionary for the hot loop of the scanner:
/// the field before is tried first, and nothing is called.
class RawNames {
public:
    RawNames() : slots_(64) { intern_first(); }

    Id intern(std::string_view raw)
    {
        if (raw.size() == previous_.size() && same_bytes(raw.data(), previous_.data(), raw.size())) return previous_id_;
        const auto hash = static_cast<std::uint32_t>(hash_bytes(raw.data(), raw.size()));
        std::size_t at = hash & (slots_.size() - 1);
        for (;; at = (at + 1) & (slots_.size() - 1)) {
            const Slot slot = slots_[at];
            if (slot.id == kNone) break;
            const std::string_view known = names_[slot.id];
            if (slot.hash != hash || known.size() != raw.size()) continue;
            if (!same_bytes(raw.data(), known.data(), raw.size())) continue;
            previous_ = known;
            return previous_id_ = slot.id;
        }
        return add(raw, hash, at);
    }
    std::string_view name(Id id) const { return names_[id]; }
    std::size_t size() const { return names_.size(); }

private:
    struct Slot {
        std::uint32_t hash = 0;
        Id id = kNone;
    };
    void intern_first();  // the empty field, so that there is one before the first
    Id add(std::string_view raw, std::uint32_t hash, std::size_t at);

    std::vector<Slot> slots_;
    std::vector<std::string_view> names_;           // views into rooms_
    std::vector<std::unique_ptr<char[]>> rooms_;
    std::size_t room_left_ = 0;
    char* room_ = nullptr;
    std::string_view previous_;
    Id previous_id_ = kNone;
};

}  // namespace qda
