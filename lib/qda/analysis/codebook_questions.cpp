// The tables of a codebook about its instruments: what each question asks about, and what is asked how often.

#include <algorithm>
#include <map>
#include <set>

#include "qda/analysis/codebook_tables_parts.hpp"
#include "qda/model/declared_kinds.hpp"

namespace qda {

namespace {

using Labels = std::map<std::string, std::string>;  // by id; the first dimension that has an id counts

Labels labels_of(const Codebook& codebook)
{
    Labels labels;
    for (const Dimension& dimension : codebook.dimensions)
        for (const PlacedValue& placed : values_in_order(dimension)) labels.emplace(placed.value->id, placed.value->label);
    return labels;
}

CodebookTable questions_of(const Instrument& instrument, const Labels& labels)
{
    CodebookTable made = named_table(instrument.id, instrument.table, instrument.label);
    made.table.columns = {Column("number", Role::key), Column("question", Role::text), Column("asks", Role::text)};
    NameList list;
    for (const Question& question : instrument.questions)
        for (const AskedValue& asked : question.asks) list.see(labels.at(asked.id));
    std::size_t number = 0;
    for (const Question& question : instrument.questions) {
        std::vector<std::string> about;
        for (const AskedValue& asked : question.asks) about.push_back(labels.at(asked.id));
        made.table.columns[0].add(std::to_string(++number));
        add_text(made.table.columns[1], question.text);
        made.table.columns[2].add(list.of(about));  // empty: about none of them
    }
    return made;
}

// The values at a level of a dimension, and how many questions of each instrument ask about them.
class Coverage {
public:
    Coverage(const Codebook& codebook, LookedFor& looked_for, Table& table) : codebook_(codebook), looked_for_(looked_for), table_(table) {}

    void add(const Dimension& dimension, std::size_t depth)
    {
        const std::vector<PlacedValue> values = values_in_order(dimension);
        for (std::size_t at = 0; at < values.size(); ++at) {
            if (values[at].depth != depth) continue;
            table_.columns[0].add(dimension.values.empty() ? std::string() : root(values, at).label);
            table_.columns[1].add(values[at].value->label);
            const std::vector<std::string>& kinds = looked_for_.kinds(dimension.levels[depth].name, values[at].value->id);
            for (std::size_t i = 0; i < codebook_.instruments.size(); ++i)
                add_cell(table_.columns[2 + i], codebook_.instruments[i], kin(values, at), kinds);
        }
    }

private:
    static const CodebookValue& root(const std::vector<PlacedValue>& values, std::size_t at)
    {
        while (values[at].parent != PlacedValue::npos) at = values[at].parent;
        return *values[at].value;
    }

    // Itself, what it is part of, and what is part of it.
    static std::set<std::string_view> kin(const std::vector<PlacedValue>& values, std::size_t at)
    {
        std::set<std::string_view> ids;
        for (std::size_t above = at; above != PlacedValue::npos; above = values[above].parent) ids.insert(values[above].value->id);
        for (std::size_t below = at + 1; below < values.size() && values[below].depth > values[at].depth; ++below)
            ids.insert(values[below].value->id);
        return ids;
    }

    static void add_cell(Column& column, const Instrument& instrument, const std::set<std::string_view>& kin,
                         const std::vector<std::string>& kinds)
    {
        const auto n = std::count_if(instrument.questions.begin(), instrument.questions.end(), [&](const Question& question) {
            return std::any_of(question.asks.begin(), question.asks.end(), [&](const AskedValue& asked) { return kin.contains(asked.id); });
        });
        const bool elsewhere = !kinds.empty() && !instrument.kind.empty() && std::find(kinds.begin(), kinds.end(), instrument.kind) == kinds.end();
        if (n == 0 && elsewhere)
            column.add(NotLookedFor{});
        else
            column.add(static_cast<std::int64_t>(n));
    }

    const Codebook& codebook_;
    LookedFor& looked_for_;
    Table& table_;
};

CodebookTable coverage(const Codebook& codebook, LookedFor& looked_for)
{
    CodebookTable made = named_table("coverage", {}, "Questions of each instrument about each value");
    made.table.notes.push_back("unit: questions; one is about a value if it asks about it, about a part of it, or about what it is part of");
    const std::vector<std::string> wanted = levels_of_evidence(looked_for.universe());
    made.table.columns = {Column("variable", Role::key), Column("value", Role::key)};
    for (const Instrument& instrument : codebook.instruments) {
        Column& column = made.table.add_column(instrument.label, Role::count);
        column.keys = {{"level", "instrument"}, {"unit", "questions"}};
    }
    Coverage rows(codebook, looked_for, made.table);
    std::set<std::string> levels;
    for (const Dimension& dimension : codebook.dimensions)
        for (std::size_t depth = 0; depth < dimension.levels.size(); ++depth) {
            if (std::find(wanted.begin(), wanted.end(), dimension.levels[depth].name) == wanted.end()) continue;
            rows.add(dimension, depth);
            levels.insert(dimension.levels[depth].name);
        }
    if (levels.size() == 1) made.table.columns[1].name = *levels.begin();
    const auto same_name = [&](std::size_t row) { return made.table.columns[0].text(row) == made.table.columns[1].text(row); };
    std::size_t same = 0;
    while (same < made.table.rows() && same_name(same)) ++same;
    if (same == made.table.rows()) made.table.columns.erase(made.table.columns.begin());  // first levels alone
    const auto has_dash = [](const Column& column) { return column.has_not_looked_for(); };
    if (std::any_of(made.table.columns.begin() + 1, made.table.columns.end(), has_dash))
        made.table.notes.push_back("\u2013: no question asks about it, and the codebook looks for it in other kinds of source");
    return made;
}

}  // namespace

void add_instrument_tables(const Codebook& codebook, LookedFor& looked_for, std::vector<CodebookTable>& tables)
{
    if (codebook.instruments.empty()) return;
    const Labels labels = labels_of(codebook);
    for (const Instrument& instrument : codebook.instruments)
        if (!instrument.questions.empty()) tables.push_back(questions_of(instrument, labels));
    CodebookTable all = coverage(codebook, looked_for);
    if (all.table.rows() > 0) tables.push_back(std::move(all));
}

}  // namespace qda
