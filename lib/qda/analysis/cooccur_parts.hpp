#pragma once

// What the files of Cooccurrence share: the options, worked out (cooccur.cpp), which values a row carries and the
// documents one by one (cooccur_fold.cpp), and the table (cooccur_table.cpp).

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "qda/analysis/cooccur.hpp"
#include "qda/analysis/grid.hpp"
#include "qda/analysis/mark_log.hpp"
#include "qda/analysis/places.hpp"
#include "qda/model/levels.hpp"

namespace qda {

enum class PairUnit { pairs, quotations, characters, documents, respondents };

/// Units of positions that were met, as bits.
enum PositionUnit : unsigned { kCodepoint = 1, kPaged = 2, kParagraph = 4, kMillisecond = 8 };

/// The values of one or two levels, numbered through: those of the second behind those of the first.
class PairedLevels {
public:
    PairedLevels(Level first, std::optional<Level> second, std::size_t n_codes);

    const Level& first() const { return first_; }
    const Level& second() const { return second_ ? *second_ : first_; }
    bool two() const { return second_.has_value(); }
    std::size_t size() const { return first_.values.size() + (second_ ? second_->values.size() : 0); }
    /// The number of the first value of the second level.
    Id begin_second() const { return second_ ? static_cast<Id>(first_.values.size()) : 0; }
    const LevelValue& value(Id number) const;
    const Level& level_of(Id number) const;

    /// Only codes have values, so that of_code() gives them all.
    bool of_codes() const { return of_codes_; }
    std::span<const Id> of_code(Id code) const
    {
        return {by_code_.data() + begin_[code], by_code_.data() + begin_[code + 1]};
    }
    /// Appends the values that a row of `document` carries.
    void carried(Id document, const LoggedRow& row, std::vector<Id>& room, std::vector<Id>& values) const;

private:
    void append(const Level& level, Id offset, const CodingKey& key, std::vector<Id>& room, std::vector<Id>& values) const;

    Level first_;
    std::optional<Level> second_;
    bool of_codes_ = false;            // both levels are: then by code
    std::vector<std::size_t> begin_;   // in by_code_
    std::vector<Id> by_code_;
};

/// What was counted, by one thread or by all.
struct PairTally {
    explicit PairTally(std::size_t values) : both(values), first(values, 0), length_unknown(values, 0) {}

    Grid<std::uint64_t> both;
    std::vector<std::uint64_t> first;    // by value
    std::vector<char> length_unknown;    // by value: characters cannot be said
    std::uint64_t things = 0;            // codings (pairs) or quotations
    std::uint64_t without_value = 0;     // of these
    std::uint64_t without_place = 0;     // that carry a value, though the relation is one of places
    unsigned units = 0;                  // PositionUnit
    Id first_unplaced = kNone;           // the first document with such a one
    Id first_of_unit[4] = {kNone, kNone, kNone, kNone};  // the first document with each unit

    void add(const PairTally& other);
    /// Takes note of the unit of a document's places; `paged`: some are `page:codepoint`.
    void note_unit(Id document, const Entry& entry, bool paged);
    void note_unplaced(Id document)
    {
        ++without_place;
        first_unplaced = std::min(first_unplaced, document);
    }
};

struct CooccurParts {
    CooccurParts(CooccurOptions given, const Universe& u, Diagnostics& d);
    CooccurParts(const CooccurParts&) = delete;

    // cooccur.cpp
    MarkLogOptions log_options() const;
    bool rolled(bool second) const;
    bool needs_places() const;
    bool is_directed() const;
    void check_measures() const;
    void resolve();
    void check_places();
    std::optional<std::string> wrong_with_places() const;
    std::string where_places_are_wrong() const;
    // cooccur_fold.cpp
    PairTally fold() const;
    std::vector<std::vector<Id>> documents_of_respondents() const;
    // cooccur_table.cpp
    Table table();
    void long_form(Table& table);
    void matrix(Table& table);
    std::vector<std::pair<Id, Id>> pairs_to_show() const;
    std::optional<std::uint64_t> n(Id value) const;
    std::optional<std::uint64_t> n_both(Id first, Id second) const;
    bool reaches_min(Id first, Id second) const;
    Cell measured(const std::string& measure, Id first, Id second);
    std::string mark(Id first, Id second) const;
    void find_all();
    // cooccur_notes.cpp
    std::string title() const;
    void say_what(Table& table) const;
    void say_relation(Table& table) const;
    void say_unit(Table& table) const;
    void say_measures(Table& table) const;
    void tally_notes(Table& table) const;
    // cooccur_shards.cpp
    void say_parts(Table& table) const;
    std::string why_not_merged() const;

    CooccurOptions options;
    const Universe& universe;
    Diagnostics& diagnostics;
    Relation relation = Relation::overlap;
    bool by_default = false;  // nobody named the relation
    PairUnit unit = PairUnit::pairs;
    std::vector<std::string> measures;
    MarkLog log;

    // After the last batch:
    std::optional<PairedLevels> levels;
    std::optional<Level> respondents;
    std::optional<PairTally> tally;
    std::string fallen_back;           // why the relation is `quotation`
    std::optional<std::uint64_t> all;  // N of lift, npmi and phi
    std::uint64_t outside = 0;         // coefficients c that are outside [0, 1]
    std::uint64_t no_sets = 0;         // coefficients that are NA because there are more pairs than codings
    std::uint64_t not_shown = 0;       // values that --min left out of a matrix
};

}  // namespace qda
