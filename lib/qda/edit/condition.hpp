#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "qda/base/diagnostics.hpp"
#include "qda/edit/where.hpp"
#include "qda/model/levels.hpp"
#include "qda/model/universe.hpp"

namespace qda {

/// What can be said of a condition before everything is known: of a document without its quotations, for example.
enum class Truth { no, unknown, yes };

/// A value that an earlier selection took out of the stream. That it is gone is no mistake of whoever names it.
struct GoneValue {
    std::string level;
    std::string value;  ///< as the expression named it
    std::string name;   ///< its label
};

/// An expression of `--where`, worked out for a universe that is complete.
///
/// A test holds for something if one of the values that it carries at the test's level compares so; what carries no value
/// there (or, for `<` and its like, none that is a number) does not meet it. A quotation carries what any of its codings
/// carries, so `code = A and not code = B` are the quotations that carry A and do not carry B.
///
/// Numbers are compared as numbers: `= 10` finds `10.0` where nothing is called `10`. A value in quotes is a name only.
class Condition {
public:
    /// \throws Error pointing into the expression: a level or a value that is not there, a comparison with numbers at a
    /// level without any.
    Condition(Where where, const Universe& universe, const std::vector<GoneValue>& gone, Diagnostics& diagnostics);

    /// The tests that something meets, as bits in so many bytes; all zero: none.
    std::size_t width() const { return (tests_.size() + 7) / 8; }

    /// Adds to `marks` the tests that a coding meets by its document and its row; with those of mark_code(), all it meets.
    void mark_row(const CodingKey& coding, std::uint8_t* marks) const;
    /// Adds to `marks` the tests that a code (kNone: none) meets.
    void mark_code(Id code, std::uint8_t* marks) const;

    /// Does the expression hold where just these tests are met?
    bool holds(const std::uint8_t* marks) const;

    /// Of a document, whatever its rows are: `unknown` where that depends on codes or rows.
    Truth of_document(Id document) const;

    /// May it hold for a source or a respondent (a value of `level`, resolved; index `value`) by what `#value` lines say: it
    /// is itself, its kind, its attributes? Other conditions on documents, also negated ones, do not hold for it;
    /// conditions on codes and rows, also negated ones, may.
    bool may_hold_for(const Level& level, Id value, const Universe& universe) const;

    /// \throws Error where an `or` (or a `not` over an `and`) joins conditions on documents with conditions on codes or
    /// rows: which documents would stay in the universe is then not said.
    void refuse_mixture() const;

    /// Do rows decide at some level: coders, label columns?
    bool of_rows() const;

    /// The expression, with values by their label: `functie = leraar and not code = Angst`.
    std::string words() const;

    /// The values that it names and that `universe` (a smaller one than it was made for) does not have.
    std::vector<GoneValue> gone_from(const Universe& universe) const;

private:
    struct Test {
        WhereTest said;
        Level level;
        std::vector<char> met;           // by value
        std::vector<std::string> names;  // of said.values: labels
    };

    void work_out(Test& test, const std::vector<GoneValue>& gone, Diagnostics& diagnostics);
    void find_values(Test& test, const NamedValue& named, const std::vector<GoneValue>& gone, Diagnostics& diagnostics) const;
    bool meets(const Test& test, std::span<const Id> values) const;
    Truth own(const Test& test, const Level& level, Id value, const Universe& universe) const;
    void fill_tables(const Universe& universe);
    std::string words_of(const WhereNode& node, bool within) const;
    std::string words_of_test(const Test& test, bool negated) const;

    Where where_;
    std::vector<Test> tests_;
    std::vector<std::uint8_t> of_document_;  // width() bytes each
    std::vector<std::uint8_t> of_code_;
    std::vector<std::size_t> row_tests_;     // tests that must look at the row
};

}  // namespace qda
