#include "qda/import/project_groups.hpp"

#include <utility>
#include <vector>

#include <fmt/format.h>

#include "qda/import/project_names.hpp"

namespace qda {

ProjectGroups::ProjectGroups(Database& database, const char* table, const char* number, const char* name,
                             Diagnostics& diagnostics)
{
    ProjectNames names("project", "projects");
    std::string list;
    database.read(table, {number, name}, [&](const DatabaseRow& row) {
        const std::int64_t at = row.whole(0).value_or(row.number());
        const std::string unique = names.unique(row.name(1), at);
        if (names_.emplace(at, unique).second) list += fmt::format("{}'{}'", list.empty() ? "" : ", ", unique);
    });
    if (names_.size() > 1)
        diagnostics.note(
            fmt::format("the file holds {} projects, read together: {}; --where 'project = NAME' takes one",
                        names_.size(), list),
            {database.name()});
    else
        names_.clear();
}

void ProjectGroups::mark(Entry& document, std::optional<std::int64_t> project) const
{
    const auto found = project ? names_.find(*project) : names_.end();
    if (found != names_.end()) document.add("group", "project::" + found->second);
}

}  // namespace qda
