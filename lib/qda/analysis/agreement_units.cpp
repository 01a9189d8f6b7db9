// Units that are quotations or documents.

#include <algorithm>
#include <numeric>
#include <tuple>

#include <fmt/format.h>

#include "qda/analysis/agreement_parts.hpp"
#include "qda/base/error.hpp"

namespace qda {

namespace {

Position length_of(Position start, Position end) { return end - start; }

// The characters that two spans share; of spans on different pages, or over several, none.
Position shared(const RatedUnits& one, const RatedUnits& other)
{
    return std::min(one.end, other.end) - std::max(one.start, other.start);
}

bool on_one_page(const RatedUnits& unit) { return !is_paged(unit.start) || page_of(unit.start) == page_of(unit.end); }

// Puts units together that are one: a forest in which each has a parent.
class Joining {
public:
    explicit Joining(std::size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
    std::size_t root(std::size_t i)
    {
        while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
        return i;
    }
    // The first stays the root, so that the order stays that of the places.
    void join(std::size_t i, std::size_t k)
    {
        i = root(i);
        k = root(k);
        parent_[std::max(i, k)] = std::min(i, k);
    }

private:
    std::vector<std::size_t> parent_;
};

// Quotations that share enough of the longer one are one unit, and so are those that a third one joins.
void join_overlapping(const std::vector<RatedUnits>& units, double overlap, Joining& joining)
{
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (units[i].start == Span::kUnknown || !on_one_page(units[i])) continue;
        for (std::size_t k = i + 1; k < units.size() && units[k].document == units[i].document && units[k].start < units[i].end; ++k) {
            if (!on_one_page(units[k])) continue;
            const Position both = shared(units[i], units[k]);
            const Position longer = std::max(length_of(units[i].start, units[i].end), length_of(units[k].start, units[k].end));
            if (both > 0 && static_cast<double>(both) >= overlap * static_cast<double>(longer)) joining.join(i, k);
        }
    }
}

// Numbers the units anew, those that are joined by one number.
void merge(UnitList& list, const std::vector<std::size_t>& order, Joining& joining)
{
    std::vector<std::uint32_t> number(list.units.size());
    std::vector<std::uint32_t> of_root(list.units.size());
    std::vector<RatedUnits> merged;
    for (std::size_t at = 0; at < order.size(); ++at) {
        const std::size_t root = joining.root(at);
        const RatedUnits& unit = list.units[order[at]];
        if (root == at) {
            of_root[at] = static_cast<std::uint32_t>(merged.size());
            merged.push_back(unit);
        } else {
            RatedUnits& into = merged[of_root[root]];
            into.end = std::max(into.end, unit.end);
            into.made_by |= unit.made_by;
            into.quotation = std::min(into.quotation, unit.quotation);
        }
        number[order[at]] = of_root[root];
    }
    list.units = std::move(merged);
    for (Applied& one : list.applied) one.unit = number[one.unit];
}

// What the coders applied to each quotation, or each document, as they stand in the input.
template <class UnitOf>
std::vector<Applied> all_applied(const AgreementParts& parts, UnitOf unit_of)
{
    std::vector<Applied> applied;
    std::vector<Id> room;
    parts.log.each_quotation([&](const LoggedQuotation& quotation) {
        const Id document = parts.number_of_document[quotation.document];
        if (document == kNone) return;
        for (const CodingKey& coding : quotation.codings) {
            const Id coder = coding.coder == kNone ? kNone : parts.number_of_coder[coding.coder];
            if (coder == kNone) continue;
            const std::uint32_t unit = unit_of(quotation, document, coder);
            for (const Id value : parts.level.carried(coding, room))
                applied.push_back({value, document, coder, unit, quotation.span.start, quotation.span.end});
        }
    });
    return applied;
}

}  // namespace

UnitList quotation_units(const AgreementParts& parts)
{
    UnitList list;
    Id last = kNone;
    list.applied = all_applied(parts, [&](const LoggedQuotation& quotation, Id document, Id coder) {
        if (last != quotation.quotation) list.units.push_back({document, quotation.span.start, quotation.span.end, quotation.quotation, 1, 0});
        last = quotation.quotation;
        list.units.back().made_by |= CoderSet{1} << coder;
        return static_cast<std::uint32_t>(list.units.size() - 1);
    });
    const auto name = [&](const RatedUnits& unit) {
        const bool known = unit.start != Span::kUnknown || unit.quotation >= parts.quotation_names.size();
        return known ? std::string_view() : std::string_view(parts.quotation_names[unit.quotation]);
    };
    const auto place = [&](const RatedUnits& unit) { return std::tuple(unit.document, unit.start, unit.end, name(unit)); };
    std::vector<std::size_t> order(list.units.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return place(list.units[i]); });
    Joining joining(order.size());
    for (std::size_t at = 1; at < order.size(); ++at)
        if (place(list.units[order[at - 1]]) == place(list.units[order[at]])) joining.join(at - 1, at);
    merge(list, order, joining);
    if (parts.options.overlap) {
        Joining overlapping(list.units.size());
        join_overlapping(list.units, *parts.options.overlap, overlapping);
        order.resize(list.units.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        merge(list, order, overlapping);
    }
    return list;
}

UnitList document_units(const AgreementParts& parts)
{
    UnitList list;
    for (std::size_t i = 0; i < parts.documents.size(); ++i)
        list.units.push_back({static_cast<std::uint32_t>(i), Span::kUnknown, Span::kUnknown, kNone, 1, parts.documents[i].coders});
    list.applied = all_applied(parts, [](const LoggedQuotation&, Id document, Id) { return document; });
    return list;
}

namespace {

// Where the paragraphs of a text begin and end, in code points; those that are blank are none.
std::vector<Span> paragraphs_of(const std::string& text)
{
    std::vector<Span> all;
    Position at = 0;
    Position start = 0;
    bool blank = true;
    const auto close = [&] {
        if (!blank) all.push_back({start, at});
        blank = true;
        start = at + 1;
    };
    for (const char c : text) {
        const bool begins = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        if (c == '\n') close();
        else if (c != ' ' && c != '\t' && c != '\r') blank = false;
        at += begins ? 1 : 0;
    }
    close();
    return all;
}

// The paragraphs that a span has a character of, by their number.
void in_paragraphs(Applied& one, const std::vector<Span>& paragraphs)
{
    const auto first = std::ranges::upper_bound(paragraphs, one.start, {}, &Span::end);
    const auto last = std::ranges::lower_bound(paragraphs, one.end, {}, &Span::start);
    one.start = first - paragraphs.begin();
    one.end = std::max(one.start, static_cast<Position>(last - paragraphs.begin()));
}

// Puts what was applied on the continuum of its document, or says why it cannot be.
class Placing {
public:
    explicit Placing(AgreementParts& parts) : parts_(parts), paragraphs_(parts.documents.size()) {}

    // False where it covers nothing.
    bool place(Applied& one)
    {
        if (one.start == Span::kUnknown) return refuse(one, "has no place", "take --unit quotation or document");
        if (one.start == one.end) {
            ++parts_.empty_places;
            return false;
        }
        const SharedDocument& document = parts_.documents[one.document];
        const std::string* positions = parts_.universe.documents[document.id].get("positions");
        if (parts_.unit == AgreementUnit::paragraph && (!positions || *positions != "paragraph")) {
            std::vector<Span>& known = paragraphs_[one.document];
            if (known.empty()) known = paragraphs_of(parts_.universe.texts.at(document.id));
            in_paragraphs(one, known);
            return one.start < one.end;  // else it lies between paragraphs
        }
        if (document.length >= 0 && one.end > document.length)
            return refuse(one, fmt::format("ends at {}, behind the end of the document ({})", one.end, document.length),
                          "offsets count code points from 0; was the export made in UTF-16 units?");
        return true;
    }

    void check() const
    {
        if (!problems_.empty()) throw Error(problems_);
    }

private:
    bool refuse(const Applied& one, const std::string& what, const char* hint)
    {
        constexpr std::size_t kMost = 10;
        if (problems_.size() < kMost)
            problems_.push_back({{}, fmt::format("document '{}': a coding of '{}' {}", parts_.document_name(one.document), parts_.coder_name(one.coder), what), hint});
        return false;
    }

    AgreementParts& parts_;
    std::vector<std::vector<Span>> paragraphs_;  // by document, where its text is known
    std::vector<Problem> problems_;
};

}  // namespace

std::vector<Applied> continuum_places(AgreementParts& parts)
{
    std::vector<Applied> applied = all_applied(parts, [](const LoggedQuotation& quotation, Id, Id) { return quotation.quotation; });
    Placing placing(parts);
    std::erase_if(applied, [&](Applied& one) { return !placing.place(one); });
    placing.check();
    return applied;
}

}  // namespace qda
