#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "qda/base/error.hpp"

namespace qda {

/// How much a finding matters. error: what follows from it is wrong, and qda-check ends with status 1; warning: most
/// likely a mistake, or something to account for; note: good to know.
enum class FindingSeverity { note, warning, error };
const char* to_string(FindingSeverity severity);

/// What qda-check looks for, in the order in which it reports.
enum class FindingKind {
    // the codebook alone
    codebook_invalid,
    value_without_code,
    duplicate_label,
    kind_without_source,
    source_without_document,
    not_asked,
    kind_not_asked,
    // how export and codebook fit
    unknown_code,
    unused_code,
    document_without_source,
    missing_document,
    source_without_reference,
    value_without_evidence,
    declared_kind_unseen,
    undeclared_kind_seen,
    knelpunt_one_respondent,
    knelpunt_one_kind,
    contradicting_judgements,
    judgement_without_subject,
    // the export by itself
    uncoded_quotation,
    repeated_coding,
    overlapping_codings,
    empty_quotation,
    position_past_end,
    mixed_units,
    document_without_quotation,
    near_duplicate_code,
    near_duplicate_document,
    near_duplicate_coder,
    encoding_repaired,
    reading_remark
};

/// A kind as users write it, and what it means.
struct FindingRule {
    FindingKind kind;
    const char* name;          ///< kebab-case; never changes, as it stands in command lines of others
    FindingSeverity severity;  ///< unless --error raises it
    const char* what;          ///< one line for --help
};

/// All kinds, in their order.
std::span<const FindingRule> finding_rules();
const FindingRule& rule_of(FindingKind kind);

/// One thing that a check found. Names codes, documents, labels and ids; never a participant's words.
struct Finding {
    FindingKind kind;
    Location where;         ///< in the codebook, or in a file that was read; may be unknown
    std::string document;   ///< where in the export: a document ...
    std::string quotation;  ///< ... and a quotation of it, as the program numbers them: `2:14`. Both may be empty
    std::string what;
    std::string hint;
    std::optional<FindingSeverity> severity;  ///< instead of that of its kind
};

FindingSeverity severity_of(const Finding& finding);

/// `codebook.yaml:12:5`, or the document and quotation: `Respondent 1 1:14`; empty where nothing is known.
std::string place_of(const Finding& finding);

/// What the user wants of kinds: `--error` and `--ignore`, each a list of kinds, or of the words `warning` and `note` for
/// all findings that are so by themselves.
struct FindingChoice {
    std::vector<std::string> errors;
    std::vector<std::string> ignored;
};

/// Puts findings in the order of their kinds (those of one kind stay as they come), raises the ones to be errors, drops
/// the ones to be ignored. \returns how many were dropped. \throws Error for a word that is no kind, with the nearest.
std::size_t choose(std::vector<Finding>& findings, const FindingChoice& choice);

}  // namespace qda
