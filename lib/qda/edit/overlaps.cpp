#include "qda/edit/overlaps.hpp"

#include <algorithm>

namespace qda {

namespace {

bool before(const Span& a, const Span& b) { return a.start != b.start ? a.start < b.start : a.end < b.end; }

}  // namespace

void MarkedPlaces::close()
{
    furthest_.clear();
    for (std::vector<Span>& spans : spans_) {
        std::sort(spans.begin(), spans.end(), before);
        std::vector<Position>& furthest = furthest_.emplace_back();
        for (const Span& span : spans) {
            const Position before_it = furthest.empty() ? Span::kUnknown : furthest.back();
            furthest.push_back(span.start == span.end ? before_it : std::max(before_it, span.end));
        }
    }
}

bool MarkedPlaces::overlaps(Id document, Span span) const
{
    if (document >= spans_.size() || !span.known()) return false;
    const std::vector<Span>& spans = spans_[document];
    // Of those that begin before its end, does the one that goes furthest end behind its start?
    const auto end = std::lower_bound(spans.begin(), spans.end(), span.end,
                                      [](const Span& one, Position position) { return one.start < position; });
    const auto n = static_cast<std::size_t>(end - spans.begin());
    if (n > 0 && span.start < span.end && furthest_[document][n - 1] > span.start) return true;
    return std::binary_search(spans.begin(), spans.end(), span, before);
}

}  // namespace qda
