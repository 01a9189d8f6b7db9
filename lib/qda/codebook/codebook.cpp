#include "qda/codebook/codebook.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "qda/model/universe.hpp"

namespace qda {

namespace {

void place(const std::vector<CodebookValue>& values, std::size_t depth, std::size_t parent,
           std::vector<PlacedValue>& out)
{
    for (const CodebookValue& value : values) {
        const std::size_t here = out.size();
        out.push_back({&value, depth, parent});
        place(value.values, depth + 1, here, out);
    }
}

bool contains(const auto& list, std::string_view word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

std::vector<PlacedValue> values_in_order(const Dimension& dimension)
{
    std::vector<PlacedValue> out;
    place(dimension.values, 0, PlacedValue::npos, out);
    return out;
}

const std::vector<std::string>& built_in_source_kinds()
{
    static const std::vector<std::string> kKinds = {"interview", "observation", "policy_document"};
    return kKinds;
}

std::string why_not_a_level(std::string_view name)
{
    static constexpr std::array kBuiltIn = {"code_group",  "document_group", "source",
                                            "source_kind", "respondent",     "judged"};
    // Keys that `#level`, `#value` and `#code` lines use themselves.
    static constexpr std::array kKeys = {"id", "level", "of", "role", "conclusion", "recommendation"};
    if (name.empty()) return "is empty";
    if (name.find_first_of(":\t\r\n|") != std::string_view::npos || name.front() == '#')
        return "holds a colon, a tab, a line end or a |, or begins with #";
    if (is_reserved_name(name) || contains(kKeys, name)) return "is a reserved name";
    if (contains(kBuiltIn, name)) return "is a built-in level";
    return {};
}

std::string why_not_an_attribute(std::string_view name)
{
    return name == "role" ? std::string() : why_not_a_level(name);
}

}  // namespace qda
