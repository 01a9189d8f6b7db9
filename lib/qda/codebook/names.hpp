#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "qda/base/error.hpp"

namespace qda {

/// The name of a code or document as a codebook writes it, in normal form. A `*` stands for any text, also none;
/// nothing else is special. An entry that equals a name is that name and no glob.
struct NamePattern {
    std::string text;
    Location where;

    bool starred() const { return text.find('*') != std::string::npos; }
};

bool glob_matches(std::string_view glob, std::string_view name);

/// Finds which owners (values, sources) claim a name. An exact name beats a glob.
class NameMatcher {
public:
    struct Claim {
        const NamePattern* pattern;
        std::size_t owner;
    };

    /// `pattern` must outlive the matcher.
    void add(const NamePattern& pattern, std::size_t owner);

    /// A name exists; an entry that equals it is no glob from now on. True if there was such a glob.
    bool exists(const std::string& normal_name);

    /// The exact claims on a name in normal form; where there is none, the globs that match. In the order of add().
    std::vector<Claim> claims(const std::string& normal_name) const;

private:
    std::unordered_map<std::string, std::vector<Claim>> exact_;
    std::vector<Claim> globs_;
};

}  // namespace qda
