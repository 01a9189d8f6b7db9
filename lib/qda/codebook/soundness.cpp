#include "qda/codebook/soundness.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "qda/text/likeness.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

bool has_code(const CodebookValue& value)
{
    return !value.codes.empty() || std::any_of(value.values.begin(), value.values.end(), has_code);
}

std::string line_of(const Location& where) { return fmt::format("{}:{}", where.line, where.column); }

void find_values_without_code(const Dimension& dimension, const std::vector<PlacedValue>& values,
                              std::vector<Finding>& findings)
{
    for (const PlacedValue& placed : values) {
        if (has_code(*placed.value)) continue;
        if (placed.parent != PlacedValue::npos && !has_code(*values[placed.parent].value)) continue;  // said of that one
        findings.push_back({FindingKind::value_without_code, placed.value->where, {}, {},
                            fmt::format("no code leads to {} '{}'", dimension.levels[placed.depth].name, placed.value->label),
                            "name its codes, or remove it", {}});
    }
}

// Two things that tables would show under one name.
class Labels {
public:
    Labels(std::string what, std::vector<Finding>& findings) : what_(std::move(what)), findings_(findings) {}

    void add(const std::string& label, const Location& where)
    {
        const auto [at, fresh] = first_.emplace(fold_case(label), where);
        if (!fresh)
            findings_.push_back({FindingKind::duplicate_label, where, {}, {},
                                 fmt::format("{} '{}' has the label of another one, at {}", what_, label, line_of(at->second)),
                                 "tables cannot tell them apart: give one of them another label", {}});
    }

private:
    std::string what_;
    std::vector<Finding>& findings_;
    std::map<std::string, Location> first_;
};

void find_duplicate_labels(const Codebook& codebook, std::vector<Finding>& findings)
{
    for (const Dimension& dimension : codebook.dimensions) {
        std::vector<Labels> levels;
        for (const CodebookLevel& level : dimension.levels) levels.emplace_back(level.name, findings);
        for (const PlacedValue& placed : values_in_order(dimension))
            levels[placed.depth].add(placed.value->label, placed.value->where);
    }
    Labels sources("source", findings);
    for (const CodebookSource& source : codebook.sources) sources.add(source.label, source.where);
}

// Only where there are sources at all: a codebook need not list any.
void find_kinds_without_source(const Codebook& codebook, std::vector<Finding>& findings)
{
    if (codebook.sources.empty()) return;
    std::set<std::string_view> present;
    for (const CodebookSource& source : codebook.sources) present.insert(source.kind);
    struct Declared {
        std::string_view kind;
        Location where;
        std::size_t values;
    };
    std::vector<Declared> missing;
    for (const Dimension& dimension : codebook.dimensions)
        for (const PlacedValue& placed : values_in_order(dimension))
            for (const std::string& kind : placed.value->source_kinds) {
                if (present.contains(kind)) continue;
                const auto at = std::find_if(missing.begin(), missing.end(), [&](const Declared& d) { return d.kind == kind; });
                if (at != missing.end())
                    ++at->values;
                else
                    missing.push_back({kind, placed.value->where, 1});
            }
    for (const Declared& kind : missing)
        findings.push_back({FindingKind::kind_without_source, kind.where, {}, {},
                            fmt::format("{} {} the kind '{}', and no source is of it", kind.values,
                                        kind.values == 1 ? "value declares" : "values declare", kind.kind),
                            "add the sources of this kind, or take it from the values", {}});
}

void find_sources_without_document(const Codebook& codebook, std::vector<Finding>& findings)
{
    for (const CodebookSource& source : codebook.sources)
        if (source.documents.empty() && source.speaker.empty())
            findings.push_back({FindingKind::source_without_document, source.where, {}, {},
                                fmt::format("source '{}' names no document and no speaker code", source.label),
                                "name its documents as they are called in the export", {}});
}

// Names that belong to different owners, and that readers may take for one.
struct OwnedName {
    const NamePattern* pattern;
    std::string owner;  // as messages name it
};

void find_near_duplicates(const std::vector<OwnedName>& owned, FindingKind kind, const char* what,
                          std::vector<Finding>& findings)
{
    std::vector<std::string> names;
    for (const OwnedName& one : owned) names.push_back(one.pattern->text);
    for (const NearName& near : near_duplicates(names)) {
        const OwnedName& one = owned[near.name];
        const OwnedName& other = owned[near.like];
        if (one.owner == other.owner || one.pattern->text == other.pattern->text) continue;
        findings.push_back({kind, one.pattern->where, {}, {},
                            fmt::format("{} '{}' of {} and '{}' of {}, at {}, differ {}", what, one.pattern->text, one.owner,
                                        other.pattern->text, other.owner, line_of(other.pattern->where),
                                        to_string(near.likeness)),
                            "are they meant to be two?", {}});
    }
}

void find_near_duplicate_names(const Codebook& codebook, std::vector<Finding>& findings)
{
    std::vector<OwnedName> codes;
    for (const Dimension& dimension : codebook.dimensions)
        for (const PlacedValue& placed : values_in_order(dimension))
            for (const NamePattern& code : placed.value->codes)
                codes.push_back({&code, fmt::format("{} '{}'", dimension.levels[placed.depth].name, placed.value->label)});
    std::vector<OwnedName> documents;
    for (const CodebookSource& source : codebook.sources) {
        for (const NamePattern& code : source.speaker) codes.push_back({&code, fmt::format("speaker '{}'", source.label)});
        for (const NamePattern& document : source.documents)
            documents.push_back({&document, fmt::format("source '{}'", source.label)});
    }
    find_near_duplicates(codes, FindingKind::near_duplicate_code, "codes", findings);
    find_near_duplicates(documents, FindingKind::near_duplicate_document, "documents", findings);
}

}  // namespace

std::vector<Finding> codebook_findings(const Codebook& codebook)
{
    std::vector<Finding> findings;
    for (const Dimension& dimension : codebook.dimensions)
        find_values_without_code(dimension, values_in_order(dimension), findings);
    find_duplicate_labels(codebook, findings);
    find_kinds_without_source(codebook, findings);
    find_sources_without_document(codebook, findings);
    find_not_asked(codebook, findings);
    find_near_duplicate_names(codebook, findings);
    return findings;
}

}  // namespace qda
