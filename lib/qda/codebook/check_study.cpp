// What is wrong between a codebook's sources, background variables and levels.

#include <algorithm>
#include <charconv>
#include <map>

#include <fmt/format.h>

#include "qda/codebook/check.hpp"

namespace qda {

namespace {

bool is_number(const std::string& text)
{
    double number = 0;
    const char* const end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, number);
    return !text.empty() && result.ec == std::errc() && result.ptr == end;
}

void check_scales(const Codebook& codebook, YamlFields& fields)
{
    for (const Dimension& dimension : codebook.dimensions)
        if (dimension.scale == "ordinal" && dimension.levels.size() > 1)
            fields.problem(dimension.where, fmt::format("dimension '{}' is ordinal and has {} levels", dimension.id, dimension.levels.size()),
                           "values that rise stand on one level: make the scale a dimension of its own");
}

void check_background(const Codebook& codebook, YamlFields& fields)
{
    std::map<std::string_view, const CodebookLevel*> levels;
    for (const Dimension& dimension : codebook.dimensions)
        for (const CodebookLevel& level : dimension.levels) levels.emplace(level.name, &level);
    for (const BackgroundVariable& variable : codebook.background)
        if (const auto level = levels.find(variable.id); level != levels.end())
            fields.problem(variable.where, fmt::format("background variable '{}' is also a level, at {}:{}", variable.id,
                                                       level->second->where.line, level->second->where.column),
                           "rename one of them");
}

void check_attribute(const Attribute& attribute, const BackgroundVariable& variable, YamlFields& fields)
{
    if (variable.scale == "numeric" && !is_number(attribute.value))
        fields.problem(attribute.where, fmt::format("'{}' is no number, and '{}' is numeric", attribute.value, variable.id),
                       "write digits, with a decimal point; leave unknown ones out");
    const bool named = std::any_of(variable.values.begin(), variable.values.end(), [&](const BackgroundValue& value) {
        return value.id == attribute.value || value.label == attribute.value;
    });
    if (variable.values.empty() || named) return;
    std::vector<std::string> known;
    for (const BackgroundValue& value : variable.values) known.push_back(value.id);
    fields.problem(attribute.where, fmt::format("'{}' is no value of '{}'", attribute.value, variable.id),
                   suggestion(attribute.value, known));
}

void check_attributes(const Codebook& codebook, YamlFields& fields)
{
    for (const CodebookSource& source : codebook.sources)
        for (const Attribute& attribute : source.attributes)
            for (const BackgroundVariable& variable : codebook.background)
                if (variable.id == attribute.name) check_attribute(attribute, variable, fields);
}

void check_parents(const Codebook& codebook, YamlFields& fields)
{
    std::map<std::string_view, const CodebookSource*> sources;
    std::vector<std::string> known;
    for (const CodebookSource& source : codebook.sources)
        if (sources.emplace(source.id, &source).second) known.push_back(source.id);
    for (const CodebookSource& source : codebook.sources) {
        if (source.parent.empty()) continue;
        if (!sources.contains(source.parent)) {
            fields.problem(source.parent_where, fmt::format("no source with id '{}'", source.parent),
                           suggestion(source.parent, known));
            continue;
        }
        const CodebookSource* above = &source;
        for (std::size_t steps = 0; steps <= sources.size() && above; ++steps) {
            const auto next = sources.find(above->parent);
            above = above->parent.empty() || next == sources.end() ? nullptr : next->second;
            if (above == &source) {
                fields.problem(source.parent_where, fmt::format("source '{}' is part of itself", source.id),
                               "name what it is part of, or leave 'parent' out");
                break;
            }
        }
    }
}

}  // namespace

void check_study(const Codebook& codebook, YamlFields& fields)
{
    check_scales(codebook, fields);
    check_background(codebook, fields);
    check_attributes(codebook, fields);
    check_parents(codebook, fields);
}

}  // namespace qda
