// The tables of a codebook about whom and what a study asked: respondents, other sources, background variables.

#include <algorithm>

#include <fmt/format.h>

#include "qda/analysis/codebook_tables_parts.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

using Sources = std::vector<const CodebookSource*>;

const BackgroundVariable* variable_named(const Codebook& codebook, const std::string& name)
{
    const auto at = std::find_if(codebook.background.begin(), codebook.background.end(),
                                 [&](const BackgroundVariable& variable) { return variable.id == name; });
    return at == codebook.background.end() ? nullptr : &*at;
}

// Every attribute that one of them has: background variables in their order, then the others as they come.
std::vector<std::string> attribute_names(const Codebook& codebook, const Sources& sources)
{
    std::vector<std::string> present;
    for (const CodebookSource* source : sources)
        for (const Attribute& attribute : source->attributes)
            if (std::find(present.begin(), present.end(), attribute.name) == present.end()) present.push_back(attribute.name);
    std::vector<std::string> names;
    for (const BackgroundVariable& variable : codebook.background)
        if (std::erase(present, variable.id) > 0) names.push_back(variable.id);
    names.insert(names.end(), present.begin(), present.end());
    return names;
}

std::string shown(const BackgroundVariable* variable, const std::string& value)
{
    if (variable)
        for (const BackgroundValue& known : variable->values)
            if (known.id == value) return known.label;
    return value;
}

void add_attributes(const Codebook& codebook, const Sources& sources, Table& table)
{
    for (const std::string& name : attribute_names(codebook, sources)) {
        const BackgroundVariable* variable = variable_named(codebook, name);
        Column& column = table.add_column(name, Role::text);
        column.keys.emplace_back("label", variable ? variable->label : name);
        for (const CodebookSource* source : sources) {
            const auto at = std::find_if(source->attributes.begin(), source->attributes.end(),
                                         [&](const Attribute& attribute) { return attribute.name == name; });
            add_text(column, at == source->attributes.end() ? std::string() : shown(variable, at->value));
        }
    }
}

void add_respondents(const Codebook& codebook, std::vector<CodebookTable>& tables)
{
    Sources respondents;
    for (const CodebookSource& source : codebook.sources)
        if (source.respondent) respondents.push_back(&source);
    if (respondents.empty()) return;
    const std::string& plural = codebook.cases.plural;
    CodebookTable made = named_table("respondents", codebook.respondents_table, plural.empty() ? "Respondents" : plural);
    Column& names = made.table.add_column("respondent", Role::key);
    if (!codebook.cases.singular.empty()) names.keys.emplace_back("label", codebook.cases.singular);
    for (const CodebookSource* source : respondents) names.add(source->label);
    add_attributes(codebook, respondents, made.table);
    tables.push_back(std::move(made));
}

void add_other_sources(const Codebook& codebook, std::vector<CodebookTable>& tables)
{
    Sources others;
    NameList list;
    for (const CodebookSource& source : codebook.sources) {
        if (source.respondent) continue;
        others.push_back(&source);
        for (const NamePattern& document : source.documents) list.see(document.text);
    }
    if (others.empty()) return;
    CodebookTable made = named_table("sources", codebook.sources_table, "Sources other than respondents");
    Column names("source", Role::key);
    Column kinds("source_kind", Role::text);
    kinds.keys.emplace_back("values", "source_kind");
    Column documents("documents", Role::text);
    for (const CodebookSource* source : others) {
        names.add(source->label);
        add_text(kinds, source->kind);
        std::vector<std::string> all;
        for (const NamePattern& document : source->documents) all.push_back(document.text);
        add_text(documents, list.of(all));
    }
    made.table.columns = {std::move(names), std::move(kinds), std::move(documents)};
    add_attributes(codebook, others, made.table);
    tables.push_back(std::move(made));
}

void add_background(const Codebook& codebook, std::vector<CodebookTable>& tables)
{
    if (codebook.background.empty()) return;
    CodebookTable made = named_table("background", {}, "Background variables");
    made.table.columns = {Column("variable", Role::key), Column("scale", Role::text), Column("values", Role::text)};
    made.table.columns[1].keys.emplace_back("values", "scale");
    NameList list;
    for (const BackgroundVariable& variable : codebook.background)
        for (const BackgroundValue& value : variable.values) list.see(value.label);
    for (const BackgroundVariable& variable : codebook.background) {
        std::vector<std::string> labels;
        for (const BackgroundValue& value : variable.values) labels.push_back(value.label);
        made.table.columns[0].add(variable.label);
        made.table.columns[1].add(variable.scale);
        add_text(made.table.columns[2], list.of(labels));
    }
    tables.push_back(std::move(made));
}

}  // namespace

void add_source_tables(const Codebook& codebook, std::vector<CodebookTable>& tables)
{
    add_respondents(codebook, tables);
    add_other_sources(codebook, tables);
    add_background(codebook, tables);
}

}  // namespace qda
