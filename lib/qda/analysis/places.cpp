#include "qda/analysis/places.hpp"

#include <algorithm>
#include <tuple>

namespace qda {

namespace {

std::size_t below(const std::vector<Position>& sorted, Position limit)
{
    return static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), limit) - sorted.begin());
}
std::size_t up_to(const std::vector<Position>& sorted, Position limit)
{
    return static_cast<std::size_t>(std::upper_bound(sorted.begin(), sorted.end(), limit) - sorted.begin());
}
std::size_t equal_to(const std::vector<Position>& sorted, Position position)
{
    return up_to(sorted, position) - below(sorted, position);
}

bool earlier(const PlacedSpan& a, const PlacedSpan& b) { return std::tie(a.start, a.end) < std::tie(b.start, b.end); }

bool overlap(const PlacedSpan& first, const PlacedSpan& second)
{
    return !first.empty() && !second.empty() && first.start < second.end && second.start < first.end;
}

}  // namespace

const std::vector<std::string>& relation_names()
{
    static const std::vector<std::string> names = {"quotation", "overlap",  "same", "touch",
                                                   "within",    "encloses", "near", "document"};
    return names;
}

bool related(Relation relation, const PlacedSpan& first, const PlacedSpan& second)
{
    switch (relation) {
    case Relation::overlap: return overlap(first, second);
    case Relation::same: return first.start == second.start && first.end == second.end;
    case Relation::touch: return overlap(first, second) || first.end == second.start || second.end == first.start;
    case Relation::within: return second.start <= first.start && first.end <= second.end;
    case Relation::encloses: return first.start <= second.start && second.end <= first.end;
    case Relation::near: return second.start <= first.to && second.end >= first.from;
    default: return false;
    }
}

void Places::close(Relation relation)
{
    relation_ = relation;
    std::sort(all_.begin(), all_.end(), earlier);
    starts_.clear();
    ends_.clear();
    empty_.clear();
    latest_end_.clear();
    const bool apart = relation == Relation::overlap || relation == Relation::touch;
    for (const PlacedSpan& place : all_) {
        if (apart && place.empty()) {
            empty_.push_back(place.start);
            continue;
        }
        starts_.push_back(place.start);
        ends_.push_back(place.end);
        latest_end_.push_back(latest_end_.empty() ? place.end : std::max(latest_end_.back(), place.end));
    }
    first_end_ = ends_;
    for (std::size_t i = first_end_.size(); i-- > 1;) first_end_[i - 1] = std::min(first_end_[i - 1], first_end_[i]);
    std::sort(ends_.begin(), ends_.end());
}

bool Places::meets(const PlacedSpan& first) const
{
    // Of those that start early enough, does one end late enough?
    const auto one_ends = [&](std::size_t n, Position at_least) { return n > 0 && latest_end_[n - 1] >= at_least; };
    switch (relation_) {
    case Relation::overlap: return !first.empty() && one_ends(below(starts_, first.end), first.start + 1);
    case Relation::same: return std::binary_search(all_.begin(), all_.end(), first, earlier);
    case Relation::touch:
        if (first.empty()) return count(first) > 0;
        return one_ends(up_to(starts_, first.end), first.start) || equal_to(empty_, first.start) > 0 ||
               equal_to(empty_, first.end) > 0;
    case Relation::within: return one_ends(up_to(starts_, first.start), first.end);
    case Relation::encloses: {
        const std::size_t from = below(starts_, first.start);
        return from < first_end_.size() && first_end_[from] <= first.end;
    }
    case Relation::near: return one_ends(up_to(starts_, first.to), first.from);
    default: return false;
    }
}

std::uint64_t Places::count(const PlacedSpan& first) const
{
    // Those that end too early start early too.
    switch (relation_) {
    case Relation::overlap: return first.empty() ? 0 : below(starts_, first.end) - up_to(ends_, first.start);
    case Relation::same: {
        const auto [from, to] = std::equal_range(all_.begin(), all_.end(), first, earlier);
        return static_cast<std::uint64_t>(to - from);
    }
    case Relation::touch:
        if (first.empty())
            return equal_to(starts_, first.start) + equal_to(ends_, first.start) + equal_to(empty_, first.start);
        return up_to(starts_, first.end) - below(ends_, first.start) + equal_to(empty_, first.start) +
               equal_to(empty_, first.end);
    case Relation::near: return up_to(starts_, first.to) - below(ends_, first.from);
    default: return 0;
    }
}

}  // namespace qda
