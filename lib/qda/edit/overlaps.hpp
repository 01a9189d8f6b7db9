#pragma once

#include <vector>

#include "qda/model/batch.hpp"

namespace qda {

/// MarkedPlaces in documents, and whether another place overlaps one of them: they have at least one position in common, or are
/// the same. (An empty place has no position.)
class MarkedPlaces {
public:
    void add(Id document, Span span)
    {
        if (document >= spans_.size()) spans_.resize(document + 1);
        spans_[document].push_back(span);
    }

    /// After the last add().
    void close();

    bool overlaps(Id document, Span span) const;

private:
    std::vector<std::vector<Span>> spans_;          // by document; by start, then end
    std::vector<std::vector<Position>> furthest_;   // by document: the last end among the first spans that are not empty
};

}  // namespace qda
