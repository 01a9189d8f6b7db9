#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "qda/base/bytes.hpp"
#include "qda/base/id.hpp"
#include "qda/table/field_run.hpp"

namespace qda {

/// The distinct raw fields of a scanned column, numbered as they come up. A dictionary for the hot loop of the scanner:
/// names of up to 16 bytes are compared as two words, the field before is tried first, and nothing is called for names
/// that are known. 16 bytes from the start of a field must be readable.
class RawNames {
public:
    RawNames();

    Id intern(std::string_view raw);
    void intern(const FieldRun& fields, Id* ids);
    std::string_view name(Id id) const { return names_[id]; }
    std::size_t size() const { return names_.size(); }

private:
    // Up to 16 bytes: they themselves, padded with zeros. Longer ones: a hash, and the names are compared.
    struct Key {
        std::uint64_t low;
        std::uint64_t high;
        std::uint32_t size;
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct Slot {
        Key key{0, 0, 0};
        Id id = kNone;
    };
    static constexpr std::size_t kShort = 16;

    static Key key_of(std::string_view raw);
    static std::size_t hash_of(const Key& key) { return mixed(key.low ^ (key.size * 0x9E3779B97F4A7C15ULL), key.high ^ 0xD6E8FEB86659FD93ULL); }
    Id find_or_add(const Key& key, std::string_view raw);
    Id add(const Key& key, std::string_view raw, std::size_t at);

    std::vector<Slot> slots_;
    std::vector<std::string_view> names_;           // views into rooms_
    std::vector<std::unique_ptr<char[]>> rooms_;
    std::size_t room_left_ = 0;
    char* room_ = nullptr;
    Key previous_{0, 0, 0};
    Id previous_id_ = kNone;
};

}  // namespace qda
