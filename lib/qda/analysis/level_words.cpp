#include "qda/analysis/level_words.hpp"

namespace qda {

namespace {

// A count of the values of a level is named after several of them.
bool counts(std::string_view column, const std::string& level)
{
    if (column.starts_with("n_")) column.remove_prefix(2);
    return column == level + "s";
}

}  // namespace

void say_words(const Universe& universe, Table& table)
{
    for (const Entry& level : universe.levels) {
        const std::string* label = level.get("label");
        const std::string* plural = level.get("plural");
        bool about = false;
        for (Column& column : table.columns) {
            if (column.get("label")) continue;
            const bool key = column.role == Role::key && column.name == level.name;
            const bool count = column.role == Role::count && counts(column.name, level.name) && !column.get("level");
            const std::string* unit = column.get("unit");
            about = about || key || count || (unit && *unit == level.name + "s");
            if (key && label) column.keys.emplace_back("label", *label);
            if (count && plural) column.keys.emplace_back("label", *plural);
        }
        if (about && label && level.name == "respondent") table.notes.push_back("one respondent is one " + *label);
    }
}

}  // namespace qda
