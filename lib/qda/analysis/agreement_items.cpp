// The units of each category, with what each coder says of them.

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "qda/analysis/agreement_parts.hpp"
#include "qda/base/error.hpp"
#include "qda/stats/sweep.hpp"

namespace qda {

namespace {

constexpr std::size_t kMostProblems = 10;

using Take = std::function<void(const AgreementCategory&, const RatedItems&)>;

class Items {
public:
    explicit Items(AgreementParts& parts) : parts_(parts), values_(parts.level.values.size()) {}

    void each(const Take& take)
    {
        if (parts_.continuum())
            each_of_continuum(take);
        else
            each_of_units(take);
    }

private:
    RatedItems begin() const
    {
        RatedItems items;
        if (!parts_.whole()) {
            items.categories = 2;
            items.absent = 0;
        } else {
            items.categories = values_ + (parts_.options.none ? 1 : 0);
            items.absent = parts_.options.none ? static_cast<std::int32_t>(values_) : kMissing;
        }
        return items;
    }

    // The category of a value that was given.
    std::int32_t given(Id value) const { return parts_.whole() ? static_cast<std::int32_t>(parts_.rank[value]) : 1; }

    // Adds an item on which nobody says anything yet.
    std::int32_t* add(RatedItems& items, const RatedUnits& unit) const
    {
        items.items.push_back(unit);
        const CoderSet coders = parts_.documents[unit.document].coders;
        for (std::size_t i = 0; i < parts_.coders.size(); ++i) items.values.push_back(has(coders, i) ? items.absent : kMissing);
        return items.values.data() + items.values.size() - parts_.coders.size();
    }

    void each_of_units(const Take& take)
    {
        UnitList list = parts_.unit == AgreementUnit::document ? document_units(parts_) : quotation_units(parts_);
        if (parts_.whole()) {
            std::ranges::sort(list.applied, {}, [](const Applied& a) { return std::tuple(a.unit, a.coder, a.value); });
            take({"all", kNone}, whole(list));
            return;
        }
        std::ranges::sort(list.applied, {}, [](const Applied& a) { return std::tuple(a.value, a.unit, a.coder); });
        std::map<std::pair<std::uint32_t, CoderSet>, std::uint64_t> totals;
        for (const RatedUnits& unit : list.units) ++totals[{unit.document, unit.made_by}];
        for (const AgreementCategory& category : parts_.categories()) {
            const auto run = std::ranges::equal_range(list.applied, category.value, {}, &Applied::value);
            if (run.empty() && !is_asked()) continue;
            take(category, single(list, {run.begin(), run.end()}, totals));
        }
    }

    // A value that nobody applied has a row only where it was asked for by name; the others are counted.
    bool is_asked()
    {
        if (!parts_.options.codes.empty()) return true;
        ++parts_.unused;
        return false;
    }

    RatedItems whole(const UnitList& list)
    {
        RatedItems items = begin();
        std::size_t at = 0;
        for (std::size_t number = 0; number < list.units.size(); ++number) {
            const std::size_t from = at;
            while (at < list.applied.size() && list.applied[at].unit == number) ++at;
            if (from == at && !parts_.options.none) continue;
            std::int32_t* values = add(items, list.units[number]);
            for (std::size_t i = from; i < at; ++i) {
                const Applied& one = list.applied[i];
                if (i > from && list.applied[i - 1].coder == one.coder && list.applied[i - 1].value != one.value)
                    two_values(list.applied[i - 1], one, list.units[number]);
                values[one.coder] = given(one.value);
            }
        }
        refuse_two_values();
        return items;
    }

    RatedItems single(const UnitList& list, std::span<const Applied> applied,
                      std::map<std::pair<std::uint32_t, CoderSet>, std::uint64_t> left) const
    {
        RatedItems items = begin();
        for (std::size_t at = 0; at < applied.size();) {
            const RatedUnits& unit = list.units[applied[at].unit];
            std::int32_t* values = add(items, unit);
            --left[{unit.document, unit.made_by}];
            for (const std::uint32_t number = applied[at].unit; at < applied.size() && applied[at].unit == number; ++at) values[applied[at].coder] = 1;
        }
        for (const auto& [key, n] : left)
            if (n > 0) add(items, {key.first, Span::kUnknown, Span::kUnknown, kNone, n, key.second});
        return items;
    }

    void each_of_continuum(const Take& take)
    {
        std::vector<Applied> applied = continuum_places(parts_);
        const auto in_place = [](const Applied& a) { return std::tuple(a.document, a.coder, a.start, a.end, a.value); };
        if (parts_.whole()) {
            std::ranges::sort(applied, {}, in_place);
            RatedItems items = of_sections(applied);
            refuse_two_values();
            take({"all", kNone}, items);
            return;
        }
        std::ranges::sort(applied, {}, [&](const Applied& a) { return std::tuple(a.value, in_place(a)); });
        for (const AgreementCategory& category : parts_.categories()) {
            const auto run = std::ranges::equal_range(applied, category.value, {}, &Applied::value);
            if (run.empty() && !is_asked()) continue;
            take(category, of_sections({run.begin(), run.end()}));
        }
    }

    // The sections of each coder: what overlaps with the same value is one, also where the coder coded it twice.
    void find_sections(std::span<const Applied> applied, RatedItems& items)
    {
        items.sections.assign(parts_.documents.size(), std::vector<std::vector<ContinuumSection>>(parts_.coders.size()));
        const Applied* before = nullptr;  // the one that reaches farthest
        for (const Applied& one : applied) {
            std::vector<ContinuumSection>& sections = items.sections[one.document][one.coder];
            const std::int32_t value = parts_.whole() ? given(one.value) : 0;
            if (sections.empty() || sections.back().end() <= one.start) {
                sections.push_back({one.start, one.end - one.start, value});
                before = &one;
                continue;
            }
            ContinuumSection& last = sections.back();
            if (last.value != value) {
                two_values(*before, one, {one.document, one.start, std::min<Position>(last.end(), one.end), kNone, 1, 0});
                continue;
            }
            if (one.end > last.end()) before = &one;
            last.length = std::max(last.end(), one.end) - last.begin;
        }
    }

    RatedItems of_sections(std::span<const Applied> applied)
    {
        RatedItems items = begin();
        find_sections(applied, items);
        std::vector<RatedUnits> rest;
        for (std::uint32_t document = 0; document < parts_.documents.size(); ++document) {
            std::int64_t covered = 0;
            sweep(items.sections[document], [&](Position start, Position end, const std::vector<std::int32_t>& here) {
                std::int32_t* values = add(items, {document, start, end, kNone, static_cast<std::uint64_t>(end - start), ~CoderSet{0}});
                for (std::size_t i = 0; i < here.size(); ++i)
                    if (here[i] != kNoSection) values[i] = parts_.whole() ? here[i] : 1;
                covered += end - start;
            });
            const std::int64_t left = parts_.documents[document].length - covered;
            if (left > 0) rest.push_back({document, Span::kUnknown, Span::kUnknown, kNone, static_cast<std::uint64_t>(left), ~CoderSet{0}});
        }
        if (items.absent != kMissing)
            for (const RatedUnits& unit : rest) add(items, unit);
        return items;
    }

    void two_values(const Applied& one, const Applied& other, const RatedUnits& unit)
    {
        ++n_two_;
        if (problems_.size() >= kMostProblems) return;
        std::string place = "document '" + parts_.document_name(unit.document) + "'";
        if (unit.start != Span::kUnknown) place += " " + place_text(unit.start) + " to " + place_text(unit.end);
        const auto name = [&](Id value) { return "'" + parts_.level.values[value].name + "'"; };
        problems_.push_back({{}, fmt::format("{}: '{}' gave this {} two values of {}: {} and {}", place, parts_.coder_name(one.coder),
                                             parts_.options.unit == "character" ? "passage" : parts_.options.unit, parts_.level.name,
                                             name(one.value), name(other.value)), ""});
    }

    static std::string place_text(Position position)
    {
        return is_paged(position) ? fmt::format("{}:{}", page_of(position), within_page(position)) : std::to_string(position);
    }

    void refuse_two_values()
    {
        if (problems_.empty()) return;
        if (n_two_ > problems_.size())
            problems_.push_back({{}, fmt::format("and {} more", n_two_ - problems_.size()), ""});
        problems_.back().hint = "the values of a level as a whole must exclude each other; --each takes each value by itself, present or absent";
        throw Error(std::move(problems_));
    }

    AgreementParts& parts_;
    std::size_t values_;
    std::size_t n_two_ = 0;
    std::vector<Problem> problems_;
};

}  // namespace

std::vector<AgreementCategory> AgreementParts::categories() const
{
    std::vector<AgreementCategory> all;
    if (!options.codes.empty()) {
        for (const std::string& name : options.codes) {
            const Id value = level.find(name);
            if (value == kNone) {
                const std::string near = nearest_name(name, level.names());
                throw Error({}, "no code '" + name + "'", near.empty() ? "qda-count --rows code lists them" : "did you mean '" + near + "'?");
            }
            all.push_back({level.values[value].name, value});
        }
        return all;
    }
    for (std::size_t value = 0; value < level.values.size(); ++value) all.push_back({level.values[value].name, static_cast<Id>(value)});
    return all;
}

void AgreementParts::each_category(const std::function<void(const AgreementCategory&, const RatedItems&)>& take) { Items(*this).each(take); }

}  // namespace qda
