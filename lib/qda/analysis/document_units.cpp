#include "qda/analysis/document_units.hpp"

#include <algorithm>
#include <tuple>

namespace qda {

DocumentUnits::DocumentUnits(const CooccurParts& parts, const std::vector<std::vector<Id>>* documents)
    : parts_(parts), documents_(documents), places_(parts.needs_places()), relation_(parts.relation),
      tally_(parts.levels->size()), seen_(parts.unit == PairUnit::quotations ? 0 : parts.levels->size()),
      seen_one_(parts.levels->size(), 0), covered_(parts.unit == PairUnit::characters ? parts.levels->size() : 0)
{
    // What the one encloses lies within the other: they share the same documents and characters.
    if (relation_ == Relation::encloses && parts.unit != PairUnit::quotations) relation_ = Relation::within;
}

// In a table of respondents or of their attributes, a respondent counts only under what is true of them.
bool DocumentUnits::counts_for(Id respondent, Id value) const
{
    const Level& level = parts_.levels->level_of(value);
    const Id own = &level == &parts_.levels->first() ? value : value - parts_.levels->begin_second();
    if (level.name == "respondent") return own == respondent;
    return level.respondent_has(respondent, own);
}

void DocumentUnits::add_row(Id document, const LoggedRow& row, Id respondent)
{
    values_.clear();
    if (respondent != kNone) {
        const auto theirs = parts_.respondents->carried({document, row.code, row.coder, row.labels}, room_);
        if (std::find(theirs.begin(), theirs.end(), respondent) == theirs.end()) return;
    }
    parts_.levels->carried(document, row, room_, values_);
    if (respondent != kNone) std::erase_if(values_, [&](Id value) { return !counts_for(respondent, value); });
    const PlacedSpan place = row.span.known() ? place_of(row.span, parts_.options.distance.value_or(0)) : PlacedSpan{};
    for (const Id value : values_) marks_.push_back({row.quotation, value, place});
}

void DocumentUnits::load(Id document, Id respondent)
{
    parts_.log.read(document, rows_);
    const auto earlier = [](const LoggedRow& a, const LoggedRow& b) { return a.quotation < b.quotation; };
    if (!std::is_sorted(rows_.begin(), rows_.end(), earlier)) std::stable_sort(rows_.begin(), rows_.end(), earlier);
    marks_.clear();
    bool paged = false;
    for (std::size_t i = 0; i < rows_.size();) {
        const std::size_t before = marks_.size();
        const LoggedRow& first = rows_[i];
        for (; i < rows_.size() && rows_[i].quotation == first.quotation; ++i) add_row(document, rows_[i], respondent);
        ++tally_.things;
        paged = paged || is_paged(first.span.end);
        if (marks_.size() == before) {
            ++tally_.without_value;
        } else if (places_ && !first.span.known()) {
            tally_.note_unplaced(document);
            marks_.resize(before);
        }
    }
    if (places_ && !marks_.empty()) tally_.note_unit(document, parts_.universe.documents[document], paged);
    gather_quotes();
    find_values();
}

void DocumentUnits::gather_quotes()
{
    const auto key = [](const Mark& mark) { return std::tie(mark.quotation, mark.value); };
    const auto earlier = [&](const Mark& a, const Mark& b) { return key(a) < key(b); };
    const auto same = [&](const Mark& a, const Mark& b) { return key(a) == key(b); };
    if (!std::is_sorted(marks_.begin(), marks_.end(), earlier)) std::sort(marks_.begin(), marks_.end(), earlier);
    marks_.erase(std::unique(marks_.begin(), marks_.end(), same), marks_.end());
    quotes_.clear();
    for (std::size_t i = 0; i < marks_.size();) {
        std::size_t end = i + 1;
        while (end < marks_.size() && marks_[end].quotation == marks_[i].quotation) ++end;
        quotes_.push_back({marks_[i].place, i, end});
        i = end;
    }
    const auto by_start = [](const Quote& a, const Quote& b) { return a.place.start < b.place.start; };
    if (!std::is_sorted(quotes_.begin(), quotes_.end(), by_start)) std::stable_sort(quotes_.begin(), quotes_.end(), by_start);
}

void DocumentUnits::find_values()
{
    quotes_of_.clear();
    for (std::size_t quote = 0; quote < quotes_.size(); ++quote)
        for (std::size_t i = quotes_[quote].begin; i < quotes_[quote].end; ++i) quotes_of_.emplace_back(marks_[i].value, quote);
    std::sort(quotes_of_.begin(), quotes_of_.end());
    distinct_.clear();
    begin_.clear();
    for (std::size_t i = 0; i < quotes_of_.size(); ++i) {
        if (i > 0 && quotes_of_[i].first == quotes_of_[i - 1].first) continue;
        distinct_.push_back(quotes_of_[i].first);
        begin_.push_back(i);
    }
    begin_.push_back(quotes_of_.size());
}

// The text under each value, without overlap.
void DocumentUnits::count_lengths()
{
    if (merged_.size() < distinct_.size()) merged_.resize(distinct_.size());
    for (std::size_t v = 0; v < distinct_.size(); ++v) {
        std::vector<Span>& merged = merged_[v];
        merged.clear();
        for (std::size_t i = begin_[v]; i < begin_[v + 1]; ++i) {
            const PlacedSpan& place = quotes_[quotes_of_[i].second].place;
            if (is_paged(place.end) && page_of(place.start) != page_of(place.end)) tally_.length_unknown[distinct_[v]] = 1;
            if (!merged.empty() && place.start <= merged.back().end)
                merged.back().end = std::max(merged.back().end, place.end);
            else
                merged.push_back({place.start, place.end});
        }
        for (const Span& span : merged) tally_.first[distinct_[v]] += static_cast<std::uint64_t>(span.end - span.start);
    }
}

void DocumentUnits::count_firsts()
{
    if (parts_.unit == PairUnit::characters) {
        count_lengths();
        return;
    }
    for (std::size_t v = 0; v < distinct_.size(); ++v) {
        const Id value = distinct_[v];
        if (parts_.unit == PairUnit::quotations)
            tally_.first[value] += begin_[v + 1] - begin_[v];
        else if (seen_one_[value] != group_ + 1) {
            seen_one_[value] = group_ + 1;
            ++tally_.first[value];
        }
    }
}

// A quotation that carries `first` is related to one that carries `second`. Characters are those of `quote`, which lies
// within the other; quotes come by start.
void DocumentUnits::hit(const Quote& quote, Id first, Id second)
{
    if (parts_.unit == PairUnit::quotations) {
        ++tally_.both.at(first, second);
        return;
    }
    std::uint32_t& seen = seen_.at(first, second);
    const bool fresh = seen != group_ + 1;
    seen = group_ + 1;
    if (parts_.unit != PairUnit::characters) {
        tally_.both.at(first, second) += fresh ? 1 : 0;
        return;
    }
    Position& covered = covered_.at(first, second);
    if (fresh) covered = quote.place.start;
    covered = std::max(covered, quote.place.start);
    if (quote.place.end <= covered) return;
    tally_.both.at(first, second) += static_cast<std::uint64_t>(quote.place.end - covered);
    covered = quote.place.end;
}

// Characters of overlapping quotations: what the text under one value has in common with that under another.
void DocumentUnits::share_spans()
{
    for (std::size_t v = 0; v < distinct_.size(); ++v) {
        for (std::size_t w = v + 1; w < distinct_.size(); ++w) {
            std::uint64_t shared = 0;
            for (std::size_t i = 0, j = 0; i < merged_[v].size() && j < merged_[w].size();) {
                const Span& one = merged_[v][i];
                const Span& other = merged_[w][j];
                const Position from = std::max(one.start, other.start);
                const Position to = std::min(one.end, other.end);
                if (from < to) shared += static_cast<std::uint64_t>(to - from);
                (one.end < other.end ? i : j) += 1;
            }
            if (shared == 0) continue;
            tally_.both.at(distinct_[v], distinct_[w]) += shared;
            tally_.both.at(distinct_[w], distinct_[v]) += shared;
        }
    }
}

void DocumentUnits::compare()
{
    if (relation_ == Relation::quotation) {
        for (const Quote& quote : quotes_)
            for (std::size_t i = quote.begin; i < quote.end; ++i)
                for (std::size_t j = quote.begin; j < quote.end; ++j)
                    if (i != j) hit(quote, marks_[i].value, marks_[j].value);
        return;
    }
    for (std::size_t w = 0; w < distinct_.size(); ++w) {
        const bool anywhere = relation_ == Relation::document;
        if (!anywhere) {
            others_.clear();
            for (std::size_t i = begin_[w]; i < begin_[w + 1]; ++i) others_.add(quotes_[quotes_of_[i].second].place);
            others_.close(relation_);
        }
        for (const Quote& quote : quotes_) {
            if (!anywhere && !others_.meets(quote.place)) continue;
            for (std::size_t i = quote.begin; i < quote.end; ++i)
                if (marks_[i].value != distinct_[w]) hit(quote, marks_[i].value, distinct_[w]);
        }
    }
}

void DocumentUnits::take(Id group)
{
    group_ = group;
    const auto add = [&](Id document, Id respondent) {
        load(document, respondent);
        count_firsts();
        if (parts_.unit == PairUnit::characters && relation_ == Relation::overlap)
            share_spans();
        else
            compare();
    };
    if (!documents_) {
        add(group, kNone);
        return;
    }
    for (const Id document : (*documents_)[group]) add(document, group);
}

}  // namespace qda
