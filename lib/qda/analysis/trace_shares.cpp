#include "qda/analysis/trace_shares.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace qda {

namespace {

// Places of a document that are covered, apart from each other.
class Covered {
public:
    // \returns how much of the span was not covered yet.
    std::uint64_t add(Span span)
    {
        if (span.end <= span.start) return 0;
        Position fresh = span.end - span.start;
        auto at = parts_.lower_bound(span.start);
        if (at != parts_.begin() && std::prev(at)->second >= span.start) --at;
        while (at != parts_.end() && at->first <= span.end) {
            fresh -= std::max(Position{0}, std::min(at->second, span.end) - std::max(at->first, span.start));
            span = {std::min(span.start, at->first), std::max(span.end, at->second)};
            at = parts_.erase(at);
        }
        parts_[span.start] = span.end;
        return static_cast<std::uint64_t>(fresh);
    }

private:
    std::map<Position, Position> parts_;
};

}  // namespace

std::vector<std::uint64_t> new_units(const std::vector<TracedSpans>& quotations)
{
    std::map<Id, Covered> covered;
    std::vector<std::uint64_t> fresh;
    for (const TracedSpans& one : quotations) {
        std::uint64_t n = 0;
        for (const Span span : one.spans) n += covered[one.document].add(span);
        fresh.push_back(n);
    }
    return fresh;
}

std::vector<std::uint64_t> new_pieces(const std::vector<TracedSpans>& quotations)
{
    std::vector<std::tuple<Id, Position, Position, std::size_t>> spans;  // document, start, end, quotation
    for (std::size_t i = 0; i < quotations.size(); ++i)
        for (const Span span : quotations[i].spans) spans.emplace_back(quotations[i].document, span.start, span.end, i);
    std::sort(spans.begin(), spans.end());
    std::vector<std::uint64_t> fresh(quotations.size(), 0);
    Id in = kNone;
    Position covered = 0;
    std::size_t first = 0;
    bool open = false;
    const auto close = [&] {
        if (open) ++fresh[first];
        open = false;
    };
    for (const auto& [document, start, end, quotation] : spans) {
        if (document != in || start >= covered) {
            close();
            in = document;
            covered = end;
            first = quotation;
            open = true;
        }
        covered = std::max(covered, end);
        first = std::min(first, quotation);
    }
    close();
    return fresh;
}

}  // namespace qda
