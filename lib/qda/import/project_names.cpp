#include "qda/import/project_names.hpp"

#include <fmt/format.h>

#include "qda/base/error.hpp"

namespace qda {

std::string ProjectNames::unique(std::string_view name, std::int64_t number)
{
    std::string wanted(name);
    if (wanted.empty()) {
        ++nameless_;
        wanted = fmt::format("{} {}", one_, number);
    }
    if (taken_.insert(wanted).second) return wanted;
    if (doubled_++ == 0) first_doubled_ = wanted;
    std::size_t& copies = copies_.try_emplace(wanted, 1).first->second;
    std::string other;
    do other = fmt::format("{} [{}]", wanted, ++copies);
    while (!taken_.insert(other).second);
    return other;
}

void ProjectNames::say(const std::string& file, Diagnostics& diagnostics) const
{
    if (doubled_ > 0)
        diagnostics.warning(fmt::format("{} {} the name of another: named like '{} [2]'", doubled_,
                                        doubled_ == 1 ? fmt::format("{} has", one_) : fmt::format("{} have", more_),
                                        first_doubled_),
                            {file}, "give them names of their own to tell them apart in tables");
    if (nameless_ > 0)
        diagnostics.warning(fmt::format("{} {} no name: called by the number", nameless_,
                                        nameless_ == 1 ? fmt::format("{} has", one_) : fmt::format("{} have", more_)),
                            {file});
}

void NotCarried::add(std::size_t n, const char* one, const char* more)
{
    if (n > 0) list_ += fmt::format("{}{} {}", list_.empty() ? "" : ", ", n, n == 1 ? one : more);
}

void NotCarried::say(const std::string& file, Diagnostics& diagnostics) const
{
    if (!list_.empty()) diagnostics.note("not carried: " + list_, {file});
}

void Dangling::say(const std::string& file, Diagnostics& diagnostics) const
{
    if (n_ == 0) return;
    diagnostics.warning(
        fmt::format("{} {} what is not there: left out (first: {})", n_, n_ == 1 ? "row names" : "rows name", first_),
        {file}, "was something deleted outside of the program?");
}

void refuse_circles(const std::vector<Nesting>& things, const char* what, const std::string& file)
{
    std::unordered_map<std::int64_t, std::size_t> place;
    for (std::size_t i = 0; i < things.size(); ++i) place.emplace(things[i].number, i);
    constexpr std::size_t kFine = static_cast<std::size_t>(-1);
    std::vector<std::size_t> seen(things.size());  // in which walk, from 1; kFine: leads to the top
    for (std::size_t i = 0; i < things.size(); ++i) {
        std::vector<std::size_t> walk;
        std::size_t at = i;
        while (seen[at] == 0) {
            seen[at] = i + 1;
            walk.push_back(at);
            const auto above = place.find(things[at].above);
            if (above == place.end()) break;
            at = above->second;
        }
        const bool top = walk.empty() || !place.contains(things[walk.back()].above);
        if (!top && seen[at] == i + 1)
            throw Error({file}, fmt::format("{} '{}' stands below itself", what, things[at].name),
                        "break the circle in the program that made the file");
        for (const std::size_t step : walk) seen[step] = kFine;
    }
}

}  // namespace qda
