#include "qda/analysis/knelpunt_marks.hpp"

#include <algorithm>

#include "qda/analysis/overlaps.hpp"

namespace qda::knelpunt {

namespace {

Marks marks_of(const Quotation& quotation, const Roles& roles)
{
    Marks marks;
    marks.named.resize(roles.named.size());
    std::vector<Id> room;
    for (const CodingKey& coding : quotation.codings) {
        for (const JudgingLevel& judging : roles.judging) {
            for (const Id value : judging.level.carried(coding, room)) {
                marks.knelpunt = marks.knelpunt || judging.knelpunt[value] != 0;
                marks.goes_well = marks.goes_well || judging.goes_well[value] != 0;
            }
        }
        marks.quote = marks.quote || (coding.code != kNone && roles.quote_codes[coding.code] != 0);
        for (std::size_t i = 0; i < roles.named.size(); ++i)
            add_once(marks.named[i], roles.named[i].level.carried(coding, room));
        if (roles.respondents) add_once(marks.respondents, roles.respondents->carried(coding, room));
        marks.on_subject = marks.on_subject || !roles.by().carried(coding, room).empty();
    }
    return marks;
}

}  // namespace

void add_once(std::vector<Id>& list, std::span<const Id> items)
{
    for (const Id item : items)
        if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

MarkedCorpus::MarkedCorpus(const Corpus& corpus, const Roles& roles, bool overlapping)
{
    marks_.reserve(corpus.size());
    for (std::size_t i = 0; i < corpus.size(); ++i) marks_.push_back(marks_of(corpus[i], roles));
    if (overlapping) overlaps_ = overlaps(corpus);
}

std::span<const std::size_t> MarkedCorpus::others(std::size_t quotation) const
{
    if (overlaps_.empty()) return {};
    return overlaps_[quotation];
}

Marks MarkedCorpus::with_others(std::size_t quotation) const
{
    Marks marks = marks_[quotation];
    for (const std::size_t other : others(quotation)) {
        marks.knelpunt = marks.knelpunt || marks_[other].knelpunt;
        marks.goes_well = marks.goes_well || marks_[other].goes_well;
        for (std::size_t i = 0; i < marks.named.size(); ++i) add_once(marks.named[i], marks_[other].named[i]);
    }
    return marks;
}

bool MarkedCorpus::meets_subject(std::size_t quotation) const
{
    const std::span<const std::size_t> all = others(quotation);
    return std::any_of(all.begin(), all.end(), [&](std::size_t other) { return marks_[other].on_subject; });
}

std::vector<Id> MarkedCorpus::saying(const std::vector<Id>& respondents, std::size_t quotation,
                                     bool Marks::*judged) const
{
    if (marks_[quotation].*judged) return respondents;
    std::vector<Id> theirs;
    for (const std::size_t other : others(quotation))
        if (marks_[other].*judged) add_once(theirs, marks_[other].respondents);
    std::vector<Id> both;
    for (const Id one : respondents)
        if (std::find(theirs.begin(), theirs.end(), one) != theirs.end()) both.push_back(one);
    return both;
}

}  // namespace qda::knelpunt
