#include "qda/analysis/quotes.hpp"

#include <algorithm>
#include <utility>

#include "qda/analysis/quotation_columns.hpp"
#include "qda/analysis/quotes_chosen.hpp"
#include "qda/table/selection_lines.hpp"

namespace qda {

namespace {

using quotes::Chosen;
using quotes::Entry;

// The columns of a list, and how a quotation fills them. A level that the list is made by does not come twice.
class ListTable {
public:
    ListTable(const Corpus& corpus, const Universe& universe, const QuotesOptions& options, const Chosen& chosen, Table& table)
        : corpus_(corpus), columns_(universe, options.words), chosen_(chosen), table_(table)
    {
        table.add_column(chosen.level.name, Role::key);
        const auto add = [&](const char* name, Role role) {
            if (!table.find(name)) table.add_column(name, role);
        };
        add("source", Role::key);
        if (chosen.respondents) add("respondent", Role::text);
        columns_.add_to(table);
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
        columns_.fill(column, quotation);
    }

    std::string respondents(const Quotation& quotation) const
    {
        std::vector<std::string_view> names;
        for (const Id one : quotes::carried(*chosen_.respondents, quotation.codings))
            names.push_back(chosen_.respondents->values[one].name);
        return quotes::joined(names);
    }

    const Corpus& corpus_;
    QuotationColumns columns_;
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
