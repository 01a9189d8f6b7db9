#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "qda/base/blocks.hpp"
#include "qda/base/diagnostics.hpp"
#include "qda/model/batch.hpp"
#include "qda/model/universe.hpp"

namespace qda {

/// Spans by number, eight bytes each: plain ones that start below 2^31 and end below 2^32, and those on one page below
/// 32,766 with both ends below 2^24. Others take some sixty more.
class SpanStore {
public:
    void push_back(Span span)
    {
        packed_.push_back(kUnknownBoth);
        set(packed_.size() - 1, span);
    }
    void set(std::size_t at, Span span);
    Span operator[](std::size_t at) const;

private:
    // A plain span is start and end, 32 bits each. With the highest bit set, it is the page plus 1 in 15 bits, and start and
    // end within it in 24 each; all bits of the page set mark the special cases.
    static constexpr std::uint64_t kOnPage = std::uint64_t{1} << 63;
    static constexpr std::uint64_t kUnknownBoth = 0xFFFFFFFFFFFFFFFFU;
    static constexpr std::uint64_t kInMap = 0xFFFFFFFFFFFFFFFEU;
    Blocks<std::uint64_t> packed_;
    std::unordered_map<std::size_t, Span> wide_;
};

/// Where readers put what they find: numbers the rows of one or more inputs over one Universe, decides which rows are
/// the same quotation, and hands the rows on in batches, in file order.
///
/// Rules for quotations (key: document and quotation id). An id that returns with the same span, or with one of both
/// unknown, is the same quotation; across inputs the latter gets a warning. An id that returns from another input with
/// another known span is another quotation, named `1:1 [2]`, with a note; within one input it is so too, with a warning.
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

    /// Takes note that a known place in a document is paged or not, and is in `unit` (empty: as the document's line
    /// says). \returns what is wrong with that; empty where nothing is.
    std::string unit_clash(Id document, bool paged, std::string_view unit);

    /// The number of a quotation; `renamed` is set to its name where the key alone would not be unique, else left empty.
    Id quotation(Id document, std::string_view key, Span span, std::string& renamed);

    /// The number of a quotation that has no id of its own: in one document the same known span is one quotation (also
    /// from another input), and without a span each call is one. `name` is its running number in the document.
    Id quotation_at(Id document, Span span, std::string& name);

    /// A fresh quotation id for a document without ids of its own: 1, 2, ... in file order.
    std::string next_quotation_name(Id document);

    /// Hands a batch of ids on (after the rows that add() still holds).
    void emit(Batch& batch);

    /// Hands on what add() still holds. Call at the end of an input.
    void flush();

    /// After the last input: hands on the rest and says what was found about quotation ids. \throws Error for a
    /// document whose unit, which came after its rows, is not theirs.
    void finish();

    /// Quotations numbered so far.
    std::size_t quotations() const { return n_quotations_; }

private:
    // The quotation ids of one document. Ids such as 3:17 are looked up by their number; others by their text.
    struct Keys {
        std::string prefix;  // "3:" of the numbered ones
        std::vector<Id> by_number;
        std::unordered_map<std::string, Id> by_text;
        std::size_t given = 0;
        std::size_t next = 1;  // where to look for a free number
    };
    // A quotation id, parted where it ends in a number.
    struct Key {
        explicit Key(std::string_view whole);
        std::string_view text;
        std::string_view prefix;
        std::uint32_t number = 0;
        bool numbered = false;
    };
    struct Variant {
        Span span;
        Id id;
        std::string name;
    };

    Keys& keys_of(Id document);
    static Id* find_key(Keys& keys, const Key& key);
    static void add_key(Keys& keys, const Key& key, Id id);
    Id new_quotation(Keys& keys, const Key& key, Span span);
    Id variant(Id first, Id document, std::string_view key, Span span, std::string& renamed);

    std::string declared_clash(Id document, bool paged) const;

    Universe& universe_;
    Needs needs_;
    BatchSink sink_;
    Diagnostics& diagnostics_;
    Batch batch_;
    std::vector<Keys> keys_;  // by document
    SpanStore spans_;         // by quotation
    std::size_t n_quotations_ = 0;
    std::size_t first_of_input_ = 0;  // quotations below this number came from earlier inputs
    std::size_t input_ = 0;
    std::unordered_map<Id, std::vector<Variant>> variants_;
    std::vector<std::map<std::pair<Position, Position>, Id>> by_span_;  // by document; see quotation_at
    std::unordered_map<Id, std::string> names_by_span_;
    enum class Places : char { unknown, plain, paged };
    std::vector<Places> places_;  // by document; see unit_clash
    std::size_t renamed_across_ = 0;
    std::size_t renamed_within_ = 0;
    std::size_t same_without_span_ = 0;
};

}  // namespace qda
