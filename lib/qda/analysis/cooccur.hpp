#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "qda/base/diagnostics.hpp"
#include "qda/model/batch.hpp"
#include "qda/model/universe.hpp"
#include "qda/table/table.hpp"

namespace qda {

/// What co-occurs with what, how it must stand to it, and what is counted of it.
struct CooccurOptions {
    std::string level = "code";  ///< whose values are compared with each other
    std::string with;            ///< another level: its values are the second ones; empty: the same level
    /// quotation, overlap, same, touch, within, encloses, near, document; empty: overlap where places allow it, else
    /// quotation
    std::string relation;
    std::optional<std::int64_t> distance;  ///< of near, in the unit of the documents
    std::string unit;  ///< pairs (also where empty), quotations, characters, documents, respondents
    /// count, c, jaccard, dice, cosine, lift, npmi, phi, conditional; empty: count and c (conditional where only that is
    /// defined), of which a matrix shows the first
    std::vector<std::string> measures;
    std::uint64_t min = 0;   ///< only pairs that occur together so often
    bool long_form = false;  ///< one row a pair; else a matrix of one measure
    bool like_atlasti = false;  ///< pairs of quotations that are one or overlap, as that program counts them
    std::string title;          ///< empty: one is made
};

struct CooccurParts;

/// Counts what co-occurs. Batches of a reading are kept in little memory (some 5 to 20 bytes a coding); the documents are
/// then gone through in parallel.
///
/// A relation holds between two quotations of one document; two values co-occur where a quotation that carries the first
/// is so related to one that carries the second (which may be itself). What is counted (`unit`):
///
/// - `pairs`: of codings. At another level than `code`, one coding for each quotation, coder and value.
/// - `quotations`: with the relation `quotation` those that carry both; else those of the first that meet the second.
/// - `characters`: those that are in both of two related quotations, each once.
/// - `documents`, `respondents`: those with at least one pair.
class Cooccurrence {
public:
    /// \throws Error for options that are unknown, contradict each other or have no meaning together.
    Cooccurrence(CooccurOptions options, const Universe& universe, Diagnostics& diagnostics);
    ~Cooccurrence();

    Needs needs() const;
    void add(const Batch& batch);

    /// After the last batch. Columns of the long form: `first second n_first n_second n_both` and one or two a measure; the
    /// matrix has n on its diagonal (a coefficient of a value with itself is NA). A column key `directed:yes` on `n_both`
    /// says that both orders are given.
    /// \throws Error where places are unknown, or in units that cannot be compared, though the relation is one of places.
    Table table();

private:
    std::unique_ptr<CooccurParts> parts_;
};

}  // namespace qda
