#pragma once

#include <set>
#include <string>
#include <string_view>

namespace qda {

/// An id made of a name: lower case, no accents, every run of other signs than letters and digits a hyphen
/// (`Eén kind, één plan` is `een-kind-een-plan`); `value` where nothing is left.
std::string id_of_name(std::string_view name);

/// Ids of which each is given once.
class UniqueIds {
public:
    /// Nobody else gets it. \returns false where somebody has it.
    bool take(const std::string& id) { return taken_.insert(id).second; }
    /// The id itself, else the first of `id-2`, `id-3`, ... that is free.
    std::string fresh(const std::string& id);

private:
    std::set<std::string> taken_;
};

}  // namespace qda
