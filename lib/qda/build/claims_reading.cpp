#include "qda/build/claims_reading.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include <fmt/format.h>

#include "qda/text/normal.hpp"

namespace qda {

namespace {

constexpr int kMostDigits = 15;

// Names stand in files of YAML and LaTeX as they are.
bool fit_for_name(std::string_view id)
{
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; };
    return !id.empty() && id.front() != '-' && std::all_of(id.begin(), id.end(), fits);
}

std::optional<Expression> expression(const YamlNode& map, std::string_view key, std::string_view thing, YamlFields& fields)
{
    const YamlNode* node = fields.required(map, key, thing);
    if (!node) return std::nullopt;
    Location where = fields.at(*node);
    if (node->quoted) ++where.column;
    try {
        return Expression::parse(node->text, where);
    } catch (const Error& error) {
        for (const Problem& problem : error.problems()) fields.problem(problem.where, problem.what, problem.hint);
    }
    return std::nullopt;
}

// The id of a claim or a number; empty, and noted, where it is none or was there before.
std::string id_of(const YamlNode& map, std::string_view thing, std::map<std::string, Location>& ids, YamlFields& fields)
{
    const YamlNode* node = fields.required(map, "id", thing);
    if (!node) return {};
    std::string id(trim(node->text));
    if (!fit_for_name(id))
        fields.problem(*node, fmt::format("the id '{}' is no name", id), "use letters, digits, '_' and '-'");
    else if (const auto [at, is_new] = ids.emplace(id, fields.at(*node)); !is_new)
        fields.problem(*node, fmt::format("the id '{}' twice", id), "it is also in line " + std::to_string(at->second.line));
    return id;
}

}  // namespace

std::vector<Claim> read_claims(const YamlNode& manifest, YamlFields& fields)
{
    static constexpr std::array<std::string_view, 5> kKeys = {"id", "text", "source", "holds", "expect"};
    std::vector<Claim> claims;
    std::map<std::string, Location> ids;
    for (const YamlNode& node : fields.list(manifest, "claims")) {
        if (!fields.is_map(node, "a claim")) continue;
        fields.only(node, "a claim", kKeys);
        std::string id = id_of(node, "a claim", ids, fields);
        bool expected = true;
        if (const YamlNode* expect = fields.scalar(node, "expect"))
            expected = !fields.one_of(*expect, trim(expect->text), "expect", {"holds", "fails"}) || trim(expect->text) == "holds";
        if (auto holds = expression(node, "holds", "a claim", fields))
            claims.push_back({std::move(id), fields.at(node), fields.text(node, "text"), fields.text(node, "source"), std::move(*holds), expected});
    }
    return claims;
}

std::vector<NamedFigure> read_figures(const YamlNode& manifest, YamlFields& fields)
{
    static constexpr std::array<std::string_view, 4> kKeys = {"id", "value", "digits", "percent"};
    std::vector<NamedFigure> figures;
    std::map<std::string, Location> ids;
    for (const YamlNode& node : fields.list(manifest, "numbers")) {
        if (!fields.is_map(node, "a number")) continue;
        fields.only(node, "a number", kKeys);
        std::string id = id_of(node, "a number", ids, fields);
        std::optional<int> digits;
        if (const YamlNode* text = fields.scalar(node, "digits")) {
            const std::string_view word = trim(text->text);
            int n = 0;
            const auto [end, wrong] = std::from_chars(word.data(), word.data() + word.size(), n);
            if (wrong == std::errc() && end == word.data() + word.size() && n >= 0 && n <= kMostDigits)
                digits = n;
            else
                fields.problem(*text, fmt::format("'digits' is a number from 0 to {}, found '{}'", kMostDigits, word), {});
        }
        const bool percent = fields.flag(node, "percent");
        if (auto value = expression(node, "value", "a number", fields))
            figures.push_back({std::move(id), fields.at(node), std::move(*value), digits, percent});
    }
    return figures;
}

}  // namespace qda
