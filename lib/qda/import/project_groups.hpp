#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "qda/import/database.hpp"
#include "qda/model/universe.hpp"

namespace qda {

/// The projects of a database that may hold several. Where it does, all are read, each document belongs to the group
/// `project::NAME`, so that `--where 'project = NAME'` takes one of them, and a note says so.
class ProjectGroups {
public:
    /// \param table, number, name  where the projects stand
    ProjectGroups(Database& database, const char* table, const char* number, const char* name,
                  Diagnostics& diagnostics);

    /// `project`: the number that a document has.
    void mark(Entry& document, std::optional<std::int64_t> project) const;

private:
    std::unordered_map<std::int64_t, std::string> names_;  // empty unless there are several
};

}  // namespace qda
