#include "qda/analysis/quotation_columns.hpp"

#include <algorithm>

#include "qda/analysis/quotes_chosen.hpp"

namespace qda {

std::string position_text(Position position)
{
    if (!is_paged(position)) return std::to_string(position);
    return std::to_string(page_of(position)) + ":" + std::to_string(within_page(position));
}

// A document without a unit has pages where its cells have them, else code points.
std::string positions_of(const Universe& universe, const Quotation& quotation)
{
    const std::string* said = universe.documents[quotation.document].get("positions");
    if (said) return *said;
    return is_paged(quotation.span.end) ? "page:codepoint" : "codepoint";
}

std::vector<std::string_view> codes_of(const Universe& universe, std::span<const CodingKey> codings)
{
    std::vector<std::string_view> names;
    for (const CodingKey& coding : codings) {
        if (coding.code == kNone) continue;
        const std::string_view name = universe.codes.name(coding.code);
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    return names;
}

void add_or_missing(Column& column, std::string_view text)
{
    if (text.empty())
        column.add(NotAvailable{});
    else
        column.add(text);
}

void QuotationColumns::add_to(Table& table) const
{
    const auto add = [&](const char* name, Role role) {
        if (!table.find(name)) table.add_column(name, role);
    };
    add("document", Role::key);
    add("quotation", Role::key);
    for (const char* name : {"start", "end", "positions", "codes"}) add(name, Role::text);
    if (!words_) return;
    add("text", Role::text);
    add("comment", Role::text);
}

void QuotationColumns::fill(Column& column, const Quotation& quotation) const
{
    const std::string& name = column.name;
    const bool placed = quotation.span.known();
    if (name == "document") column.add(universe_.documents.name(quotation.document));
    if (name == "quotation") column.add(quotation.name);
    if (name == "start") add_or_missing(column, placed ? position_text(quotation.span.start) : "");
    if (name == "end") add_or_missing(column, placed ? position_text(quotation.span.end) : "");
    if (name == "positions") add_or_missing(column, placed ? positions_of(universe_, quotation) : "");
    if (name == "codes") column.add(quotes::joined(codes_of(universe_, quotation.codings)));
    if (name == "text") add_or_missing(column, quotation.text);
    if (name == "comment") column.add(quotation.comment);
}

}  // namespace qda
