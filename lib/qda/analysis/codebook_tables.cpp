#include "qda/analysis/codebook_tables.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "qda/analysis/codebook_tables_parts.hpp"
#include "qda/base/error.hpp"
#include "qda/codebook/declare.hpp"

namespace qda {

namespace {

bool is_whole_number(const std::string& text)
{
    return !text.empty() && text.size() <= 6 && text[0] != '0' && text.find_first_not_of("0123456789") == std::string::npos;
}

void add_research_questions(const Codebook& codebook, std::vector<CodebookTable>& tables)
{
    if (codebook.research_questions.empty()) return;
    CodebookTable made = named_table("research_questions", {}, "Research questions and the tables that answer them");
    made.table.columns = {Column("question", Role::key), Column("text", Role::text), Column("tables", Role::text)};
    NameList list;
    for (const ResearchQuestion& question : codebook.research_questions)
        for (const std::string& id : question.tables) list.see(id);
    for (const ResearchQuestion& question : codebook.research_questions) {
        made.table.columns[0].add(question.id);
        add_text(made.table.columns[1], question.text);
        add_text(made.table.columns[2], list.of(question.tables));
    }
    tables.push_back(std::move(made));
}

// An id names one table. The later one gets the kind of thing that it is of before it.
void make_ids_different(std::vector<CodebookTable>& tables)
{
    std::set<std::string> taken;
    for (CodebookTable& table : tables) {
        const std::string id = table.id;
        for (std::size_t n = 2; !taken.insert(table.id).second; ++n) table.id = fmt::format("{}-{}", id, n);
    }
}

}  // namespace

std::string NameList::of(const std::vector<std::string>& names) const
{
    std::string out;
    for (const std::string& name : names) {
        if (!out.empty()) out += comma_ ? "; " : ", ";
        out += name;
    }
    return out;
}

void add_text(Column& column, const std::string& text)
{
    if (text.empty())
        column.add(NotAvailable{});
    else
        column.add(text);
}

CodebookTable named_table(std::string id, const TableName& name, std::string otherwise)
{
    CodebookTable made;
    made.id = std::move(id);
    made.number = name.number;
    made.table.title = name.caption.empty() ? std::move(otherwise) : name.caption;
    if (is_whole_number(name.number))
        made.table.carried.push_back("#number\t" + name.number);
    else if (!name.number.empty())
        made.table.title = name.number + ": " + made.table.title;
    return made;
}

LookedFor::LookedFor(const Codebook& codebook) { declare(codebook, universe_); }

const std::vector<std::string>& LookedFor::kinds(const std::string& level, const std::string& id)
{
    static const std::vector<std::string> kNone_;
    auto at = levels_.find(level);
    if (at == levels_.end()) {
        Diagnostics none;  // all values are declared
        at = levels_.emplace(level, resolve_level(universe_, level, none)).first;
    }
    const Id value = at->second.find(id);
    return value == kNone ? kNone_ : at->second.values[value].source_kinds;
}

std::vector<CodebookTable> codebook_tables(const Codebook& codebook)
{
    std::vector<CodebookTable> tables;
    LookedFor looked_for(codebook);
    add_source_tables(codebook, tables);
    add_value_tables(codebook, looked_for, tables);
    add_instrument_tables(codebook, looked_for, tables);
    add_research_questions(codebook, tables);
    make_ids_different(tables);
    return tables;
}

const CodebookTable& table_named(const std::vector<CodebookTable>& tables, const std::string& number_or_id)
{
    std::vector<std::string> known;
    for (const CodebookTable& table : tables) {
        if (table.number == number_or_id) return table;
        known.push_back(table.id);
    }
    for (const CodebookTable& table : tables)
        if (table.id == number_or_id) return table;
    const std::string near = nearest_name(number_or_id, known);
    std::string all;
    for (const std::string& id : known) all += (all.empty() ? "" : ", ") + id;
    throw Error({}, fmt::format("the codebook has no table '{}'", number_or_id),
                near.empty() ? fmt::format("its tables are {}", all.empty() ? "none" : all) : fmt::format("did you mean '{}'?", near));
}

Table list_of_tables(const std::vector<CodebookTable>& tables)
{
    Table list;
    list.title = "Tables of the codebook";
    list.columns = {Column("table", Role::key), Column("number", Role::text), Column("title", Role::text), Column("rows", Role::count)};
    for (const CodebookTable& table : tables) {
        list.columns[0].add(table.id);
        add_text(list.columns[1], table.number);
        list.columns[2].add(table.table.title);
        list.columns[3].add(static_cast<std::int64_t>(table.table.rows()));
    }
    return list;
}

}  // namespace qda
