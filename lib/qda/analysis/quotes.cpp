#include "qda/analysis/quotes.hpp"

#include <algorithm>
#include <utility>

#include "qda/analysis/quotes_chosen.hpp"
#include "qda/table/selection_lines.hpp"

namespace qda {

namespace {

using quotes::Chosen;
using quotes::Entry;

std::string place(Position position)
{
    if (!is_paged(position)) return std::to_string(position);
    return std::to_string(page_of(position)) + ":" + std::to_string(within_page(position));
}

void add_or_missing(Column& column, std::string_view text)
{
    if (text.empty())
        column.add(NotAvailable{});
    else
        column.add(text);
}

// The columns of a list, and how a quotation fills them. A level that the list is made by does not come twice.
class ListTable {
public:
    ListTable(const Corpus& corpus, const Universe& universe, const QuotesOptions& options, const Chosen& chosen, Table& table)
        : corpus_(corpus), universe_(universe), words_(options.words), chosen_(chosen), table_(table)
    {
        table.add_column(chosen.level.name, Role::key);
        const auto add = [&](const char* name, Role role) {
            if (!table.find(name)) table.add_column(name, role);
        };
        add("source", Role::key);
        if (chosen.respondents) add("respondent", Role::text);
        add("document", Role::key);
        add("quotation", Role::key);
        for (const char* name : {"start", "end", "positions", "codes"}) add(name, Role::text);
        if (!words_) return;
        add("text", Role::text);
        add("comment", Role::text);
    }

    void add_without_quotation(Id value)
    {
        for (Column& column : table_.columns) {
            if (&column == &table_.columns.front())
                column.add(chosen_.level.values[value].name);
            else
                column.add(NotAvailable{});
        }
    }

    void add(const Entry& entry)
    {
        const Quotation quotation = corpus_[entry.quotation];
        bool first = true;
        for (Column& column : table_.columns) {
            if (std::exchange(first, false))
                column.add(chosen_.level.values[entry.value].name);
            else
                fill(column, entry, quotation);
        }
    }

private:
    void fill(Column& column, const Entry& entry, const Quotation& quotation) const
    {
        const std::string& name = column.name;
        if (name == "source") column.add(chosen_.by.values[entry.by].name);
        if (name == "respondent") add_or_missing(column, respondents(quotation));
        if (name == "document") column.add(universe_.documents.name(quotation.document));
        if (name == "quotation") column.add(quotation.name);
        const bool placed = quotation.span.known();
        if (name == "start") add_or_missing(column, placed ? place(quotation.span.start) : "");
        if (name == "end") add_or_missing(column, placed ? place(quotation.span.end) : "");
        if (name == "positions") add_or_missing(column, placed ? unit(quotation) : "");
        if (name == "codes") column.add(codes(quotation));
        if (name == "text") add_or_missing(column, quotation.text);
        if (name == "comment") column.add(quotation.comment);
    }

    std::string respondents(const Quotation& quotation) const
    {
        std::vector<std::string_view> names;
        for (const Id one : quotes::carried(*chosen_.respondents, quotation.codings))
            names.push_back(chosen_.respondents->values[one].name);
        return quotes::joined(names);
    }

    // Each once, in the order of the input.
    std::string codes(const Quotation& quotation) const
    {
        std::vector<std::string_view> names;
        for (const CodingKey& coding : quotation.codings) {
            if (coding.code == kNone) continue;
            const std::string_view name = universe_.codes.name(coding.code);
            if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
        }
        return quotes::joined(names);
    }

    // A document without a unit has pages where its cells have them, else code points (FORMAT.md, section 4).
    std::string unit(const Quotation& quotation) const
    {
        const std::string* said = universe_.documents[quotation.document].get("positions");
        if (said) return *said;
        return is_paged(quotation.span.end) ? "page:codepoint" : "codepoint";
    }

    const Corpus& corpus_;
    const Universe& universe_;
    bool words_;
    const Chosen& chosen_;
    Table& table_;
};

}  // namespace

Table quote_list(const Corpus& corpus, const Universe& universe, const QuotesOptions& options, Diagnostics& diagnostics)
{
    const Chosen chosen = quotes::choose(corpus, universe, options, options.level, "source", false, diagnostics);
    Table table;
    table.title = !options.title.empty() ? options.title
                  : options.level == "source" ? "Quotations by source"
                                              : "Quotations by " + options.level + " and source";
    table.history = universe.history;
    table.notes = {"a quotation stands under each value of " + options.level + " that it carries, at each of its sources"};
    table.notes.insert(table.notes.end(), chosen.notes.begin(), chosen.notes.end());
    if (!options.words) table.notes.emplace_back("the words are left out (--text gives them)");
    note_selection(table, universe.carried);
    ListTable list(corpus, universe, options, chosen, table);
    auto next = chosen.entries.begin();
    for (const Id value : chosen.values) {
        if (next == chosen.entries.end() || next->value != value) list.add_without_quotation(value);
        for (; next != chosen.entries.end() && next->value == value; ++next) list.add(*next);
    }
    return table;
}

}  // namespace qda
