#pragma once

#include <cstdint>
#include <vector>

#include "qda/base/blocks.hpp"
#include "qda/model/batch.hpp"
#include "qda/model/levels.hpp"
#include "qda/model/universe.hpp"

namespace qda {

/// What a CodingLog keeps of each row.
struct LogOptions {
    bool quotations = false;  ///< which rows belong to one quotation; without it only how often each coding occurs
    bool spans = false;       ///< where each quotation stands (needs quotations)
    bool labels = false;      ///< the label columns
    bool coders = false;      ///< who coded
};

/// One quotation of a CodingLog, with all its codings wherever they stood in the input.
struct LoggedQuotation {
    Id document = kNone;
    Id quotation = kNone;
    Span span;
    std::vector<CodingKey> codings;  ///< at least one; without a code: a quotation that was not coded
};

/// The codings of a reading in little memory (about 4 to 10 bytes a row), for what must see a whole quotation or may
/// look at labels only when the universe is complete. Rows may come in any order.
class CodingLog {
public:
    explicit CodingLog(const LogOptions& options);

    void add(const Batch& batch);

    /// Calls `take(const LoggedQuotation&)` for each quotation, in the order of their first row.
    template <class Take>
    void each_quotation(Take take) const;

    /// Calls `take(const CodingKey&, std::uint64_t times)` for each coding; equal ones may be told together.
    template <class Take>
    void each_coding(Take take) const;

    /// Calls `take(const CodingKey&)` for each document with a coder and labels that some row of it has; without codes.
    template <class Take>
    void each_context(Take take) const
    {
        for (std::size_t at = 0; at < context_ids_.size(); ++at) take(key(static_cast<std::uint32_t>(at), kNone));
    }

private:
    // The log is a row of words. A word below kMark is a code (kNoCode: none); without quotations, a code in its lower
    // bits and one less than its codings in the upper ones. kContext: the next word is the number of the document, coder
    // and labels that follow. kQuotation: the next word is a quotation; kNext: the
    // quotation after the one before. kTimes: what the bits do not hold, the number of
    // codings (next word) and their code (the one behind it).
    static constexpr std::uint32_t kMark = 0xFFFFFFF0U;
    static constexpr unsigned kCodeBits = 20;
    static constexpr std::uint32_t kMostTimes = 1U << 11;  // one less is below kMark >> kCodeBits
    static constexpr std::uint32_t kNoCode = 0xFFFFFFEFU;
    static constexpr std::uint32_t kContext = kMark;
    static constexpr std::uint32_t kQuotation = kMark + 1;
    static constexpr std::uint32_t kTimes = kMark + 2;
    static constexpr std::uint32_t kNext = kMark + 3;
    static bool begins_quotation(std::uint32_t word) { return word == kQuotation || word == kNext; }

    // Where the words of a quotation start (behind its number), and what is known before them.
    struct Run {
        Id quotation = kNone;
        std::uint32_t context = kNone;
        std::size_t at = 0;
    };

    void widen(std::size_t n_labels);
    std::uint32_t context_of(const Batch& batch, std::size_t row);
    void add_counted(const Batch& batch);
    void add_quotations(const Batch& batch);
    void flush_counts() const;
    CodingKey key(std::uint32_t context, Id code) const;
    void begin_run(Run& run) const;
    void read_run(Run& run, LoggedQuotation& into) const;
    std::vector<Run> runs_by_quotation() const;

    const LogOptions options_;
    std::size_t n_labels_ = 0;
    std::size_t width_ = 2;                    // words of a context: document, coder, labels
    mutable Blocks<std::uint32_t> words_;
    std::vector<Id> contexts_;                 // width_ words each
    Dictionary context_ids_;
    std::vector<Id> last_tuple_;
    std::uint32_t last_context_ = kNone;
    std::uint32_t logged_context_ = kNone;
    Id last_quotation_ = kNone;
    Id most_quotation_ = 0;                    // quotations below this number were seen
    bool returning_ = false;                   // a quotation came back after others
    std::vector<Span> spans_;                  // by quotation
    mutable std::vector<std::uint32_t> counts_;  // of codings by code in the present context; not yet in words_
    mutable std::vector<Id> counted_;          // the codes with a count, n_counted_ of them
    mutable std::size_t n_counted_ = 0;
};

template <class Take>
void CodingLog::each_quotation(Take take) const
{
    LoggedQuotation quotation;
    if (!returning_) {
        for (Run run; run.at < words_.size();) {
            quotation.codings.clear();
            begin_run(run);
            read_run(run, quotation);
            take(static_cast<const LoggedQuotation&>(quotation));
        }
        return;
    }
    std::vector<Run> runs = runs_by_quotation();
    for (std::size_t i = 0; i < runs.size();) {
        quotation.codings.clear();
        for (const Id id = runs[i].quotation; i < runs.size() && runs[i].quotation == id; ++i) read_run(runs[i], quotation);
        take(static_cast<const LoggedQuotation&>(quotation));
    }
}

template <class Take>
void CodingLog::each_coding(Take take) const
{
    flush_counts();
    CodingKey context;
    const auto tell = [&](Id code, std::uint64_t times) {
        context.code = code;
        take(static_cast<const CodingKey&>(context), times);
    };
    for (std::size_t at = 0, n = words_.size(); at < n; ++at) {
        const std::uint32_t word = words_[at];
        if (word == kContext) {
            context = key(words_[++at], kNone);
        } else if (begins_quotation(word)) {
            at += word == kQuotation ? 1 : 0;
        } else if (word == kTimes) {
            tell(words_[at + 2], words_[at + 1]);
            at += 2;
        } else if (word != kNoCode) {
            if (options_.quotations)
                tell(word, 1);
            else
                tell(word & ((1U << kCodeBits) - 1), (word >> kCodeBits) + 1);
        }
    }
}

}  // namespace qda
