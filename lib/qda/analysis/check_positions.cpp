// Positions: quotations that are empty or end past their document, and documents in several units.

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "qda/analysis/check_parts.hpp"

namespace qda {

namespace {

std::string unit_of(const Entry& document)
{
    const std::string* unit = document.get("positions");
    return unit ? *unit : std::string();
}

// The length of a document, in the unit of its positions; nullopt where it is unknown, or is not in that unit.
std::optional<Position> length_of(const Entry& document)
{
    const std::string* text = document.get("length");
    if (!text || unit_of(document) == "page:codepoint") return std::nullopt;
    Position length = 0;
    const auto read = std::from_chars(text->data(), text->data() + text->size(), length);
    if (read.ec != std::errc() || read.ptr != text->data() + text->size()) return std::nullopt;
    return length;
}

void find_places(const CheckInput& input, std::vector<Finding>& findings)
{
    std::vector<std::optional<Position>> lengths;
    for (const Entry& document : input.universe.documents) lengths.push_back(length_of(document));
    for (std::size_t at = 0; at < input.corpus.size(); ++at) {
        const Quotation quotation = input.corpus[at];
        if (!quotation.span.known()) continue;
        const std::optional<Position> length = lengths[quotation.document];
        if (quotation.span.start == quotation.span.end)
            findings.push_back(at_quotation(FindingKind::empty_quotation, input, quotation,
                                            "the quotation ends where it starts: it holds nothing",
                                            "it overlaps no other quotation and has no length"));
        if (length && !is_paged(quotation.span.end) && quotation.span.end > *length)
            findings.push_back(at_quotation(FindingKind::position_past_end, input, quotation,
                                            fmt::format("the quotation ends at {}, past the end of its document ({})",
                                                        quotation.span.end, *length),
                                            "offsets count code points; was the export made in UTF-16 units or bytes?"));
    }
}

struct UnitCount {
    std::string unit;
    std::vector<std::string> documents;
};

// Within a document reading refuses or reports several units; here it is one document against another.
void find_units(const CheckInput& input, std::vector<Finding>& findings)
{
    std::vector<UnitCount> units;
    for (const Entry& document : input.universe.documents) {
        const std::string unit = unit_of(document);
        if (unit.empty() || unit == "none") continue;
        auto at = std::find_if(units.begin(), units.end(), [&](const UnitCount& one) { return one.unit == unit; });
        if (at == units.end()) at = units.insert(units.end(), {unit, {}});
        at->documents.push_back(document.name);
    }
    if (units.size() < 2) return;
    std::stable_sort(units.begin(), units.end(), [](const UnitCount& a, const UnitCount& b) {
        return a.documents.size() > b.documents.size();
    });
    for (auto rare = units.begin() + 1; rare != units.end(); ++rare)
        findings.push_back({FindingKind::mixed_units, {}, rare->documents.front(), {},
                            fmt::format("positions in {} count in the unit {} (first in '{}'), those in {} in {}",
                                        counted(rare->documents.size(), "document"), rare->unit, rare->documents.front(),
                                        counted(units.front().documents.size(), "document"), units.front().unit),
                            "lengths and distances of these documents cannot be added up", {}});
}

}  // namespace

void find_odd_positions(const CheckInput& input, std::vector<Finding>& findings)
{
    find_places(input, findings);
    find_units(input, findings);
}

}  // namespace qda
