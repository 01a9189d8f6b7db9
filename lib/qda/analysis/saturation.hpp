#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "qda/base/diagnostics.hpp"
#include "qda/model/batch.hpp"
#include "qda/model/universe.hpp"
#include "qda/stats/saturation.hpp"
#include "qda/table/table.hpp"

namespace qda {

/// What to count as new, by what, and in which order.
struct SaturationOptions {
    std::string level = "code";      ///< its values are what is new; of codes or of rows
    std::string by = "document";     ///< what an interview is: document, respondent, source
    std::string order = "stream";    ///< stream, date, random
    std::string date = "date";       ///< order date: the key of documents, or of respondents or sources, that holds it
    SaturationRule rule;
    std::uint64_t orders = 2000;     ///< order random: how many, 1 to 1,000,000
    std::uint64_t seed = 1;
    bool singles = false;            ///< one row for each value that one interview alone carries
    std::string title;               ///< empty: one that says what is new by what
};

/// When did new codes stop? Keeps the codings of a reading in little memory, then puts interviews in their order.
class SaturationTable {
public:
    /// \throws Error for options that are unknown or outside their range.
    SaturationTable(SaturationOptions options, const Universe& universe, Diagnostics& diagnostics);
    ~SaturationTable();

    Needs needs() const;
    void add(const Batch& batch);

    /// The table, after the last batch. One order: `place`, the interview, `n n_new n_seen run run_new run_share saturated`
    /// (with dates: `date` behind the interview); random orders: `place`, median, least and most of new and seen values, and
    /// `saturated`, the share of orders that had reached saturation by then; single values: the value, the interview and
    /// its place. \throws Error for levels that are unknown or say nothing of codings, and for missing or unclear dates.
    Table table();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace qda
