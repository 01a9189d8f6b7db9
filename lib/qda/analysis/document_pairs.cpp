#include "qda/analysis/document_pairs.hpp"

#include <algorithm>
#include <tuple>

namespace qda {

namespace {

// From so many codings of a document on, crowded places are looked for; fewer make few pairs.
constexpr std::size_t kManyMarks = 512;
// A pair costs so much less than a look-up of one coding among all of one value.
constexpr std::uint64_t kPairsPerLookUp = 16;

}  // namespace

DocumentPairs::DocumentPairs(const CooccurParts& parts)
    : parts_(parts), places_(parts.needs_places()), tally_(parts.levels->size()),
      may_be_plain_(parts.relation == Relation::overlap && parts.options.level == "code" && !parts.levels->two() &&
                    !parts.options.like_atlasti && tally_.both.dense()),
      times_(parts.levels->size(), 0)
{
}

void DocumentPairs::load(Id document)
{
    marks_.clear();
    bool paged = false;
    for (const LoggedRow& row : rows_) {
        if (row.code == kNone) continue;
        ++tally_.things;
        values_.clear();
        parts_.levels->carried(document, row, room_, values_);
        if (values_.empty()) ++tally_.without_value;
        if (places_ && !row.span.known() && !values_.empty()) {
            tally_.note_unplaced(document);
            continue;
        }
        paged = paged || is_paged(row.span.end);
        const PlacedSpan place = places_ ? place_of(row.span, parts_.options.distance.value_or(0)) : PlacedSpan{};
        for (const Id value : values_) marks_.push_back({place, row.quotation, row.coder, value});
    }
    if (places_ && !marks_.empty()) tally_.note_unit(document, parts_.universe.documents[document], paged);
    keep_one_of_each();
    for (const Mark& mark : marks_) ++tally_.first[mark.value];
}

// Rolled up: one coding for each quotation, coder and value.
void DocumentPairs::keep_one_of_each()
{
    const bool first = parts_.rolled(false);
    const bool second = parts_.levels->two() && parts_.rolled(true);
    if (!first && !second) return;
    const bool by_coder = !parts_.options.like_atlasti;
    const auto key = [&](const Mark& mark) { return std::tuple(mark.quotation, by_coder ? mark.coder : kNone, mark.value); };
    std::sort(marks_.begin(), marks_.end(), [&](const Mark& a, const Mark& b) { return key(a) < key(b); });
    const Id begin_second = parts_.levels->two() ? parts_.levels->begin_second() : kNone;
    const auto same = [&](const Mark& a, const Mark& b) {
        return key(a) == key(b) && (a.value < begin_second ? first : second);
    };
    marks_.erase(std::unique(marks_.begin(), marks_.end(), same), marks_.end());
}

// All pairs of these marks: they are all related to each other.
void DocumentPairs::multiply(std::span<const Mark> marks)
{
    if (marks.size() < 16) {
        for (std::size_t i = 0; i < marks.size(); ++i)
            for (std::size_t j = i + 1; j < marks.size(); ++j) ++tally_.both.at(marks[i].value, marks[j].value);
        return;
    }
    distinct_.clear();
    for (const Mark& mark : marks)
        if (times_[mark.value]++ == 0) distinct_.push_back(mark.value);
    for (std::size_t i = 0; i < distinct_.size(); ++i)
        for (std::size_t j = i + 1; j < distinct_.size(); ++j)
            tally_.both.at(distinct_[i], distinct_[j]) += times_[distinct_[i]] * times_[distinct_[j]];
    for (const Id value : distinct_) times_[value] = 0;
}

void DocumentPairs::in_document() { multiply(marks_); }

void DocumentPairs::in_quotations()
{
    const auto earlier = [](const Mark& a, const Mark& b) { return a.quotation < b.quotation; };
    if (!std::is_sorted(marks_.begin(), marks_.end(), earlier)) std::sort(marks_.begin(), marks_.end(), earlier);
    for (std::size_t i = 0; i < marks_.size();) {
        std::size_t end = i + 1;
        while (end < marks_.size() && marks_[end].quotation == marks_[i].quotation) ++end;
        multiply({marks_.data() + i, end - i});
        i = end;
    }
}

void DocumentPairs::at_same_places()
{
    const auto place = [](const Mark& mark) { return std::tie(mark.place.start, mark.place.end); };
    std::sort(marks_.begin(), marks_.end(), [&](const Mark& a, const Mark& b) { return place(a) < place(b); });
    for (std::size_t i = 0; i < marks_.size();) {
        std::size_t end = i + 1;
        while (end < marks_.size() && place(marks_[end]) == place(marks_[i])) ++end;
        multiply({marks_.data() + i, end - i});
        i = end;
    }
}

// The rows of a document as a plain sweep takes them, where it can: codes and no other level, places that are all known,
// in order, and not too many.
bool DocumentPairs::is_plain_sweep(Id document)
{
    starts_.clear();
    stops_.clear();
    value_of_.clear();
    Position before = 0;
    for (const LoggedRow& row : rows_) {
        if (row.code == kNone) continue;
        if (row.span.start < before || row.span.end <= row.span.start) return false;
        before = row.span.start;
        starts_.push_back(row.span.start);
        stops_.push_back(row.span.end);
        value_of_.push_back(parts_.levels->of_code(row.code).front());
    }
    if (starts_.size() >= kManyMarks) return false;
    tally_.things += starts_.size();
    if (!starts_.empty())
        tally_.note_unit(document, parts_.universe.documents[document], is_paged(stops_.back()));
    return true;
}

void DocumentPairs::sweep()
{
    const std::size_t n = starts_.size();
    starts_.push_back(INT64_MAX);  // ends the inner loop
    for (std::size_t i = 0; i < n; ++i) {
        const Id value = value_of_[i];
        ++tally_.first[value];
        std::uint64_t* const row = tally_.both.row(value);
        const Position stop = stops_[i];
        for (std::size_t j = i + 1; starts_[j] < stop; ++j) ++row[value_of_[j]];
    }
}

// Marks are sorted by start.
void DocumentPairs::in_reach()
{
    const Relation relation = parts_.relation;
    const bool directed = !is_symmetric(relation);
    for (std::size_t i = 0; i < marks_.size(); ++i) {
        const Mark& one = marks_[i];
        for (std::size_t j = i + 1; j < marks_.size() && marks_[j].place.start <= one.place.to; ++j) {
            const Mark& other = marks_[j];
            if (!directed) {
                if (related(relation, one.place, other.place)) ++tally_.both.at(one.value, other.value);
                continue;
            }
            if (related(Relation::within, one.place, other.place)) ++tally_.both.at(one.value, other.value);
            if (related(Relation::within, other.place, one.place)) ++tally_.both.at(other.value, one.value);
        }
    }
}

// Are there many more pairs than look-ups of each mark among those of each value? Then value by value is quicker.
bool DocumentPairs::is_crowded()
{
    if (marks_.size() < kManyMarks) return false;
    distinct_.clear();
    for (const Mark& mark : marks_)
        if (times_[mark.value]++ == 0) distinct_.push_back(mark.value);
    for (const Id value : distinct_) times_[value] = 0;
    std::uint64_t pairs = 0;
    for (std::size_t i = 0; i < marks_.size(); ++i) {
        const auto after = std::upper_bound(marks_.begin() + static_cast<std::ptrdiff_t>(i), marks_.end(), marks_[i].place.to,
                                            [](Position to, const Mark& mark) { return to < mark.place.start; });
        pairs += static_cast<std::uint64_t>(after - marks_.begin()) - i;
    }
    return pairs / kPairsPerLookUp > std::uint64_t{marks_.size()} * distinct_.size();
}

void DocumentPairs::value_by_value()
{
    for (const Id value : distinct_) {
        if (!is_symmetric(parts_.relation)) {
            lying_within(value);
            continue;
        }
        others_.clear();
        for (const Mark& mark : marks_)
            if (mark.value == value) others_.add(mark.place);
        others_.close(parts_.relation);
        for (const Mark& mark : marks_)
            if (mark.value < value)
                if (const std::uint64_t n = others_.count(mark.place); n > 0) tally_.both.at(mark.value, value) += n;
    }
}

// Marks that lie within one of `value`: of those that start no later (marks are sorted by start), the ones that end no
// earlier, counted in a tree over all ends.
void DocumentPairs::lying_within(Id value)
{
    ends_.clear();
    for (const Mark& mark : marks_)
        if (mark.value == value) ends_.push_back(mark.place.end);
    std::sort(ends_.begin(), ends_.end());
    tree_.assign(ends_.size() + 1, 0);
    std::uint64_t put = 0;
    const auto rank = [&](Position end) {
        return static_cast<std::size_t>(std::lower_bound(ends_.begin(), ends_.end(), end) - ends_.begin());
    };
    for (std::size_t i = 0; i < marks_.size();) {
        std::size_t next = i;
        for (; next < marks_.size() && marks_[next].place.start == marks_[i].place.start; ++next) {
            if (marks_[next].value != value) continue;
            ++put;
            for (std::size_t at = rank(marks_[next].place.end) + 1; at < tree_.size(); at += at & (~at + 1)) ++tree_[at];
        }
        for (; i < next; ++i) {
            if (marks_[i].value == value) continue;
            std::uint64_t earlier = 0;
            for (std::size_t at = rank(marks_[i].place.end); at > 0; at -= at & (~at + 1)) earlier += tree_[at];
            if (put > earlier) tally_.both.at(marks_[i].value, value) += put - earlier;
        }
    }
}

void DocumentPairs::take(Id document)
{
    parts_.log.read(document, rows_);
    if (may_be_plain_ && is_plain_sweep(document)) {
        sweep();
        return;
    }
    load(document);
    if (marks_.size() < 2) return;
    switch (parts_.relation) {
    case Relation::document: in_document(); return;
    case Relation::quotation: in_quotations(); return;
    case Relation::same: at_same_places(); return;
    default: break;
    }
    const auto is_empty = [](const Mark& mark) { return mark.place.empty(); };
    if (parts_.options.like_atlasti && std::any_of(marks_.begin(), marks_.end(), is_empty)) {  // empty places overlap nothing, but codes of one quotation do co-occur
        std::vector<Mark> all = marks_;
        std::erase_if(marks_, [](const Mark& mark) { return !mark.place.empty(); });
        in_quotations();
        marks_ = std::move(all);
    }
    if (parts_.relation == Relation::overlap)
        std::erase_if(marks_, is_empty);
    const auto earlier = [](const Mark& a, const Mark& b) { return a.place.start < b.place.start; };
    if (!std::is_sorted(marks_.begin(), marks_.end(), earlier)) std::sort(marks_.begin(), marks_.end(), earlier);
    if (is_crowded())
        value_by_value();
    else
        in_reach();
}

}  // namespace qda
