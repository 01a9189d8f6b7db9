// From rated units to coefficients and their intervals.

#include <algorithm>

#include <fmt/format.h>

#include "qda/analysis/agreement_parts.hpp"

namespace qda {

namespace {

// The ratings of a group, what the bootstrap draws from, and which value says no.
struct Compared {
    RatingTable table;
    Drawn drawn;
    std::int32_t absent = kMissing;
};

bool is_silent(std::int32_t value, const RatedItems& items) { return value == kMissing || value == items.absent; }

// One item as the group sees it; false where it is no unit for the group.
bool row_of(const AgreementParts& parts, const RatedItems& items, std::size_t at, const CoderGroup& group, std::vector<std::int32_t>& row)
{
    const RatedUnits& unit = items.items[at];
    if (unit.units == 0 || !counts_for(parts.documents[unit.document], group)) return false;
    const std::int32_t* values = items.values.data() + at * parts.coders.size();
    row.clear();
    bool made = false, judged = false, given = false;
    for (const std::size_t coder : group.coders) {
        row.push_back(values[coder]);
        made = made || has(unit.made_by, coder);
        judged = judged || values[coder] != kMissing;
        given = given || !is_silent(values[coder], items);
    }
    return made && judged && (given || parts.options.units == "all");
}

Compared compare(const AgreementParts& parts, const RatedItems& items, const CoderGroup& group, Id value)
{
    const bool one = value != kNone;
    const auto category = one ? static_cast<std::int32_t>(parts.rank[value]) : 0;
    Compared found{RatingTable(group.coders.size(), one ? 2 : items.categories), {}, one ? 0 : items.absent};
    const bool by_document = parts.unit == AgreementUnit::character;
    std::vector<std::vector<Drawn::Row>> of_document(parts.documents.size());
    std::vector<std::int32_t> row;
    for (std::size_t at = 0; at < items.items.size(); ++at) {
        if (!row_of(parts, items, at, group, row)) continue;
        if (one)
            for (std::int32_t& v : row) v = v == kMissing ? kMissing : v == category ? 1 : 0;
        const RatedUnits& unit = items.items[at];
        const std::uint32_t number = found.table.add(row, unit.units);
        if (by_document) of_document[unit.document].push_back({number, unit.units});
        for (std::uint64_t i = 0; !by_document && parts.intervals() && i < unit.units; ++i) {
            found.drawn.begin();
            found.drawn.add(number, 1);
        }
    }
    for (std::size_t document = 0; by_document && document < of_document.size(); ++document) {
        if (!counts_for(parts.documents[document], group)) continue;
        found.drawn.begin();
        for (const Drawn::Row& of : of_document[document]) found.drawn.add(of.row, of.weight);
    }
    return found;
}

Metric metric_of(const std::string& name)
{
    if (name == "ordinal") return Metric::ordinal;
    if (name == "interval") return Metric::interval;
    return name == "ratio" ? Metric::ratio : Metric::nominal;
}

Agreement measured(const std::string& measure, const Ratings& ratings, std::int32_t absent, Metric metric, std::span<const double> numbers)
{
    if (measure == "percent") return percent_agreement(ratings);
    if (measure == "holsti") return holsti(ratings);
    if (measure == "cohen") return cohen_kappa(ratings);
    if (measure == "scott") return scott_pi(ratings);
    if (measure == "brennan_prediger") return brennan_prediger(ratings);
    if (measure == "fleiss") return fleiss_kappa(ratings);
    if (measure == "conger") return conger_kappa(ratings);
    if (measure == "ac1") return gwet_ac1(ratings);
    if (measure == "jaccard") return jaccard_agreement(ratings, absent);
    return krippendorff_alpha(ratings, metric, numbers);
}

// The continua that all coders of the group coded, and the parts of each unitizing alpha.
struct Unitized {
    std::uint64_t length = 0;
    std::vector<UnitizingSums> sums;   // by continuum
    std::vector<UnitizingParts> parts;  // by value; of u_alpha_1995
    std::size_t values = 0;
};

Unitized unitize(const AgreementParts& parts, const RatedItems& items, const CoderGroup& group, Id value, bool original)
{
    Unitized found;
    const bool one = value != kNone || !parts.whole();
    found.values = one ? 1 : parts.level.values.size();
    std::vector<Continuum> continua;
    for (std::size_t document = 0; document < parts.documents.size(); ++document) {
        const SharedDocument& shared = parts.documents[document];
        const bool by_all = std::ranges::all_of(group.coders, [&](std::size_t coder) { return has(shared.coders, coder); });
        if (!by_all || shared.length <= 0) continue;
        Continuum continuum{0, shared.length, {}};
        for (const std::size_t coder : group.coders) {
            std::vector<ContinuumSection> units = items.sections[document][coder];
            if (value != kNone) {
                const auto category = static_cast<std::int32_t>(parts.rank[value]);
                std::erase_if(units, [&](const ContinuumSection& section) { return section.value != category; });
                for (ContinuumSection& section : units) section.value = 0;
            }
            continuum.coders.push_back(with_gaps(units, 0, shared.length));
        }
        found.length += static_cast<std::uint64_t>(shared.length);
        found.sums.push_back(unitizing_sums(continuum, found.values));
        continua.push_back(std::move(continuum));
    }
    for (std::size_t v = 0; original && v < found.values; ++v) found.parts.emplace_back(continua, static_cast<std::int32_t>(v));
    return found;
}

Agreement measured(const std::string& measure, const Unitized& unitized, std::span<const std::uint64_t> times)
{
    if (unitized.sums.empty()) return {{}, {}, {}, "no document was coded by all of them"};
    if (measure == "u_alpha_1995") return u_alpha_1995(unitized.parts, times);
    UnitizingSums sums(unitized.values);
    for (std::size_t i = 0; i < unitized.sums.size(); ++i) sums.add(unitized.sums[i], times.empty() ? 1 : static_cast<double>(times[i]));
    if (measure == "u_alpha") return u_alpha(sums);
    return measure == "uu_alpha" ? uu_alpha(sums) : cu_alpha(sums);
}

// Intervals of the figures at these numbers, all of the same draws.
void add_intervals(const AgreementParts& parts, const Drawn& drawn, const std::vector<std::size_t>& at, const Figures& compute,
                   std::vector<AgreementFigure>& figures)
{
    if (!parts.intervals() || at.empty()) return;
    if (drawn.size() < 2) {
        for (const std::size_t i : at)
            if (figures[i].value) figures[i].note = parts.unit == AgreementUnit::character ? "no interval: one document" : "no interval: one unit";
        return;
    }
    const auto draws = bootstrap(drawn, parts.draws(), parts.seed(), at.size(), compute);
    for (std::size_t i = 0; i < at.size(); ++i) {
        AgreementFigure& figure = figures[at[i]];
        if (!figure.value) continue;
        const Interval interval = percentile_interval(draws[i], parts.interval_level());
        figure.low = interval.low;
        figure.high = interval.high;
        if (interval.undefined > 0) figure.note = fmt::format("undefined in {} of {} draws", interval.undefined, parts.draws());
    }
}

}  // namespace

std::vector<AgreementFigure> agreement_figures(const AgreementParts& parts, const RatedItems& items, const CoderGroup& group, Id value)
{
    const std::vector<std::string>& names = parts.options.measures;
    std::vector<std::size_t> of_units, of_passages;
    for (std::size_t i = 0; i < names.size(); ++i) (is_unitizing(names[i]) ? of_passages : of_units).push_back(i);
    std::vector<AgreementFigure> figures(names.size());
    const auto set = [&](std::size_t i, const Agreement& found, std::uint64_t n) {
        figures[i] = {names[i], n, found.value, {}, {}, found.why};
    };
    if (!of_units.empty()) {
        const Compared compared = compare(parts, items, group, value);
        const Metric metric = value == kNone ? metric_of(parts.options.metric) : Metric::nominal;
        const std::uint64_t n = compared.table.view().pairable();
        for (const std::size_t i : of_units) set(i, measured(names[i], compared.table.view(), compared.absent, metric, parts.numbers), n);
        add_intervals(parts, compared.drawn, of_units, [&](std::span<const std::uint64_t> weights, std::span<std::optional<double>> out) {
            for (std::size_t i = 0; i < of_units.size(); ++i)
                out[i] = measured(names[of_units[i]], compared.table.view(weights), compared.absent, metric, parts.numbers).value;
        }, figures);
    }
    if (!of_passages.empty()) {
        const bool original = std::ranges::any_of(names, [](const std::string& name) { return name == "u_alpha_1995"; });
        const Unitized unitized = unitize(parts, items, group, value, original);
        for (const std::size_t i : of_passages) set(i, measured(names[i], unitized, {}), unitized.length);
        Drawn drawn;
        for (std::size_t i = 0; i < unitized.sums.size(); ++i) {
            drawn.begin();
            drawn.add(static_cast<std::uint32_t>(i), 1);
        }
        add_intervals(parts, drawn, of_passages, [&](std::span<const std::uint64_t> weights, std::span<std::optional<double>> out) {
            for (std::size_t i = 0; i < of_passages.size(); ++i) out[i] = measured(names[of_passages[i]], unitized, weights).value;
        }, figures);
    }
    return figures;
}

}  // namespace qda
