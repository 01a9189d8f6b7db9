#include "qda/import/quotation_places.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "qda/import/clock_id.hpp"
#include "qda/import/list_content.hpp"
#include "qda/import/rows_noted.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

using C = ListColumn;

constexpr PositionUnit kUnits[] = {PositionUnit::paragraph, PositionUnit::page_codepoint, PositionUnit::millisecond};

class PlaceReader {
public:
    PlaceReader(const Records& records, const ListHeader& header, std::string only)
        : records_(records), header_(header), only_(std::move(only))
    {
        // Page and character, `3:50`, that a spreadsheet took for a time; a recording has seconds somewhere.
        clock_ = header.has(C::start) && share_of(records, header.first, header[C::start], is_clock_time).all();
    }

    Place read(std::size_t row)
    {
        const std::string_view reference = cell(row, C::reference);
        Place place = place_of(reference);
        const Place between = clock_ ? Place{} : place_between(cell(row, C::start), cell(row, C::end));
        if (reference.empty() && clock_ && !cell(row, C::start).empty()) clock.add(row);
        if (reference.empty()) {
            // A number of pixels is no paragraph: what a paragraph is shows by the extent, where there is one.
            const bool fits = between.unit != PositionUnit::paragraph || extent_fits(row, between.span);
            if (fits) place = between;
        } else if (place.unit == PositionUnit::unknown) {
            unread.add(row);
        } else if (between.unit == place.unit && !(between.span == place.span) && !place.start_only) {
            contradicted.add(row);
        } else if (place.start_only && between.unit == place.unit) {
            place = between;  // the reference of a recording names its start only
        }
        if (!only_.empty() && to_string(place.unit) != only_) return {};
        return place;
    }

    RowsNoted unread, contradicted, clock;

private:
    std::string_view cell(std::size_t row, ListColumn column) const
    {
        return header_.has(column) ? trim(records_.cell(row, header_[column])) : std::string_view();
    }

    bool extent_fits(std::size_t row, Span span) const
    {
        const std::string_view extent = cell(row, C::extent);
        return extent.empty() || extent == std::to_string(span.end - span.start);
    }

    const Records& records_;
    const ListHeader& header_;
    std::string only_;
    bool clock_ = false;
};

}  // namespace

QuotationPlaces quotation_places(const Records& records, const ListHeader& header, const QuotationRows& rows,
                                 const std::string& positions, Diagnostics& diagnostics)
{
    QuotationPlaces out;
    out.spans.resize(rows.rows.size());
    out.units.resize(rows.documents.size(), PositionUnit::unknown);
    if (positions == "none") return out;

    PlaceReader reader(records, header, positions);
    std::vector<Place> places;
    std::vector<std::array<std::size_t, 4>> seen(rows.documents.size());  // by document and unit
    std::vector<PositionUnit> first(rows.documents.size(), PositionUnit::unknown);
    for (const QuotationRow& row : rows.rows) {
        places.push_back(reader.read(row.row));
        const PositionUnit unit = places.back().unit;
        ++seen[row.document][static_cast<std::size_t>(unit)];
        if (first[row.document] == PositionUnit::unknown) first[row.document] = unit;
    }
    for (std::size_t document = 0; document < rows.documents.size(); ++document) {
        out.units[document] = first[document];
        const auto count = [&](PositionUnit unit) { return seen[document][static_cast<std::size_t>(unit)]; };
        for (const PositionUnit unit : kUnits)
            if (count(unit) > count(out.units[document])) out.units[document] = unit;
    }
    RowsNoted other, starts;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const std::size_t row = rows.rows[i].row;
        if (places[i].unit == PositionUnit::unknown) continue;
        if (places[i].unit != out.units[rows.rows[i].document]) {
            other.add(row);
            continue;
        }
        out.spans[i] = places[i].span;
        if (places[i].start_only) starts.add(row);
    }

    const auto say = [&](const RowsNoted& noted, const char* what, Topic topic = Topic::other) {
        if (!noted.empty())
            diagnostics.note(fmt::format("{} {} ({})", noted.number(), what, noted.text()),
                             records.place(noted.first()), topic);
    };
    say(reader.unread, "with a reference of a kind that is not read (pictures, maps, ...): position unknown");
    say(reader.clock, "with a start like a time of day, as spreadsheets make of page and character: position unknown");
    say(other, "with another kind of reference than most of the document: position unknown", Topic::units);
    say(starts, "of a recording with a start and no end: they have no length");
    if (!reader.contradicted.empty())
        diagnostics.warning(fmt::format("{} where start and end differ from the reference: the reference counts ({})",
                                        reader.contradicted.number(), reader.contradicted.text()),
                            records.place(reader.contradicted.first()));
    return out;
}

}  // namespace qda
