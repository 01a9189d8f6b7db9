#include "qda/analysis/overlaps.hpp"

#include <algorithm>
#include <tuple>

#include "qda/analysis/places.hpp"

namespace qda {

bool overlap(const Span& first, const Span& second)
{
    return first.known() && second.known() && related(Relation::overlap, place_of(first, 0), place_of(second, 0));
}

std::vector<std::vector<std::size_t>> overlaps(const Corpus& corpus)
{
    struct Placed {
        Id document;
        Span span;
        std::size_t quotation;
    };
    std::vector<Placed> placed;
    for (std::size_t i = 0; i < corpus.size(); ++i)
        if (corpus[i].span.known()) placed.push_back({corpus[i].document, corpus[i].span, i});
    std::sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) {
        return std::tie(a.document, a.span.start, a.span.end, a.quotation) <
               std::tie(b.document, b.span.start, b.span.end, b.quotation);
    });
    std::vector<std::vector<std::size_t>> found(corpus.size());
    std::vector<Placed> open;  // those that a later one may still overlap
    for (const Placed& next : placed) {
        std::erase_if(
            open, [&](const Placed& one) { return one.document != next.document || one.span.end <= next.span.start; });
        for (const Placed& one : open) {
            if (!overlap(one.span, next.span)) continue;
            found[one.quotation].push_back(next.quotation);
            found[next.quotation].push_back(one.quotation);
        }
        open.push_back(next);
    }
    for (std::vector<std::size_t>& others : found) std::sort(others.begin(), others.end());
    return found;
}

}  // namespace qda
