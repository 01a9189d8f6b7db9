#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "qda/base/diagnostics.hpp"
#include "qda/model/batch.hpp"
#include "qda/model/universe.hpp"

namespace qda {

/// Where readers put what they find: numbers the rows of one or more inputs over one Universe, decides which rows are
/// the same quotation, and hands the rows on in batches, in file order.
///
/// Rules for quotations (key: document and quotation id). Within an input an id that returns is the same quotation.
/// An id that returns from *another* input with another known span is another quotation, named `1:1 [2]`, with a note;
/// with spans unknown it is taken as the same one, with a warning.
class Intake {
public:
    /// One row, for readers that go row by row. Empty means unknown (an empty code: a quotation without a code).
    struct Row {
        std::string_view document;
        std::string_view quotation;
        std::string_view code;
        std::string_view coder;
        Span span;
        /// By Extra; only what the input has.
        std::string_view extras[kExtras];
        /// Cells by index of Universe::label_columns; may be shorter.
        std::vector<std::string_view> labels;
    };

    Intake(Universe& universe, const Needs& needs, BatchSink sink, Diagnostics& diagnostics);

    Universe& universe() { return universe_; }
    const Needs& needs() const { return needs_; }
    Diagnostics& diagnostics() { return diagnostics_; }

    /// A further file, or a further stream within one.
    void begin_input();

    /// Adds a row; names that only rows mention are declared by them. `quotation` must not be empty.
    void add(const Row& row);

    /// The number of a quotation; `renamed` is set to its name where the key alone would not be unique, else left empty.
    Id quotation(Id document, std::string_view key, Span span, std::string& renamed);

    /// A fresh quotation id for a document without ids of its own: 1, 2, ... in file order.
    std::string next_quotation_name(Id document);

    /// Hands a batch of ids on (after the rows that add() still holds).
    void emit(Batch& batch);

    /// Hands on what add() still holds. Call at the end of an input.
    void flush();

    /// Quotations numbered so far.
    std::size_t quotations() const { return n_quotations_; }

private:
    // The quotation ids of one document. Ids such as 3:17 are looked up by their number; others by their text.
    struct Keys {
        std::string prefix;  // "3:" of the numbered ones
        std::vector<Id> by_number;
        std::unordered_map<std::string, Id> by_text;
        std::size_t given = 0;
    };
    Id& slot(Keys& keys, std::string_view key);
    Id variant(Id first, Id document, std::string_view key, Span span, std::string& renamed);

    Universe& universe_;
    Needs needs_;
    BatchSink sink_;
    Diagnostics& diagnostics_;
    Batch batch_;
    std::vector<Keys> keys_;  // by document
    std::size_t n_quotations_ = 0;
    std::size_t input_ = 0;   // from 1
    bool keep_spans_ = false;
    std::vector<Span> spans_;              // by quotation, where several inputs are read
    std::vector<std::uint32_t> input_of_;  // by quotation: the first quotation of each input
    std::unordered_map<Id, std::vector<std::pair<Span, Id>>> variants_;
    std::size_t same_without_span_ = 0;
};

}  // namespace qda
