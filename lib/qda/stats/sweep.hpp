#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "qda/stats/unitizing.hpp"

namespace qda {

/// Of a coder who has no section somewhere (not even a gap).
inline constexpr std::int32_t kNoSection = -2;

/// Goes through sections of several coders from boundary to boundary, in time of their number.
///
/// \param coders  of each the sections, in order and without overlap
/// \param take    called as take(begin, end, values) with one value a coder, for every stretch between two neighbouring
///                boundaries in which at least one coder has a section
template <class Take>
void sweep(std::span<const std::vector<ContinuumSection>> coders, Take take)
{
    constexpr std::int64_t kEnd = INT64_MAX;
    std::vector<std::size_t> next(coders.size());
    std::vector<std::int32_t> values(coders.size());
    std::int64_t at = kEnd;
    for (const std::vector<ContinuumSection>& sections : coders)
        if (!sections.empty()) at = std::min(at, sections.front().begin);
    while (at != kEnd) {
        std::int64_t to = kEnd;
        bool any = false;
        for (std::size_t i = 0; i < coders.size(); ++i) {
            const std::vector<ContinuumSection>& sections = coders[i];
            while (next[i] < sections.size() && sections[next[i]].end() <= at) ++next[i];
            const bool left = next[i] < sections.size();
            const bool in = left && sections[next[i]].begin <= at;
            values[i] = in ? sections[next[i]].value : kNoSection;
            any = any || in;
            if (left) to = std::min(to, in ? sections[next[i]].end() : sections[next[i]].begin);
        }
        if (any) take(at, to, static_cast<const std::vector<std::int32_t>&>(values));
        at = to;
    }
}

}  // namespace qda
