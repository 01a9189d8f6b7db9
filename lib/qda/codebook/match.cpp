#include "qda/codebook/match.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "qda/text/normal.hpp"

namespace qda {

namespace {

using Claim = NameMatcher::Claim;

// The first claim by another owner than the first one's; nullptr if one owner has them all.
const Claim* rival(const std::vector<Claim>& claims)
{
    for (const Claim& claim : claims)
        if (claim.owner != claims.front().owner) return &claim;
    return nullptr;
}

Problem two_claims(std::string_view kind, std::string_view name, const Claim& first, std::string_view first_owner,
                   const Claim& second, std::string_view second_owner)
{
    return {second.pattern->where,
            fmt::format("{} '{}' fits '{}' of '{}' and, at {}:{}, '{}' of '{}'", kind, name, second.pattern->text,
                        second_owner, first.pattern->where.line, first.pattern->where.column, first.pattern->text,
                        first_owner),
            fmt::format("list the {} by its full name where it belongs", kind)};
}

}  // namespace

CodeMatcher::CodeMatcher(const Codebook& codebook) : codebook_(codebook), codes_(codebook.dimensions.size())
{
    for (std::size_t d = 0; d < codebook.dimensions.size(); ++d) {
        values_.push_back(values_in_order(codebook.dimensions[d]));
        for (std::size_t v = 0; v < values_[d].size(); ++v)
            for (const NamePattern& code : values_[d][v].value->codes) codes_[d].add(code, v);
    }
    for (std::size_t s = 0; s < codebook.sources.size(); ++s)
        for (const NamePattern& code : codebook.sources[s].speaker) speakers_.add(code, s);
}

bool CodeMatcher::exists(std::string_view code)
{
    if (code.find('*') == std::string_view::npos) return false;
    const std::string name = normal_name(code);
    bool changed = speakers_.exists(name);
    for (NameMatcher& codes : codes_) changed = codes.exists(name) || changed;
    return changed;
}

std::vector<std::size_t> CodeMatcher::values_of(std::string_view code, std::vector<Problem>& problems) const
{
    const std::string name = normal_name(code);
    std::vector<std::size_t> found(codes_.size(), npos);
    for (std::size_t d = 0; d < codes_.size(); ++d) {
        const std::vector<Claim> claims = codes_[d].claims(name);
        if (claims.empty()) continue;
        const auto id = [&](const Claim& claim) -> const std::string& { return values_[d][claim.owner].value->id; };
        if (const Claim* other = rival(claims))
            problems.push_back(two_claims("code", code, claims.front(), id(claims.front()), *other, id(*other)));
        else
            found[d] = claims.front().owner;
    }
    return found;
}

std::size_t CodeMatcher::speaker_of(std::string_view code, std::vector<Problem>& problems) const
{
    const std::string name = normal_name(code);
    const std::vector<Claim> claims = speakers_.claims(name);
    if (claims.empty()) return npos;
    const Claim& first = claims.front();
    const auto id = [&](const Claim& claim) -> const std::string& { return codebook_.sources[claim.owner].id; };
    if (const Claim* other = rival(claims)) {
        problems.push_back(two_claims("speaker code", code, first, id(first), *other, id(*other)));
        return npos;
    }
    for (std::size_t d = 0; d < codes_.size(); ++d)
        for (const Claim& claim : codes_[d].claims(name)) {
            problems.push_back(two_claims("code", code, first, id(first), claim, values_[d][claim.owner].value->id));
            return npos;
        }
    return first.owner;
}

DocumentMatcher::DocumentMatcher(const Codebook& codebook) : codebook_(codebook)
{
    for (std::size_t s = 0; s < codebook.sources.size(); ++s)
        for (const NamePattern& document : codebook.sources[s].documents) documents_.add(document, s);
}

bool DocumentMatcher::exists(std::string_view document)
{
    return document.find('*') != std::string_view::npos && documents_.exists(normal_name(document));
}

std::vector<std::size_t> DocumentMatcher::sources_of(std::string_view document, std::vector<Problem>& problems) const
{
    const std::string name = normal_name(document);
    const std::vector<Claim> claims = documents_.claims(name);
    if (claims.empty()) return {};
    const bool exact = claims.front().pattern->text == name;
    const Claim* other = rival(claims);
    if (other && !exact) {
        const Claim& first = claims.front();
        problems.push_back(two_claims("document", document, first, codebook_.sources[first.owner].id, *other,
                                      codebook_.sources[other->owner].id));
        return {};
    }
    std::vector<std::size_t> sources;
    for (const Claim& claim : claims)
        if (std::find(sources.begin(), sources.end(), claim.owner) == sources.end()) sources.push_back(claim.owner);
    return sources;
}

}  // namespace qda
