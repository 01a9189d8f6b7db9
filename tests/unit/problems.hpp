#pragma once

#include <string>
#include <vector>

#include "qda/base/error.hpp"

namespace qda {

/// Each problem as one line, `file:line:column: what | hint`.
inline std::vector<std::string> lines_of(const std::vector<Problem>& problems)
{
    std::vector<std::string> lines;
    for (const Problem& problem : problems) {
        lines.push_back(to_string(problem.where) + ": " + problem.what);
        if (!problem.hint.empty()) lines.back() += " | " + problem.hint;
    }
    return lines;
}

/// The problems that `action` throws; none if it does not throw an Error.
template <class Action>
std::vector<std::string> problems_of(Action action)
{
    try {
        action();
    } catch (const Error& error) {
        return lines_of(error.problems());
    }
    return {};
}

}  // namespace qda
