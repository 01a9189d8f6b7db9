#include "qda/import/project_attributes.hpp"

#include <fmt/format.h>

#include "qda/codebook/codebook.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

std::string as_attribute(std::string_view wanted)
{
    std::string name;
    for (const char c : wanted) name += std::string_view(":\t\r\n|").find(c) == std::string_view::npos ? c : ' ';
    while (name.starts_with('#')) name.erase(0, 1);
    name = normal_name(name);
    if (!why_not_an_attribute(name).empty()) name += name.empty() ? "attribute" : " (attribute)";
    return name;
}

}  // namespace

const std::string& ProjectAttributes::name_of(std::string_view name)
{
    const auto [at, fresh] = names_.try_emplace(normal_name(name));
    if (!fresh) return at->second;
    at->second = as_attribute(name);
    if (at->second != at->first) renamed_ += fmt::format("{}'{}'", renamed_.empty() ? "" : ", ", at->second);
    return at->second;
}

void ProjectAttributes::give(Entry& entry, std::string_view name, std::string_view value)
{
    const std::string normal = normal_name(value);
    if (!normal.empty()) entry.add(name_of(name), normal);
}

void ProjectAttributes::say(const std::string& file, Diagnostics& diagnostics) const
{
    if (!renamed_.empty())
        diagnostics.note("attributes whose names a stream cannot have are called " + renamed_, {file});
}

Value& declare_case(Universe& universe, std::string_view name)
{
    universe.declare_level("source").set("of", "document");
    return universe.declare_value("source", name);
}

}  // namespace qda
