#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "qda/base/id.hpp"

namespace qda {

/// Names and their numbers: a name gets the next number when it is first seen.
class Dictionary {
public:
    Id intern(std::string_view name);
    /// kNone if the name is not known.
    Id find(std::string_view name) const;
    const std::string& name(Id id) const { return names_[id]; }
    std::size_t size() const { return names_.size(); }

private:
    struct Slot {
        std::uint32_t hash = 0;
        Id id = kNone;
    };
    std::size_t slot_of(std::string_view name, std::uint32_t hash) const;
    void grow();

    std::vector<Slot> slots_;
    std::deque<std::string> names_;  // a deque: references stay good while names are added
};

}  // namespace qda
