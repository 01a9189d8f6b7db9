// Names: which codes does the codebook not know, which of its codes are on no quotation, and which names look alike?

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "qda/analysis/check_parts.hpp"
#include "qda/codebook/names.hpp"
#include "qda/text/likeness.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

// The nearest of some names. Names that differ in case alone are found at once; the others by comparing, as long as that
// stays cheap: 100,000 unknown codes are not helped by hints.
class Nearest {
public:
    explicit Nearest(std::vector<std::string> known) : known_(std::move(known))
    {
        for (std::size_t i = 0; i < known_.size(); ++i) by_case_.emplace(fold_case(known_[i]), i);
    }

    std::string to(std::string_view name)
    {
        if (const auto at = by_case_.find(fold_case(name)); at != by_case_.end()) return known_[at->second];
        if (known_.size() > comparisons_) return {};
        comparisons_ -= known_.size();
        return nearest_name(name, known_);
    }

private:
    std::vector<std::string> known_;
    std::unordered_map<std::string, std::size_t> by_case_;
    std::size_t comparisons_ = 500'000;
};

std::string did_you_mean(const std::string& near, std::string otherwise)
{
    return near.empty() ? otherwise : fmt::format("did you mean '{}'?", near);
}

std::vector<std::size_t> quotations_of_codes(const CheckInput& input)
{
    std::vector<std::size_t> n(input.universe.codes.size(), 0);
    for (std::size_t at = 0; at < input.corpus.size(); ++at) {
        std::vector<Id> codes;
        for (const CodingKey& coding : input.corpus[at].codings)
            if (coding.code != kNone) codes.push_back(coding.code);
        std::sort(codes.begin(), codes.end());
        codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
        for (const Id code : codes) ++n[code];
    }
    return n;
}

Finding unknown_code(const std::string& code, std::size_t n, const std::string& near)
{
    return {FindingKind::unknown_code, {}, {}, {},
            fmt::format("code '{}' ({}) is not in the codebook", code, counted(n, "quotation")),
            did_you_mean(near, "name it in the codebook where it belongs"), {}};
}

// An entry of the codebook, whose it is, and what came of it.
struct CodeEntry {
    const NamePattern* pattern;
    std::string owner;
    std::size_t matcher;  // one a dimension, one for speaker codes, one for the code of telling quotations
    bool listed = false;  // the export has a code that it names
    bool used = false;    // ... which is on a quotation
};

class CodebookCodes {
public:
    CodebookCodes(const CheckInput& input, std::vector<Finding>& findings)
        : input_(input), findings_(findings), n_(quotations_of_codes(input))
    {
        collect(*input.codebook);
        for (const Entry& code : input.universe.codes)
            for (NameMatcher& matcher : matchers_) matcher.exists(normal_name(code.name));
    }

    void find()
    {
        std::vector<std::string> names;  // of the codebook, in full
        for (const CodeEntry& entry : entries_)
            if (!entry.pattern->starred()) names.push_back(entry.pattern->text);
        Nearest nearest(std::move(names));
        std::vector<std::string> unknown;
        for (Id code = 0; code < input_.universe.codes.size(); ++code) {
            const std::string& name = input_.universe.codes.name(code);
            if (claimed(code)) continue;
            findings_.push_back(unknown_code(name, n_[code], nearest.to(name)));
            unknown.push_back(name);
        }
        find_unused(std::move(unknown));
    }

private:
    void collect(const Codebook& codebook)
    {
        matchers_.resize(codebook.dimensions.size() + 2);
        for (std::size_t d = 0; d < codebook.dimensions.size(); ++d)
            for (const PlacedValue& placed : values_in_order(codebook.dimensions[d]))
                for (const NamePattern& code : placed.value->codes)
                    entries_.push_back({&code, fmt::format("{} '{}'", codebook.dimensions[d].levels[placed.depth].name,
                                                           placed.value->label), d});
        for (const CodebookSource& source : codebook.sources)
            for (const NamePattern& code : source.speaker)
                entries_.push_back({&code, fmt::format("speaker '{}'", source.label), matchers_.size() - 2});
        if (!codebook.quote_code.text.empty())
            entries_.push_back({&codebook.quote_code, "telling quotations", matchers_.size() - 1});
        for (std::size_t i = 0; i < entries_.size(); ++i) matchers_[entries_[i].matcher].add(*entries_[i].pattern, i);
    }

    bool claimed(Id code)
    {
        bool any = false;
        const std::string name = normal_name(input_.universe.codes.name(code));
        for (const NameMatcher& matcher : matchers_)
            for (const NameMatcher::Claim& claim : matcher.claims(name)) {
                any = true;
                entries_[claim.owner].listed = true;
                if (n_[code] > 0) entries_[claim.owner].used = true;
            }
        return any;
    }

    void find_unused(std::vector<std::string> unknown)
    {
        Nearest nearest(std::move(unknown));
        for (const CodeEntry& entry : entries_) {
            if (entry.used) continue;
            const std::string& text = entry.pattern->text;
            const bool glob = entry.pattern->starred() && !entry.listed;
            const std::string near = entry.listed || glob ? std::string() : nearest.to(text);
            findings_.push_back({FindingKind::unused_code, entry.pattern->where, {}, {},
                                 fmt::format("{} '{}' of {} {}", glob ? "entry" : "code", text, entry.owner,
                                             entry.listed ? "is on no quotation"
                                             : glob       ? "fits no code of the export"
                                                          : "is not in the export"),
                                 near.empty() ? std::string() : fmt::format("is it '{}' in the export?", near), {}});
        }
    }

    const CheckInput& input_;
    std::vector<Finding>& findings_;
    std::vector<std::size_t> n_;
    std::vector<CodeEntry> entries_;
    std::vector<NameMatcher> matchers_;
};

bool labelled(const Universe& universe, const Entry& code)
{
    if (code.has("role", "quote")) return true;
    return std::any_of(universe.levels.begin(), universe.levels.end(),
                       [&](const Entry& level) { return level.has("of", "code") && code.get(level.name); });
}

// A labelled stream: the codes that have labels are those of the codebook.
void find_by_labels(const CheckInput& input, std::vector<Finding>& findings)
{
    const Universe& universe = input.universe;
    if (std::none_of(universe.levels.begin(), universe.levels.end(), [](const Entry& e) { return e.has("of", "code"); })) return;
    const std::vector<std::size_t> n = quotations_of_codes(input);
    std::vector<std::string> known;
    for (const Entry& code : universe.codes)
        if (labelled(universe, code)) known.push_back(code.name);
    Nearest nearest(std::move(known));
    for (Id code = 0; code < universe.codes.size(); ++code) {
        const std::string& name = universe.codes.name(code);
        if (!labelled(universe, universe.codes[code]))
            findings.push_back(unknown_code(name, n[code], nearest.to(name)));
        else if (n[code] == 0)
            findings.push_back({FindingKind::unused_code, {}, {}, {}, fmt::format("code '{}' is on no quotation", name), {}, {}});
    }
}

// Names that readers may take for one, except where the codebook lists both: then they are meant.
void find_alike(const Registry& registry, const std::vector<bool>& meant, FindingKind kind, const char* what,
                const char* hint, std::vector<Finding>& findings)
{
    const std::vector<std::string> names = registry.names();
    for (const NearName& near : near_duplicates(names)) {
        if (!meant.empty() && meant[near.name] && meant[near.like]) continue;
        Finding finding{kind, {}, {}, {}, fmt::format("{} '{}' and '{}' differ {}", what, names[near.like], names[near.name],
                                                      to_string(near.likeness)), hint, {}};
        if (kind == FindingKind::near_duplicate_document) finding.document = names[near.name];
        findings.push_back(std::move(finding));
    }
}

// Which names of the export the codebook lists in full.
std::vector<bool> listed_in_full(const Registry& registry, const std::vector<const NamePattern*>& patterns)
{
    std::unordered_set<std::string_view> full;
    for (const NamePattern* pattern : patterns) full.insert(pattern->text);
    std::vector<bool> listed;
    for (const Entry& entry : registry) listed.push_back(full.contains(normal_name(entry.name)));
    return listed;
}

}  // namespace

void find_code_names(const CheckInput& input, std::vector<Finding>& findings)
{
    if (!input.codebook)
        find_by_labels(input, findings);
    else if (!input.codebook->dimensions.empty())
        CodebookCodes(input, findings).find();
}

void find_near_duplicate_names(const CheckInput& input, std::vector<Finding>& findings)
{
    const Universe& universe = input.universe;
    std::vector<const NamePattern*> codes;
    std::vector<const NamePattern*> documents;
    std::vector<bool> codes_meant;
    std::vector<bool> documents_meant;
    if (input.codebook) {
        for (const Dimension& dimension : input.codebook->dimensions)
            for (const PlacedValue& placed : values_in_order(dimension))
                for (const NamePattern& code : placed.value->codes) codes.push_back(&code);
        for (const CodebookSource& source : input.codebook->sources) {
            for (const NamePattern& code : source.speaker) codes.push_back(&code);
            for (const NamePattern& document : source.documents) documents.push_back(&document);
        }
        codes_meant = listed_in_full(universe.codes, codes);
        documents_meant = listed_in_full(universe.documents, documents);
    } else {
        for (const Entry& code : universe.codes) codes_meant.push_back(labelled(universe, code));
        for (const Entry& document : universe.documents) documents_meant.push_back(document.get("source") != nullptr);
    }
    find_alike(universe.codes, codes_meant, FindingKind::near_duplicate_code, "codes",
               "if they are one, merge them in the export", findings);
    find_alike(universe.documents, documents_meant, FindingKind::near_duplicate_document, "documents",
               "if they are one, rename one of them", findings);
    find_alike(universe.coders, {}, FindingKind::near_duplicate_coder, "coders",
               "if they are one person, use one name", findings);
}

}  // namespace qda
