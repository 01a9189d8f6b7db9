#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "qda/model/batch.hpp"
#include "qda/model/levels.hpp"

namespace qda {

/// A quotation of a Corpus, with all its codings wherever they stood in the input. Views point into the corpus.
struct Quotation {
    Id document = kNone;
    Id quotation = kNone;               ///< as Batch::quotation
    Span span;                          ///< unknown where no row knows it
    std::string_view name;              ///< its id as the program shows it: `2:14`
    std::string_view text;              ///< empty unless read
    std::string_view comment;           ///< the first that a row has; empty unless read
    std::span<const CodingKey> codings; ///< in file order, at least one; one without a code: a quotation without codes
};

/// All quotations of a reading, held in memory: for questions that look at quotations again, at each other, or at their
/// words. (What is only counted needs no Corpus, see analysis/coding_log.hpp.)
///
///     Corpus corpus;
///     read_segments(reading, Corpus::needs(false), universe, [&](Batch& batch) { corpus.add(batch); }, diagnostics);
///     corpus.close();
class Corpus {
public:
    /// What add() takes of a row: all of it; texts and comments only with `words`.
    static Needs needs(bool words);

    void add(const Batch& batch);

    /// After the last batch: puts the rows of each quotation together.
    void close();

    /// After close(): quotations, in the order of their first rows.
    std::size_t size() const { return quotations_.size(); }
    Quotation operator[](std::size_t at) const;

private:
    struct Row {
        Id quotation;
        CodingKey coding;  // `labels` is set by close()
        std::size_t first_label;
        std::size_t n_labels;
    };
    struct Found {
        Id document = kNone;
        Span span;
        std::size_t name = 0;  // in texts_; 0: none
        std::size_t text = 0;
        std::size_t comment = 0;
        std::size_t first_row = 0;
        std::size_t rows = 0;
    };
    std::size_t keep(std::string_view text);

    std::vector<Row> rows_;
    std::vector<Id> labels_;
    TextColumn texts_;
    std::vector<Found> found_;           // by Batch::quotation
    std::vector<Id> quotations_;         // after close(): those that have rows
    std::vector<CodingKey> codings_;     // after close(): by quotation
};

}  // namespace qda
