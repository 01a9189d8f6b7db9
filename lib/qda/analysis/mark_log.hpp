#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "qda/base/dictionary.hpp"
#include "qda/model/batch.hpp"

namespace qda {

/// What a MarkLog keeps of each row beside its document and code.
struct MarkLogOptions {
    bool quotations = false;  ///< which rows are one quotation
    bool spans = false;       ///< where the quotation stands
    bool coders = false;      ///< who coded
    bool labels = false;      ///< the label columns
};

/// A row of a MarkLog; what it does not keep is kNone or unknown.
struct LoggedRow {
    Span span;
    Id quotation = kNone;
    Id code = kNone;  ///< kNone: a quotation without a code
    Id coder = kNone;
    const Id* labels = nullptr;  ///< cells by index of Universe::label_columns
};

/// The rows of a reading in little memory (4 to 20 bytes each), kept so that each document can be read on its own, by
/// several threads at once. Rows may come in any order.
class MarkLog {
public:
    explicit MarkLog(const MarkLogOptions& options);

    void add(const Batch& batch);

    /// After the last add(): finds the rows of each document.
    void close();

    /// Documents with a row have a number below this.
    std::size_t documents() const { return first_run_.empty() ? 0 : first_run_.size() - 1; }
    /// Rows, and quotations (where these are kept), of all documents.
    std::uint64_t rows() const { return rows_; }
    std::uint64_t quotations() const { return most_quotation_; }

    /// After close(): the rows of a document, in file order, in `rows`. Where one row of a quotation knows its place,
    /// all do.
    void read(Id document, std::vector<LoggedRow>& rows) const;

private:
    // The log is a row of words, in chunks. A word below kFirstMark is a code; the others say what holds from here on.
    enum Word : std::uint32_t {
        kFirstMark = 0xFFFFFFF0U,
        kNoCode = kFirstMark,
        kNextQuotation,  // its number is one more than that before it in this run
        kQuotation,      // and its number
        kSpan,           // and start and end
        kWideSpan,       // and start and end, two words each
        kNoSpan,
        kContext,        // and its number
        kNextChunk,      // the rest of this chunk is empty
    };
    static constexpr std::size_t kChunk = std::size_t{1} << 17;
    static constexpr std::size_t kMostOfRow = 12;  // words, at most

    struct Run {  // rows of one document that stand together
        Id document;
        std::size_t begin;
    };

    void begin_run(Id document);
    void put_row(const Batch& batch, std::size_t row);
    void put_span(Span span);
    void put_other_span(Span span);
    std::uint32_t context_of(const Batch& batch, std::size_t row);
    void widen(std::size_t n_labels);
    void read_run(std::size_t begin, std::size_t end, std::vector<LoggedRow>& rows) const;
    void put(std::uint32_t word) { *next_++ = word; }
    std::size_t used() const { return static_cast<std::size_t>(next_ - chunks_.back().get()); }
    std::size_t here() const { return (chunks_.size() - 1) * kChunk + used(); }
    void begin_chunk();

    const MarkLogOptions options_;
    std::vector<std::unique_ptr<std::uint32_t[]>> chunks_;
    std::uint32_t* next_ = nullptr;  // free place in the last chunk
    std::uint32_t* last_ = nullptr;  // from here on there is no room for a row
    std::vector<Run> runs_;
    std::vector<std::size_t> first_run_;  // by document, in runs_of_; one more at the end
    std::vector<std::size_t> runs_of_;    // numbers of runs, by document
    std::uint64_t rows_ = 0;
    Id most_quotation_ = 0;

    // What holds at the end of the log.
    Id document_ = kNone;
    Id quotation_ = kNone;
    Span span_;
    bool span_said_ = false;
    std::uint32_t context_ = kNone;

    // Coder and labels of rows: few different ones.
    std::size_t n_labels_ = 0;
    std::vector<Id> contexts_;  // 1 + n_labels_ words each
    Dictionary context_ids_;
    std::vector<Id> tuple_;
    std::vector<Id> last_tuple_;
    std::uint32_t last_context_ = kNone;
};

}  // namespace qda
