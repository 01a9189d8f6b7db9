#include "qda/codebook/names.hpp"

namespace qda {

bool glob_matches(std::string_view glob, std::string_view name)
{
    constexpr std::size_t kNoStar = std::string_view::npos;
    std::size_t g = 0;
    std::size_t n = 0;
    std::size_t star = kNoStar;  // the last * passed, and what of the name it has taken up to now
    std::size_t taken_to = 0;
    while (n < name.size()) {
        if (g < glob.size() && glob[g] == '*') {
            star = g++;
            taken_to = n;
        } else if (g < glob.size() && glob[g] == name[n]) {
            ++g;
            ++n;
        } else if (star != kNoStar) {
            g = star + 1;
            n = ++taken_to;
        } else {
            return false;
        }
    }
    while (g < glob.size() && glob[g] == '*') ++g;
    return g == glob.size();
}

void NameMatcher::add(const NamePattern& pattern, std::size_t owner)
{
    exact_[pattern.text].push_back({&pattern, owner});
    if (pattern.starred()) globs_.push_back({&pattern, owner});
}

bool NameMatcher::exists(const std::string& normal_name)
{
    if (normal_name.find('*') == std::string::npos) return false;
    return std::erase_if(globs_, [&](const Claim& claim) { return claim.pattern->text == normal_name; }) > 0;
}

std::vector<NameMatcher::Claim> NameMatcher::claims(const std::string& normal_name) const
{
    if (const auto at = exact_.find(normal_name); at != exact_.end()) return at->second;
    std::vector<Claim> found;
    for (const Claim& claim : globs_)
        if (glob_matches(claim.pattern->text, normal_name)) found.push_back(claim);
    return found;
}

}  // namespace qda
