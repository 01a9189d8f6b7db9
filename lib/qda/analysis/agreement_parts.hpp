#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "qda/analysis/agreement.hpp"
#include "qda/analysis/coding_log.hpp"
#include "qda/model/levels.hpp"
#include "qda/stats/alpha.hpp"
#include "qda/stats/bootstrap.hpp"
#include "qda/stats/ratings.hpp"
#include "qda/stats/unitizing.hpp"

namespace qda {

/// Coders by their number in the comparison, a bit each.
using CoderSet = std::uint64_t;
inline constexpr std::size_t kMostCoders = 64;
inline bool has(CoderSet set, std::size_t coder) { return (set >> coder & 1U) != 0; }

enum class AgreementUnit { quotation, character, document, paragraph };

/// A document that at least two of the coders coded. Documents and coders are in the order of their names, so that nothing
/// depends on the order of the input.
struct SharedDocument {
    Id id = kNone;
    CoderSet coders = 0;
    std::int64_t length = -1;  ///< in units of the continuum; -1: unknown (then it was not needed)
};

/// What is compared in a row of the result: a level as a whole, or one of its values.
struct AgreementCategory {
    std::string name;
    Id value = kNone;  ///< kNone: the whole
};

/// A unit, or a stretch of alike ones, with what each coder says of it.
struct RatedUnits {
    std::uint32_t document = 0;  ///< number among the shared ones
    Position start = Span::kUnknown, end = Span::kUnknown;
    Id quotation = kNone;
    std::uint64_t units = 1;
    CoderSet made_by = ~CoderSet{0};  ///< for whom it is a unit: of quotations those who made it
};

/// All units of one category: values by coder behind each other. What nobody gave anything is summed up at the end.
struct RatedItems {
    std::size_t categories = 0;
    std::int32_t absent = kMissing;  ///< the category that says no
    std::vector<RatedUnits> items;
    std::vector<std::int32_t> values;
    /// Of units that are continua: by document and coder, the sections that have a value, 0 at `absent` = 0 being the value
    /// that is present.
    std::vector<std::vector<std::vector<ContinuumSection>>> sections;
};

struct AgreementParts {
    AgreementParts(AgreementOptions given, const Universe& all, Diagnostics& remarks);

    AgreementOptions options;
    const Universe& universe;
    Diagnostics& diagnostics;
    AgreementUnit unit;
    CodingLog log;
    std::vector<std::string> quotation_names;  // by quotation, where they are listed
    std::vector<std::string> quotation_texts;
    std::size_t without_coder = 0;

    // Worked out after the last batch.
    Level level;
    std::vector<Id> coders;            // by their number here
    std::vector<Id> number_of_coder;   // by id; kNone: not compared
    std::vector<SharedDocument> documents;
    std::vector<Id> number_of_document;  // by id; kNone: not shared
    std::vector<double> numbers;         // of the categories, where the metric is of numbers; see number_order
    std::vector<Id> rank;                // category of a value of the level
    std::size_t unused = 0;              // values that nobody applied and that have no row
    std::uint64_t empty_places = 0;

    bool whole() const { return !options.level.empty() && !options.each && options.codes.empty(); }
    bool continuum() const { return unit == AgreementUnit::character || unit == AgreementUnit::paragraph; }
    bool intervals() const { return options.interval || options.draws || options.seed; }
    bool needs_lengths() const;
    std::size_t draws() const { return options.draws.value_or(1000); }
    double interval_level() const { return options.interval.value_or(0.95); }
    std::uint64_t seed() const { return options.seed.value_or(1); }
    std::string coder_name(std::size_t coder) const { return universe.coders.name(coders[coder]); }
    std::string document_name(std::size_t document) const { return universe.documents.name(documents[document].id); }

    void resolve();  // coders, documents, level, categories
    void find_coders();
    void find_documents();
    void find_lengths();
    void find_numbers();
    std::vector<AgreementCategory> categories() const;

    /// The units of each category, in the order of categories(), one after another.
    void each_category(const std::function<void(const AgreementCategory&, const RatedItems&)>& take);

};

/// A coder gave this value to units from `first` on: a quotation, document, or stretch.
struct Applied {
    Id value;
    std::uint32_t document;
    std::uint32_t coder;
    std::uint32_t unit;
    Position start, end;
};

/// Units that are quotations or documents: what was applied to which, and the units themselves.
struct UnitList {
    std::vector<RatedUnits> units;  ///< in order of document and place
    std::vector<Applied> applied;   ///< no order
};
UnitList quotation_units(const AgreementParts& parts);
UnitList document_units(const AgreementParts& parts);
/// What was applied where on the continuum, each by its place; paragraphs by their number. \throws Error where a place is
/// unknown or behind the end.
std::vector<Applied> continuum_places(AgreementParts& parts);

/// Who is compared: two coders, or all.
struct CoderGroup {
    std::vector<std::size_t> coders;
    bool all = false;
};
std::vector<CoderGroup> coder_groups(const AgreementParts& parts);
/// The documents that count for a group.
bool counts_for(const SharedDocument& document, const CoderGroup& group);

/// One figure of a row.
struct AgreementFigure {
    std::string measure;
    std::uint64_t n = 0;
    std::optional<double> value, low, high;
    std::string note;
};
/// The coefficients of a group of coders. `value`: one of the values of a level that is compared as a whole, against the
/// others; kNone: as the items have it.
std::vector<AgreementFigure> agreement_figures(const AgreementParts& parts, const RatedItems& items, const CoderGroup& group, Id value);

bool is_unitizing(const std::string& measure);
/// What counts and how, for the notes of a table.
std::vector<std::string> agreement_notes(const AgreementParts& parts);
/// Notes and history.
void finish_agreement(const AgreementParts& parts, Table& table);
Table agreement_table(AgreementParts& parts);
Table disagreement_table(AgreementParts& parts);

}  // namespace qda
