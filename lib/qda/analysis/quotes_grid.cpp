#include <algorithm>
#include <map>
#include <unordered_map>

#include "qda/analysis/quotes_chosen.hpp"
#include "qda/table/selection_lines.hpp"

namespace qda {

namespace {

// Does an id name more than one quotation? Then only the document and the id together say where it stands.
bool ids_return(const Corpus& corpus)
{
    std::unordered_map<std::string_view, Id> document_of;
    for (std::size_t at = 0; at < corpus.size(); ++at)
        if (document_of.try_emplace(corpus[at].name, corpus[at].document).first->second != corpus[at].document) return true;
    return false;
}

}  // namespace

Table quote_grid(const Corpus& corpus, const Universe& universe, const QuotesOptions& options, Diagnostics& diagnostics)
{
    const quotes::Chosen chosen = quotes::choose(corpus, universe, options, options.columns, options.rows, true, diagnostics);
    const bool with_document = ids_return(corpus);
    std::map<std::pair<Id, Id>, std::string> cells;  // by row and column
    for (const quotes::Entry& entry : chosen.entries) {
        const Quotation quotation = corpus[entry.quotation];
        std::string location(quotation.name);
        if (with_document) location = universe.documents.name(quotation.document) + ", " + location;
        std::string& cell = cells[{entry.by, entry.value}];
        if (!cell.empty()) cell += options.words ? "\n" : "; ";
        if (options.words && !quotation.text.empty())
            cell += std::string(quotation.text) + " (" + location + ")";
        else
            cell += location;
    }
    Table table;
    table.title = !options.title.empty() ? options.title : "Quotations by " + options.rows + " and " + options.columns;
    table.history = universe.history;
    table.notes = {"a cell holds the quotations that carry both its row value and its column value"};
    table.notes.insert(table.notes.end(), chosen.notes.begin(), chosen.notes.end());
    if (!options.words) table.notes.emplace_back("the words are left out (--text gives them)");
    note_selection(table, universe.carried);
    table.add_column(options.rows, Role::key);
    for (Id row = 0; row < chosen.by.values.size(); ++row) table.columns.front().add(chosen.by.values[row].name);
    for (const Id value : chosen.values) {
        Column& column = table.add_column(chosen.level.values[value].name, Role::text);
        column.keys.emplace_back("level", options.columns);
        for (Id row = 0; row < chosen.by.values.size(); ++row) {
            const auto at = cells.find({row, value});
            column.add(at == cells.end() ? std::string_view() : std::string_view(at->second));
        }
    }
    return table;
}

}  // namespace qda
