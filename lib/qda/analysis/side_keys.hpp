#pragma once

#include <span>
#include <vector>

#include "qda/analysis/sides.hpp"

namespace qda {

/// The keys of a side for single codings, worked out once: for each code where all its levels are of codes, else for each
/// run of codings with the same document, coder and labels.
class SideKeys {
public:
    /// Only for a side whose levels are all of codes, or none of them.
    static bool possible(const Side& side);

    explicit SideKeys(Side& side);

    bool of_codes() const { return of_codes_; }

    /// As Side::keys_of() has them for this coding alone (of codes and without a code: none, also where such are shown).
    /// The view is good until the next call.
    std::span<const Id> of(const CodingKey& coding)
    {
        if (of_codes_) {
            if (coding.code == kNone) return {};
            if (coding.code >= by_code_.size() || !by_code_[coding.code].known) find_of_code(coding);
            const OfCode& found = by_code_[coding.code];
            return {keys_.data() + found.from, found.n};
        }
        if (!any_ || !same_context(coding, context_)) find_of_context(coding);
        return keys_;
    }

private:
    struct OfCode {
        std::uint32_t from = 0;
        std::uint32_t n = 0;
        bool known = false;
    };
    void find_of_code(const CodingKey& coding);
    void find_of_context(const CodingKey& coding);

    Side& side_;
    bool of_codes_ = false;
    std::vector<OfCode> by_code_;
    std::vector<Id> keys_;  // of all codes, one behind the other; else of the present context
    std::vector<Id> room_;
    CodingKey context_;
    bool any_ = false;
};

}  // namespace qda
