#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "qda/base/diagnostics.hpp"
#include "qda/model/universe.hpp"

namespace qda {

/// Attributes (variables) of a project as keys of documents, sources or respondents. A name that a stream cannot have
/// for an attribute (a reserved one, or one with a colon) is changed, and a note says so.
class ProjectAttributes {
public:
    /// Gives `entry` the attribute, unless its value is blank.
    void give(Entry& entry, std::string_view name, std::string_view value);

    void say(const std::string& file, Diagnostics& diagnostics) const;

private:
    const std::string& name_of(std::string_view name);

    std::unordered_map<std::string, std::string> names_;  // as in the project -> as in the stream
    std::string renamed_;
};

/// The cases of a project are sources: declares one (`#value level:source`), with the level. \returns its value.
Value& declare_case(Universe& universe, std::string_view name);

}  // namespace qda
