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

/// What coders are compared on, and by which coefficients.
struct AgreementOptions {
    std::string level;               ///< whose values are compared; empty: `code`, each by itself
    bool each = false;               ///< each value of the level by itself, present or absent
    std::vector<std::string> codes;  ///< only these codes, each by itself
    std::vector<std::string> coders;  ///< only these; empty: all
    std::string unit = "quotation";  ///< quotation, character, document, paragraph
    std::optional<double> overlap;   ///< of quotations that are one unit: shared part of the longer, 0 (any) to 1
    std::string units = "all";       ///< all, or coded: only those that a coder of the row gave something
    bool none = false;               ///< no value is a category, too
    std::vector<std::string> measures = {"alpha"};
    std::string metric = "nominal";
    std::optional<double> interval;      ///< level of bootstrap intervals, above 0 and below 1
    std::optional<std::size_t> draws;    ///< of the bootstrap; any of the three asks for intervals
    std::optional<std::uint64_t> seed;
    bool long_form = false;
    bool disagreements = false;  ///< a list of where coders differ, instead of the coefficients
    bool words = false;          ///< with the text of the quotation: participants' words
    std::string title;
};

struct AgreementParts;

/// Do the coders agree? Compares, in the documents that both of a pair coded (for all together: that at least two of them
/// coded), which values they gave to the same units.
///
/// - `quotation`: what has the same span in the document (or is the same quotation, where spans are unknown), whoever made
///   it; with `overlap` also spans that share so much. The units of a pair are the quotations that one of the two made.
/// - `character`: every character of the document, in stretches. Of `paragraph`, every paragraph that is not empty.
/// - `document`: the document as a whole.
///
/// At a level as a whole a coder has one value on a unit, or none: then it is missing, or, with `none`, a category of its
/// own. Each value by itself is present or absent; a coder of the document who did not give it says absent.
class CoderAgreement {
public:
    /// \throws Error for options that are unknown or contradict each other.
    CoderAgreement(AgreementOptions options, const Universe& universe, Diagnostics& diagnostics);
    ~CoderAgreement();

    Needs needs() const;
    void add(const Batch& batch);

    /// After the last batch. Long form: `level category coder_1 coder_2 unit n measure value low high note`; wide: `category
    /// coder_1 coder_2 n`, a column (with intervals three) a measure, `note`, where all of two coders have no row beside the
    /// pair. Disagreements: `level category coder_1 coder_2
    /// unit document start end positions quotation value_1 value_2`, with words `text`.
    /// \throws Error where there are no two coders with a document in common, where a coder gave one unit two values of a
    ///         level, or places or lengths that the unit needs are unknown.
    Table table();

private:
    std::unique_ptr<AgreementParts> parts_;
};

}  // namespace qda
