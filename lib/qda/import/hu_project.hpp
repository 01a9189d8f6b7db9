#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "qda/import/hu_names.hpp"
#include "qda/import/hu_remarks.hpp"
#include "qda/model/batch.hpp"
#include "qda/model/intake.hpp"
#include "qda/table/raw_names.hpp"

namespace qda {

/// What a storedHU file says, as small as it goes: its links stand behind all quotations, so these wait for them.
struct HuProject {
    struct Quotation {
        Id document;  ///< in the universe
        Id id;        ///< in `quotation_ids`
        Id by;        ///< in `authors`
    };
    struct Link {
        Id quotation;  ///< in `quotation_ids`
        Id code;       ///< in `code_ids`
        Id by = kNone; ///< in `authors`: who applied it; kNone where the file does not say
    };
    static constexpr std::uint64_t kNoNumber = 0xFFFFFFFFFFFFFFFFU;
    struct Groundedness {
        Id code;            ///< in `code_ids`
        std::int64_t said;  ///< quotations that it has, as the file says
    };

    HuIds document_ids{"document"};
    HuIds code_ids{"code"};            ///< things: codes of the universe
    HuIds quotation_ids{"quotation"};  ///< things: indices in `quotations`
    RawNames authors;
    std::vector<Quotation> quotations;   ///< in file order
    std::vector<Link> links;             ///< in file order
    std::vector<Groundedness> grounded;  ///< of codes of which the file says it
    /// By quotation, as hu_number() gives them; kNoNumber where the file has none. Empty: the ids of quotations say it.
    std::vector<std::uint64_t> numbers;
    SpanStore spans;                     ///< by quotation; empty where nobody needs them
    TextColumn extras[kExtras];          ///< by Extra, one for each quotation; empty where nobody needs them
};

/// The two numbers of a quotation's id, as the program shows them in its list (`2:13`): of `q2_13_12` (document,
/// quotation, serial number), of `q1_5` as older versions have it, and of `2:13` itself; the first in the upper 32
/// bits. nullopt for any other id.
std::optional<std::uint64_t> hu_number(std::string_view id);

/// Hands the codings on, one row each, in the order of the quotations and, within one, of the links; a quotation that no
/// link names is a row without a code. Quotations are called by the numbers of hu_number where those are unique, else
/// by their id. Links that name nothing are counted in `remarks`.
/// Coders are those that the links say. \param coder_from_quotation_by who made a quotation is taken as who coded it,
/// whatever the links say. The program's own user is never a coder.
void hand_on_codings(HuProject& project, bool coder_from_quotation_by, HuRemarks& remarks, Intake& intake);

}  // namespace qda
