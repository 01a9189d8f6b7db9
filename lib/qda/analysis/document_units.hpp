#pragma once

#include <utility>
#include <vector>

#include "qda/analysis/cooccur_parts.hpp"

namespace qda {

/// Quotations, characters, documents and respondents that have what co-occurs, document by document (or respondent by
/// respondent, over all documents of theirs).
class DocumentUnits {
public:
    /// \param documents  by respondent, for the unit `respondents`; else nullptr
    DocumentUnits(const CooccurParts& parts, const std::vector<std::vector<Id>>* documents);

    /// A document, or a respondent.
    void take(Id group);

    /// `both` holds both orders of two values, each counted for itself; of `within` and `encloses` the first lies within
    /// the second, except in the unit `quotations`, where the relation is as it was asked for.
    const PairTally& tally() const { return tally_; }

private:
    struct Mark {  // a value of a quotation
        Id quotation;
        Id value;
        PlacedSpan place;
    };
    struct Quote {
        PlacedSpan place;
        std::size_t begin;  // in marks_
        std::size_t end;
    };
    void load(Id document, Id respondent);
    void add_row(Id document, const LoggedRow& row, Id respondent);
    void gather_quotes();
    void find_values();
    void count_firsts();
    void count_lengths();
    void compare();
    void share_spans();
    void hit(const Quote& quote, Id first, Id second);
    bool counts_for(Id respondent, Id value) const;

    const CooccurParts& parts_;
    const std::vector<std::vector<Id>>* const documents_;
    const bool places_;
    Relation relation_;
    PairTally tally_;
    Id group_ = 0;
    Grid<std::uint32_t> seen_;            // group in which two values were last found together, plus 1
    std::vector<std::uint32_t> seen_one_; // by value
    Grid<Position> covered_;              // characters: up to where two values are counted, in the document of seen_
    std::vector<LoggedRow> rows_;
    std::vector<Id> values_;
    std::vector<Id> room_;
    std::vector<Mark> marks_;
    std::vector<Quote> quotes_;           // by start
    // The values in the document, and the quotes (numbers) of each.
    std::vector<Id> distinct_;
    std::vector<std::pair<Id, std::size_t>> quotes_of_;  // value and quote, sorted
    std::vector<std::size_t> begin_;      // in quotes_of_, by place in distinct_
    std::vector<std::vector<Span>> merged_;  // by place in distinct_
    Places others_;
};

}  // namespace qda
