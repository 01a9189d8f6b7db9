#include "qda/analysis/check.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "qda/analysis/check_parts.hpp"

namespace qda {

namespace {

void add_remarks(const Diagnostics& remarks, std::vector<Finding>& findings)
{
    for (const Diagnostics::Remark& remark : remarks.remarks()) {
        if (remark.topic == Topic::listed) continue;
        Finding finding{FindingKind::reading_remark, remark.where, {}, {}, remark.what, remark.hint, {}};
        if (remark.topic == Topic::encoding) finding.kind = FindingKind::encoding_repaired;
        if (remark.topic == Topic::units) finding.kind = FindingKind::mixed_units;
        if (finding.kind == FindingKind::reading_remark && remark.severity == Severity::warning)
            finding.severity = FindingSeverity::warning;
        findings.push_back(std::move(finding));
    }
}

}  // namespace

std::vector<Finding> export_findings(const CheckInput& input, const Diagnostics& remarks)
{
    std::vector<Finding> findings;
    find_code_names(input, findings);
    find_odd_sources(input, findings);
    find_evidence(input, findings);
    find_judgements(input, findings);
    find_odd_codings(input, findings);
    find_odd_positions(input, findings);
    find_near_duplicate_names(input, findings);
    add_remarks(remarks, findings);
    return findings;
}

CodebookPlaces::CodebookPlaces(const Codebook* codebook)
{
    if (!codebook) return;
    for (const Dimension& dimension : codebook->dimensions)
        for (const PlacedValue& placed : values_in_order(dimension))
            places_[{dimension.levels[placed.depth].name, placed.value->id}] = placed.value->where;
    for (const CodebookSource& source : codebook->sources) places_[{"source", source.id}] = source.where;
}

Location CodebookPlaces::of(const std::string& level, const std::string& id) const
{
    const auto at = places_.find({level, id});
    return at == places_.end() ? Location{} : at->second;
}

std::optional<Level> level_if_known(const Universe& universe, const std::string& name)
{
    Diagnostics none;  // values that the codebook does not name are reported where they are read
    try {
        return resolve_level(universe, name, none);
    } catch (const Error&) {
        return std::nullopt;
    }
}

void carried_by(const Level& level, const Quotation& quotation, std::vector<Id>& into)
{
    into.clear();
    std::vector<Id> room;
    for (const CodingKey& coding : quotation.codings) {
        const auto carried = level.carried(coding, room);
        into.insert(into.end(), carried.begin(), carried.end());
    }
    std::sort(into.begin(), into.end());
    into.erase(std::unique(into.begin(), into.end()), into.end());
}

Finding at_quotation(FindingKind kind, const CheckInput& input, const Quotation& quotation, std::string what, std::string hint)
{
    return {kind, {}, input.universe.documents.name(quotation.document), std::string(quotation.name), std::move(what),
            std::move(hint), {}};
}

std::string counted(std::size_t n, std::string_view what) { return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s"); }

std::string quoted(const std::vector<std::string>& names)
{
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i)
        out += fmt::format("{}'{}'", i == 0 ? "" : i + 1 == names.size() ? " and " : ", ", names[i]);
    return out;
}

}  // namespace qda
