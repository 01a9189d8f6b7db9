// The operationalisation tables of a codebook: what a variable is made of, and where it is looked for.

#include <algorithm>

#include <fmt/format.h>

#include "qda/analysis/codebook_tables_parts.hpp"

namespace qda {

namespace {

bool has_table(const CodebookValue& value)
{
    return !value.table.number.empty() || !value.table.caption.empty() ||
           std::any_of(value.values.begin(), value.values.end(), has_table);
}

// The values of one table: a row each, and what lies below them.
class ValueTable {
public:
    ValueTable(const Dimension& dimension, std::size_t depth, std::vector<const CodebookValue*> rows, bool codes, LookedFor& looked_for)
        : dimension_(dimension), depth_(depth), rows_(std::move(rows)), codes_(codes), looked_for_(looked_for)
    {
    }

    void fill(Table& table)
    {
        Column& names = table.add_column(level(depth_), Role::key);
        for (const CodebookValue* row : rows_) names.add(row->label);
        add_below(table);
        if (codes_) add_list(table, "codes", [](const CodebookValue& row) {
            std::vector<std::string> codes;
            for (const NamePattern& code : row.codes) codes.push_back(code.text);
            return codes;
        });
        add_if_any(table, "definition", [](const CodebookValue& row) { return row.definition; });
        add_kinds(table);
    }

private:
    const std::string& level(std::size_t depth) const { return dimension_.levels[depth].name; }

    // One column for each deeper level that has values here. The usual level has a word for several.
    void add_below(Table& table)
    {
        for (std::size_t deeper = depth_ + 1; deeper < dimension_.levels.size(); ++deeper) {
            const std::string& name = level(deeper);
            const bool built_in = name == "indicator" || name == "sub_variable" || name == "variable";
            add_list(table, built_in ? name + "s" : name, [&](const CodebookValue& row) {
                std::vector<std::string> labels;
                collect(row, depth_, deeper, labels);
                return labels;
            });
        }
    }

    static void collect(const CodebookValue& value, std::size_t depth, std::size_t wanted, std::vector<std::string>& labels)
    {
        if (depth == wanted) labels.push_back(value.label);
        else
            for (const CodebookValue& below : value.values) collect(below, depth + 1, wanted, labels);
    }

    template <class NamesOf>
    void add_list(Table& table, const std::string& name, NamesOf names_of)
    {
        NameList list;
        bool any = false;
        for (const CodebookValue* row : rows_)
            for (const std::string& one : names_of(*row)) {
                list.see(one);
                any = true;
            }
        if (!any) return;
        Column& column = table.add_column(name, Role::text);
        for (const CodebookValue* row : rows_) add_text(column, list.of(names_of(*row)));
    }

    template <class TextOf>
    void add_if_any(Table& table, const std::string& name, TextOf text_of)
    {
        if (std::all_of(rows_.begin(), rows_.end(), [&](const CodebookValue* row) { return text_of(*row).empty(); })) return;
        Column& column = table.add_column(name, Role::text);
        for (const CodebookValue* row : rows_) add_text(column, text_of(*row));
    }

    void add_kinds(Table& table)
    {
        const auto kinds = [&](const CodebookValue* row) -> const std::vector<std::string>& {
            return looked_for_.kinds(level(depth_), row->id);
        };
        if (std::all_of(rows_.begin(), rows_.end(), [&](const CodebookValue* row) { return kinds(row).empty(); })) return;
        Column& column = table.add_column("source_kinds", Role::text);
        column.keys.emplace_back("values", "source_kinds");
        for (const CodebookValue* row : rows_) add_text(column, NameList().of(kinds(row)));
    }

    const Dimension& dimension_;
    std::size_t depth_;
    std::vector<const CodebookValue*> rows_;
    bool codes_;
    LookedFor& looked_for_;
};

void add_tables_below(const Dimension& dimension, const CodebookValue& value, std::size_t depth, LookedFor& looked_for,
                      std::vector<CodebookTable>& tables)
{
    if (!value.table.number.empty() || !value.table.caption.empty()) {
        std::vector<const CodebookValue*> rows;
        for (const CodebookValue& below : value.values) rows.push_back(&below);
        const bool leaf = rows.empty();
        if (leaf) rows.push_back(&value);
        CodebookTable made = named_table(value.id, value.table, value.label);
        ValueTable(dimension, leaf ? depth : depth + 1, std::move(rows), false, looked_for).fill(made.table);
        tables.push_back(std::move(made));
    }
    for (const CodebookValue& below : value.values) add_tables_below(dimension, below, depth + 1, looked_for, tables);
}

}  // namespace

void add_value_tables(const Codebook& codebook, LookedFor& looked_for, std::vector<CodebookTable>& tables)
{
    for (const Dimension& dimension : codebook.dimensions)
        for (const CodebookValue& value : dimension.values) add_tables_below(dimension, value, 0, looked_for, tables);
    for (const Dimension& dimension : codebook.dimensions) {
        if (std::any_of(dimension.values.begin(), dimension.values.end(), has_table)) continue;
        std::vector<const CodebookValue*> rows;
        for (const CodebookValue& value : dimension.values) rows.push_back(&value);
        CodebookTable made = named_table(dimension.id, dimension.table, fmt::format("Values of {}", dimension.levels.front().name));
        ValueTable(dimension, 0, std::move(rows), true, looked_for).fill(made.table);
        tables.push_back(std::move(made));
    }
}

}  // namespace qda
