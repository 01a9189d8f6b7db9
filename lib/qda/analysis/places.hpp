#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "qda/model/batch.hpp"

namespace qda {

/// How two quotations must stand to each other to co-occur.
enum class Relation {
    quotation,  ///< they are one quotation
    overlap,    ///< at least one position in common
    same,       ///< the same start and end
    touch,      ///< overlap, or one ends where the other starts
    within,     ///< the first lies in the second (or is as large)
    encloses,   ///< the second lies in the first (or is as large)
    near,       ///< at most a distance between the end of one and the start of the other
    document    ///< they stand in one document
};

/// All names, in the order of the enumeration.
const std::vector<std::string>& relation_names();

/// The relation holds for the first and the second whenever it holds for the second and the first.
constexpr bool is_symmetric(Relation relation) { return relation != Relation::within && relation != Relation::encloses; }

/// The relation is one of places, so places must be known.
constexpr bool is_of_places(Relation relation) { return relation != Relation::quotation && relation != Relation::document; }

/// The place of a quotation with how far it reaches: for `near`, a span with a distance on both sides. A distance ends
/// with its page, as nobody knows how long a page is.
struct PlacedSpan {
    Position start = 0;
    Position end = 0;
    Position from = 0;  ///< what ends before this is not near
    Position to = 0;    ///< what starts after this is not near

    bool empty() const { return start == end; }
};
inline PlacedSpan place_of(Span span, Position distance)
{
    PlacedSpan place{span.start, span.end, span.start - distance, span.end + distance};
    if (is_paged(span.end)) {
        place.from = std::max(place.from, on_page(page_of(span.start), 0));
        place.to = std::min(place.to, on_page(page_of(span.end), kMostUnits));
    }
    return place;
}

/// Does the relation (of places) hold for these two, in one document? An empty place (start = end) overlaps nothing, but
/// may touch, lie within or be near.
bool related(Relation relation, const PlacedSpan& first, const PlacedSpan& second);

/// The places of one value in a document, sorted, for questions of many other places: each takes logarithmic time.
class Places {
public:
    void clear() { all_.clear(); }
    void add(const PlacedSpan& place) { all_.push_back(place); }
    /// After the last add(). `relation` (of places): the one that is asked for.
    void close(Relation relation);

    /// Is there one that `first` is related to?
    bool meets(const PlacedSpan& first) const;
    /// How many of them `first` is related to; not for `within` and `encloses`.
    std::uint64_t count(const PlacedSpan& first) const;

private:
    Relation relation_ = Relation::overlap;
    std::vector<PlacedSpan> all_;            // by start, then end
    std::vector<Position> starts_;      // sorted, as are the next two; overlap and touch: without empty places
    std::vector<Position> ends_;
    std::vector<Position> empty_;       // where empty places stand
    std::vector<Position> latest_end_;  // by start: of the places up to here
    std::vector<Position> first_end_;   // by start: of the places from here on
};

}  // namespace qda
