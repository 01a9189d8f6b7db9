#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "qda/analysis/knelpunt_parts.hpp"
#include "qda/model/corpus.hpp"

namespace qda::knelpunt {

/// What one quotation says by itself, whatever its subjects.
struct Marks {
    bool knelpunt = false;
    bool goes_well = false;
    bool quote = false;                  ///< it has the quote code
    bool on_subject = false;             ///< it is on some subject
    std::vector<std::vector<Id>> named;  ///< by level of Roles::named
    std::vector<Id> respondents;         ///< of all its codings
};

/// The marks of every quotation, and (where they are to count) of those that overlap it.
class MarkedCorpus {
public:
    MarkedCorpus(const Corpus& corpus, const Roles& roles, bool overlapping);

    const Marks& operator[](std::size_t quotation) const { return marks_[quotation]; }

    /// Those that overlap it; none where overlap does not count.
    std::span<const std::size_t> others(std::size_t quotation) const;

    /// Its marks with the judgements and names of those that overlap it.
    Marks with_others(std::size_t quotation) const;

    /// Does one that is on a subject overlap it?
    bool meets_subject(std::size_t quotation) const;

    /// Those of its respondents whose judgement it is: all where the quotation is judged itself, else who are also
    /// respondents of one that overlaps it and is judged so.
    std::vector<Id> saying(const std::vector<Id>& respondents, std::size_t quotation, bool Marks::*judged) const;

private:
    std::vector<Marks> marks_;
    std::vector<std::vector<std::size_t>> overlaps_;
};

/// Adds what is not in the list yet.
void add_once(std::vector<Id>& list, std::span<const Id> items);

}  // namespace qda::knelpunt
