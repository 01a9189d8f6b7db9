#include "qda/table/selection_lines.hpp"

#include "qda/table/fields.hpp"

namespace qda {

namespace {

constexpr std::string_view kSelected = "#selected\t";
constexpr std::string_view kGone = "#gone\t";

}  // namespace

std::string selected_line(std::string_view what)
{
    std::string line(kSelected);
    append_escaped(line, what);
    return line;
}

std::string gone_line(std::string_view level, std::string_view value, std::string_view name)
{
    std::string line(kGone);
    append_key_value(line, "level", level);
    line += '\t';
    append_key_value(line, "value", value);
    if (name == value) return line;
    line += '\t';
    append_key_value(line, "name", name);
    return line;
}

void note_selection(Table& table, const std::vector<std::string>& lines)
{
    std::vector<std::string> notes;
    for (const std::string& line : lines) {
        if (!line.starts_with(kSelected)) continue;
        const std::string_view what = std::string_view(line).substr(kSelected.size());
        try {
            notes.push_back("only " + unescaped(what));
        } catch (const FieldError&) {  // not of our making
            notes.push_back("only " + std::string(what));
        }
    }
    table.notes.insert(table.notes.begin() + (table.notes.empty() ? 0 : 1), notes.begin(), notes.end());
}

std::vector<GoneName> gone_in(const std::vector<std::string>& lines)
{
    std::vector<GoneName> all;
    for (const std::string& line : lines) {
        if (!line.starts_with(kGone)) continue;
        GoneName& one = all.emplace_back();
        std::vector<std::string_view> fields;
        split_fields(std::string_view(line).substr(kGone.size()), fields);
        for (const std::string_view field : fields) {
            try {
                const KeyValue said = split_key_value(field);
                if (said.key == "level") one.level = said.value;
                if (said.key == "value") one.value = said.value;
                if (said.key == "name") one.name = said.value;
            } catch (const FieldError&) {
                continue;  // a field that we do not write
            }
        }
    }
    return all;
}

}  // namespace qda
