#include "qda/build/toolbox.hpp"

#include <algorithm>

namespace qda {

const VerbOption* Verb::option(std::string_view wanted) const
{
    const auto found = std::find_if(options.begin(), options.end(), [&](const VerbOption& one) { return one.name == wanted; });
    return found == options.end() ? nullptr : &*found;
}

const Verb* Toolbox::find(std::string_view name) const
{
    const auto found = std::find_if(verbs.begin(), verbs.end(), [&](const Verb& one) { return one.name == name; });
    return found == verbs.end() ? nullptr : &*found;
}

}  // namespace qda
