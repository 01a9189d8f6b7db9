#include "qda/import/project_codings.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include <fmt/format.h>

namespace qda {

void ProjectCodings::declare_text(Id document, const MeasuredText& text)
{
    Entry& entry = intake_.universe().documents[document];
    declare_unit(document, "codepoint");
    const std::string length = std::to_string(text.length());
    if (const std::string* known = entry.get("length"); known && *known != length)
        throw Error(
            {database_.name()},
            fmt::format("document '{}' has {} characters here, and {} in an earlier input", entry.name, length, *known),
            "projects are read together only where documents of one name are the same; rename one of the two");
    entry.add("length", length);
    if (intake_.needs().document_texts) intake_.universe().texts.try_emplace(document, text.text());
}

void ProjectCodings::declare_unit(Id document, const char* unit)
{
    Entry& entry = intake_.universe().documents[document];
    const std::string clash = intake_.unit_clash(document, false, unit);
    if (!clash.empty())
        throw Error({database_.name()}, fmt::format("document '{}': {}", entry.name, clash), "a document has one unit");
    if (!entry.get("positions")) entry.add("positions", unit);
}

void ProjectCodings::place(Id document, const MeasuredText& text, const std::vector<TextUnit>& units,
                           std::vector<StoredSegment>& segments)
{
    place_segments(text, intake_.universe().documents.name(document), units, segments, places_);
    const Needs& needs = intake_.needs();
    if (!needs.extra(Extra::text) && !needs.extra(Extra::n_characters) && !needs.extra(Extra::n_words)) return;
    for (StoredSegment& segment : segments)
        if (segment.text.empty() && segment.span.known())
            segment.text = text.slice(segment.span.start, segment.span.end);
}

void ProjectCodings::add(Id document, const MeasuredText& text, const std::vector<TextUnit>& units,
                         const CodingTable& from, const std::vector<StoredCoding>& codings)
{
    std::vector<StoredSegment> segments;
    for (const StoredCoding& coding : codings)
        segments.push_back({coding.start,
                            coding.end,
                            with_plain_line_ends(database_.text_of(from.table, from.words, coding.row)),
                            {}});
    place(document, text, units, segments);
    for (const std::size_t i : in_order_of_places(segments)) {
        const StoredSegment& segment = segments[i];
        // Where the place is unknown, equal stored positions are one quotation.
        const std::string id = segment.span.known() ? "" : fmt::format("{}-{}", segment.start, segment.end);
        ProjectRows::Row row{
            document, id, segment.span, codings[i].code, codings[i].coder, {}, cases_.cells(segment.span)};
        row.extras[static_cast<std::size_t>(Extra::text)] = segment.text;
        add(from, codings[i].row, std::move(row));
    }
}

void ProjectCodings::add(const CodingTable& from, std::int64_t number, ProjectRows::Row row)
{
    std::string comment, created;
    const auto fill = [&](Extra extra, const char* column, std::string& room) {
        std::string_view& cell = row.extras[static_cast<std::size_t>(extra)];
        if (!intake_.needs().extra(extra) || !cell.empty() || column[0] == '\0') return;
        cell = room = with_plain_line_ends(database_.text_of(from.table, column, number));
    };
    fill(Extra::comment, from.comment, comment);
    fill(Extra::created, from.created, created);
    rows_.add_with_sizes(row);
}

void ProjectCodings::finish()
{
    rows_.flush();
    places_.say(database_.name(), intake_.diagnostics());
}

std::vector<std::size_t> in_order_of_places(const std::vector<StoredSegment>& segments)
{
    std::vector<std::size_t> order(segments.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(segments[a].span.start, segments[a].span.end) <
               std::pair(segments[b].span.start, segments[b].span.end);
    });
    return order;
}

void add_comment(Entry& entry, const DatabaseRow& row, std::size_t cell, const Needs& needs)
{
    if (!needs.extra(Extra::comment) || entry.get("comment")) return;
    const std::string text = as_comment(std::string(row.text(cell)));
    if (!text.empty()) entry.add("comment", text);
}

std::string as_comment(std::string text)
{
    std::erase(text, '\0');
    return with_plain_line_ends(std::move(text));
}

}  // namespace qda
