#include "qda/model/finding.hpp"

#include <algorithm>
#include <array>

namespace qda {

namespace {

using Kind = FindingKind;
constexpr auto kError = FindingSeverity::error;
constexpr auto kWarning = FindingSeverity::warning;
constexpr auto kNote = FindingSeverity::note;

constexpr std::array kRules = {
    FindingRule{Kind::codebook_invalid, "codebook-invalid", kError, "the codebook cannot be used as it stands"},
    FindingRule{Kind::value_without_code, "value-without-code", kWarning, "no code leads to a value or to one below it"},
    FindingRule{Kind::duplicate_label, "duplicate-label", kWarning, "two values of a level, or two sources, have one label"},
    FindingRule{Kind::kind_without_source, "kind-without-source", kWarning,
                "a kind of source is declared of values, and no source of the codebook is of it"},
    FindingRule{Kind::source_without_document, "source-without-document", kWarning,
                "a source names no document and no speaker code"},
    FindingRule{Kind::not_asked, "not-asked", kWarning,
                "no question of an instrument of a declared kind asks about a value"},
    FindingRule{Kind::kind_not_asked, "kind-not-asked", kNote,
                "a value is asked about, but not in the instrument of this declared kind"},
    FindingRule{Kind::unknown_code, "unknown-code", kWarning, "a code of the export is not in the codebook"},
    FindingRule{Kind::unused_code, "unused-code", kNote, "a code of the codebook is on no quotation"},
    FindingRule{Kind::document_without_source, "document-without-source", kWarning, "a document belongs to no source"},
    FindingRule{Kind::missing_document, "missing-document", kWarning,
                "the export lacks a document of a source that has others"},
    FindingRule{Kind::source_without_reference, "source-without-reference", kWarning,
                "no quotation belongs to this source alone"},
    FindingRule{Kind::value_without_evidence, "value-without-evidence", kWarning,
                "no quotation is about a value (of a level with declared kinds of source)"},
    FindingRule{Kind::declared_kind_unseen, "declared-kind-unseen", kWarning,
                "a value has quotations, but none of a kind of source that is declared"},
    FindingRule{Kind::undeclared_kind_seen, "undeclared-kind-seen", kWarning,
                "a value has quotations of a kind of source that is not declared"},
    FindingRule{Kind::knelpunt_one_respondent, "knelpunt-one-respondent", kWarning,
                "a knelpunt rests on one respondent, and on no other source"},
    FindingRule{Kind::knelpunt_one_kind, "knelpunt-one-kind", kWarning,
                "a knelpunt rests on one kind of source where more are declared"},
    FindingRule{Kind::contradicting_judgements, "contradicting-judgements", kNote,
                "a quotation has two values of a judgement"},
    FindingRule{Kind::judgement_without_subject, "judgement-without-subject", kNote,
                "a quotation is judged, and is about no value"},
    FindingRule{Kind::uncoded_quotation, "uncoded-quotation", kNote, "a quotation has no code"},
    FindingRule{Kind::repeated_coding, "repeated-coding", kWarning,
                "a coder applied the same code to a quotation twice"},
    FindingRule{Kind::overlapping_codings, "overlapping-codings", kWarning,
                "a coder applied one code to quotations that overlap"},
    FindingRule{Kind::empty_quotation, "empty-quotation", kWarning, "a quotation ends where it starts"},
    FindingRule{Kind::position_past_end, "position-past-end", kError, "a quotation ends past the end of its document"},
    FindingRule{Kind::mixed_units, "mixed-units", kWarning, "positions count several units"},
    FindingRule{Kind::document_without_quotation, "document-without-quotation", kNote, "a document has no quotation"},
    FindingRule{Kind::near_duplicate_code, "near-duplicate-code", kWarning,
                "codes differ in case, blanks, Unicode form or one character"},
    FindingRule{Kind::near_duplicate_document, "near-duplicate-document", kWarning, "documents do"},
    FindingRule{Kind::near_duplicate_coder, "near-duplicate-coder", kWarning, "coders do"},
    FindingRule{Kind::encoding_repaired, "encoding-repaired", kNote, "a file was not UTF-8 and was converted"},
    FindingRule{Kind::reading_remark, "reading-remark", kNote, "what else reading remarked; also as a warning"},
};

const FindingRule* rule_named(std::string_view name)
{
    const auto at = std::find_if(kRules.begin(), kRules.end(), [&](const FindingRule& rule) { return name == rule.name; });
    return at == kRules.end() ? nullptr : &*at;
}

// What a list names: kinds, and severities.
struct Named {
    std::vector<bool> kinds = std::vector<bool>(kRules.size(), false);
    bool warnings = false;
    bool notes = false;

    bool has(const Finding& finding) const
    {
        const FindingSeverity severity = severity_of(finding);
        return kinds[static_cast<std::size_t>(finding.kind)] || (warnings && severity == kWarning) ||
               (notes && severity == kNote);
    }
};

Named named_by(const std::vector<std::string>& words, const char* option)
{
    Named named;
    for (const std::string& word : words) {
        if (const FindingRule* rule = rule_named(word)) {
            named.kinds[static_cast<std::size_t>(rule->kind)] = true;
        } else if (word == "warning" || word == "note") {
            (word == "note" ? named.notes : named.warnings) = true;
        } else {
            std::vector<std::string> known = {"warning", "note"};
            for (const FindingRule& other : kRules) known.emplace_back(other.name);
            const std::string near = nearest_name(word, known);
            throw Error({}, std::string(option) + ": no kind of finding '" + word + "'",
                        near.empty() ? "qda-check --help lists the kinds" : "did you mean '" + near + "'?");
        }
    }
    return named;
}

}  // namespace

const char* to_string(FindingSeverity severity)
{
    switch (severity) {
    case FindingSeverity::error: return "error";
    case FindingSeverity::warning: return "warning";
    case FindingSeverity::note: break;
    }
    return "note";
}

std::span<const FindingRule> finding_rules() { return kRules; }

const FindingRule& rule_of(FindingKind kind) { return kRules[static_cast<std::size_t>(kind)]; }

FindingSeverity severity_of(const Finding& finding)
{
    return finding.severity.value_or(rule_of(finding.kind).severity);
}

std::string place_of(const Finding& finding)
{
    if (!finding.document.empty())
        return finding.quotation.empty() ? finding.document : finding.document + " " + finding.quotation;
    return to_string(finding.where);
}

std::size_t choose(std::vector<Finding>& findings, const FindingChoice& choice)
{
    const Named errors = named_by(choice.errors, "--error");
    const Named ignored = named_by(choice.ignored, "--ignore");
    const std::size_t dropped = std::erase_if(findings, [&](const Finding& finding) { return ignored.has(finding); });
    for (Finding& finding : findings)
        if (errors.has(finding)) finding.severity = FindingSeverity::error;
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding& a, const Finding& b) { return a.kind < b.kind; });
    return dropped;
}

}  // namespace qda
