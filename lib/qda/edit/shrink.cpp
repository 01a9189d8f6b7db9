#include "qda/edit/shrink.hpp"

#include <algorithm>

namespace qda {

Stays all_of(const Universe& universe)
{
    return {std::vector<char>(universe.documents.size(), 1), std::vector<char>(universe.values.size(), 1)};
}

void take_out_documents(const Condition& condition, const Universe& universe, Stays& stays)
{
    for (Id document = 0; document < universe.documents.size(); ++document)
        if (condition.of_document(document) == Truth::no) stays.documents[document] = 0;
}

namespace {

// By value of a level: does a document that stays, or a selected row, name it?
std::vector<char> named(const Level& level, const Universe& universe, const std::vector<std::vector<char>>& used_cells,
                        const Stays& stays)
{
    std::vector<char> found(level.values.size(), 0);
    const auto name = [&](std::string_view label) {
        const Id value = level.find(label);
        if (value != kNone) found[value] = 1;
    };
    for (Id document = 0; document < universe.documents.size(); ++document)
        if (stays.documents[document] != 0)
            for (const std::string_view label : universe.documents[document].all(level.name)) name(label);
    const std::size_t column = universe.find_label_column(level.name);
    for (std::size_t cell = 0; column != Universe::npos && cell < used_cells[column].size(); ++cell)
        if (used_cells[column][cell] != 0)
            for (const std::string& label : split_cell(universe.label_columns[column].cells.name(static_cast<Id>(cell)))) name(label);
    return found;
}

}  // namespace

void take_out_values(const Condition& condition, const Universe& universe, const std::vector<std::vector<char>>& used_cells,
                     Stays& stays)
{
    for (const char* of : {"source", "respondent"}) {
        if (universe.values_of(of).empty()) continue;
        Diagnostics ignored;
        const Level level = resolve_level(universe, of, ignored);
        const std::vector<char> in_use = named(level, universe, used_cells, stays);
        for (Id value = 0; value < level.values.size(); ++value) {
            const std::size_t at = universe.find_value(of, level.values[value].id);
            if (at == Universe::npos || in_use[value] != 0) continue;
            if (!condition.may_hold_for(level, value, universe)) stays.values[at] = 0;
        }
    }
}

namespace {

// A level whose last value went with a document is still a level: `#level` says so.
void keep_levels_known(const Universe& universe, Universe& small)
{
    const auto levels_of = [](const Universe& of) {
        std::vector<std::string> known = known_levels(of);
        for (const Entry& document : of.documents)
            if (document.get("date")) {
                known.emplace_back("date");
                break;
            }
        return known;
    };
    const std::vector<std::string> still = levels_of(small);
    for (const std::string& name : levels_of(universe))
        if (std::find(still.begin(), still.end(), name) == still.end()) small.declare_level(name).add("of", "document");
}

}  // namespace

Universe shrunk(const Universe& universe, const Stays& stays, const std::vector<std::vector<char>>& used_cells,
                const LeftOut& left_out, std::vector<Id>& documents, std::vector<std::vector<Id>>& cells)
{
    Universe small;
    documents.assign(universe.documents.size(), kNone);
    for (Id document = 0; document < universe.documents.size(); ++document) {
        if (stays.documents[document] == 0) continue;
        documents[document] = small.documents.intern(universe.documents.name(document));
        small.documents[documents[document]] = universe.documents[document];
    }
    small.codes = universe.codes;
    small.coders = universe.coders;
    for (Id coder = 0; coder < small.coders.size(); ++coder)
        std::erase_if(small.coders[coder].keys, [&](const Key& key) {
            const Id document = key.name == "coded" ? universe.documents.find(key.value) : kNone;
            return document != kNone && stays.documents[document] == 0;
        });
    for (const auto& [coder, document] : left_out.coders)
        if (stays.documents[document] != 0) small.coders[coder].add("coded", universe.documents.name(document));
    small.categories = universe.categories;
    small.levels = universe.levels;
    std::vector<Value> values;
    for (std::size_t i = 0; i < universe.values.size(); ++i)
        if (stays.values[i] != 0) values.push_back(universe.values[i]);
    small.replace_values(std::move(values));
    cells.clear();
    for (std::size_t column = 0; column < universe.label_columns.size(); ++column) {
        const LabelColumn& before = universe.label_columns[column];
        LabelColumn& after = small.label_columns.emplace_back();
        after.name = before.name;
        std::vector<Id>& numbers = cells.emplace_back(before.cells.size(), kNone);
        for (Id cell = 0; cell < numbers.size(); ++cell)
            if (used_cells[column][cell] != 0) numbers[cell] = after.cells.intern(before.cells.name(cell));
    }
    for (const Entry& rows : universe.other_rows)
        if (stays.documents[universe.documents.find(rows.name)] != 0) small.add_other_rows(rows);
    for (const auto& [document, row] : left_out.cells) {
        if (stays.documents[document] == 0) continue;
        Entry rows{universe.documents.name(document), {}};
        for (std::size_t column = 0; column < row.size(); ++column)
            if (row[column] != kNone)
                rows.add(universe.label_columns[column].name, universe.label_columns[column].cells.name(row[column]));
        if (!rows.keys.empty()) small.add_other_rows(std::move(rows));
    }
    small.know_other_rows();
    keep_levels_known(universe, small);
    small.history = universe.history;
    for (const std::string& line : universe.carried) small.carry(line);
    return small;
}

}  // namespace qda
