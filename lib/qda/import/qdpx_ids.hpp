#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "qda/table/raw_names.hpp"

namespace qda {

/// The GUIDs of a REFI-QDA file, numbered as they come up, be it where they are given or where something names them. Letter
/// case and braces do not matter; what is no GUID at all is an id like any other.
class QdpxIds {
public:
    /// kNone for an empty one.
    Id number(std::string_view guid);
    std::string_view guid(Id number) const { return names_.name(number); }
    std::size_t size() const { return names_.size(); }

private:
    RawNames names_;
    std::string room_;
};

/// What things of one kind the ids mean: one id may be that of a code and of a case.
class QdpxThings {
public:
    /// Gives an id to the thing; false, and nothing is done, where another thing of the kind has it.
    bool give(Id number, Id thing);
    /// What has the id; kNone where nothing has.
    Id operator[](Id number) const { return number < things_.size() ? things_[number] : kNone; }

private:
    std::vector<Id> things_;
};

}  // namespace qda
