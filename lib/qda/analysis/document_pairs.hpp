#pragma once

#include <span>
#include <vector>

#include "qda/analysis/cooccur_parts.hpp"

namespace qda {

/// Pairs of codings, document by document.
class DocumentPairs {
public:
    explicit DocumentPairs(const CooccurParts& parts);

    void take(Id document);

    /// Of a symmetric relation each pair is counted once, under either order of its values; of `within` and `encloses`
    /// the first lies within the second.
    const PairTally& tally() const { return tally_; }

private:
    struct Mark {
        PlacedSpan place;
        Id quotation;
        Id coder;
        Id value;
    };
    void load(Id document);
    void keep_one_of_each();
    void in_document();
    void in_quotations();
    void at_same_places();
    bool is_plain_sweep(Id document);
    void sweep();
    void in_reach();
    void value_by_value();
    bool is_crowded();
    void multiply(std::span<const Mark> marks);
    void lying_within(Id value);

    const CooccurParts& parts_;
    const bool places_;
    PairTally tally_;
    std::vector<LoggedRow> rows_;
    std::vector<Id> values_;
    std::vector<Id> room_;
    std::vector<Mark> marks_;
    // The usual case, with the least memory to go through: codings that are not empty, sorted by start.
    const bool may_be_plain_;
    std::vector<Position> starts_;
    std::vector<Position> stops_;
    std::vector<Id> value_of_;
    std::vector<Id> distinct_;      // values of marks_, once each
    std::vector<std::uint64_t> times_;  // by value
    std::vector<Position> ends_;
    std::vector<std::uint64_t> tree_;
    Places others_;
};

}  // namespace qda
