// What the numbers of an agreement count, in words.

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "qda/analysis/agreement_parts.hpp"
#include "qda/table/selection_lines.hpp"

namespace qda {

namespace {

struct MeasureNote {
    const char* name;
    const char* what;
};

constexpr MeasureNote kMeasureNotes[] = {
    {"percent", "percent: share of pairs of coders that agree on a unit, averaged over units with at least two values"},
    {"holsti", "holsti: 2 A / (N1 + N2), of the values that each coder gave (Holsti 1969); of all coders the mean of the pairs"},
    {"cohen", "cohen: kappa of units that both judged (Cohen 1960); of all coders the mean of the pairs (Light 1971)"},
    {"scott", "scott: pi of units that both judged (Scott 1955); of all coders it is Fleiss' kappa"},
    {"brennan_prediger", "brennan_prediger: chance is 1 / categories, used or not (Brennan & Prediger 1981)"},
    {"fleiss", "fleiss: kappa of several coders, also with missing values (Fleiss 1971, Gwet 2014)"},
    {"conger", "conger: kappa of several coders, each with frequencies of their own (Conger 1980, Gwet 2014)"},
    {"ac1", "ac1: Gwet's coefficient (Gwet 2008)"},
    {"alpha", "alpha: Krippendorff's alpha"},
    {"u_alpha_1995", "u_alpha_1995: unitizing alpha of 1995 (Krippendorff 1995, 2004 pp. 251-256)"},
    {"u_alpha", "u_alpha: unitizing alpha u of 2016 (Krippendorff et al. 2016), gaps being a value"},
    {"uu_alpha", "uu_alpha: unitizing alpha |u of 2016: units against gaps, whatever their value"},
    {"cu_alpha", "cu_alpha: unitizing alpha cu of 2016: values where units of coders intersect, without gaps"},
    {"jaccard", "jaccard: what both applied, of what at least one did; of all coders the mean of the pairs"},
};

std::string unit_note(const AgreementParts& parts)
{
    switch (parts.unit) {
    case AgreementUnit::document: return "unit: document, as a whole";
    case AgreementUnit::paragraph: return "unit: paragraph that is not blank; a coding belongs to each of which it has a character";
    case AgreementUnit::character: return "unit: character; overlapping passages of one coder with one value are one passage";
    case AgreementUnit::quotation: break;
    }
    if (!parts.options.overlap) return "unit: quotation; equal spans of a document are one unit, whoever made them";
    if (*parts.options.overlap == 0) return "unit: quotation; those that overlap are one unit";
    return fmt::format("unit: quotation; those that share at least {} of the longer one are one unit", *parts.options.overlap);
}

std::string values_note(const AgreementParts& parts)
{
    if (!parts.whole()) return fmt::format("each {} by itself: a coder of the document who did not apply it says absent", parts.level.name);
    const std::string silent = parts.options.none ? "no value is a category of its own" : "a coder without a value on a unit is missing there";
    return fmt::format("{} as a whole (category all), {} categories; {}; a category is compared with all others", parts.level.name,
                       parts.level.values.size() + (parts.options.none ? 1 : 0), silent) +
           (parts.options.metric == "nominal" ? "" : ", by a nominal alpha");
}

// The documents of each pair, said once where all pairs have the same.
void document_notes(const AgreementParts& parts, std::vector<std::string>& notes)
{
    std::map<std::string, std::vector<std::string>> pairs;  // by documents
    for (const CoderGroup& group : coder_groups(parts)) {
        if (group.all) continue;
        std::string names;
        std::size_t n = 0;
        for (std::size_t i = 0; i < parts.documents.size(); ++i) {
            if (!counts_for(parts.documents[i], group)) continue;
            names += (n++ == 0 ? "" : ", ") + parts.document_name(i);
        }
        pairs[fmt::format("({}){}{}", n, n == 0 ? "" : ": ", names)].push_back(parts.coder_name(group.coders[0]) + " and " + parts.coder_name(group.coders[1]));
    }
    for (const auto& [documents, who] : pairs) {
        std::string text;
        for (const std::string& one : who) text += (text.empty() ? "" : "; ") + one;
        notes.push_back("documents that both coded, " + text + " " + documents);
    }
    if (parts.coders.size() > 2) notes.push_back(fmt::format("all coders: documents that at least two coded ({}); who did not is missing there", parts.documents.size()));
}

void left_out(const AgreementParts& parts, std::vector<std::string>& notes)
{
    std::vector<std::string> names;
    for (Id id = 0; id < parts.universe.documents.size(); ++id)
        if (parts.number_of_document[id] == kNone) names.push_back(parts.universe.documents.name(id));
    std::ranges::sort(names);
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    if (!names.empty()) notes.push_back(fmt::format("documents that no two of them coded are left out ({}): {}", names.size(), text));
}

}  // namespace

std::vector<std::string> agreement_notes(const AgreementParts& parts)
{
    std::vector<std::string> notes = {unit_note(parts), values_note(parts)};
    if (parts.options.units == "coded") notes.push_back("only units to which at least one coder of the row gave something");
    document_notes(parts, notes);
    left_out(parts, notes);
    if (parts.options.disagreements) return notes;
    for (const MeasureNote& note : kMeasureNotes)
        if (std::ranges::count(parts.options.measures, note.name) > 0)
            notes.push_back(std::string(note.what) + (std::string(note.name) == "alpha" ? ", " + parts.options.metric + " (Krippendorff 2011)" : ""));
    if (parts.intervals())
        notes.push_back(fmt::format("low, high: percentile interval of {} from {} bootstrap draws of {}, seed {}", parts.interval_level(), parts.draws(),
                                    parts.unit == AgreementUnit::character ? "documents, as characters of one are not independent" : "units", parts.seed()));
    if (parts.unused > 0) notes.push_back(fmt::format("values of {} that nobody gave there are left out: {}", parts.level.name, parts.unused));
    if (parts.empty_places > 0) notes.push_back(fmt::format("codings of empty places are left out: {}", parts.empty_places));
    return notes;
}

void finish_agreement(const AgreementParts& parts, Table& table)
{
    table.notes = agreement_notes(parts);
    table.history = parts.universe.history;
    note_selection(table, parts.universe.carried);
}

}  // namespace qda
