#include "qda/export/qdpx_cases.hpp"

#include <algorithm>
#include <charconv>

#include "qda/export/guid.hpp"

namespace qda {

namespace {

bool of_sources(std::string_view level) { return level == "source" || level == "respondent"; }

bool is_integer(std::string_view text)
{
    if (text.starts_with('-')) text.remove_prefix(1);
    if (text.empty() || text.size() > 9 || (text.size() > 1 && text.front() == '0')) return false;
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_boolean(std::string_view text) { return text == "true" || text == "false"; }

// YYYY-MM-DD, a day that there is.
bool is_date(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    const auto number = [&](std::size_t at, std::size_t n) {
        int value = 0;
        const auto [stop, wrong] = std::from_chars(text.data() + at, text.data() + at + n, value);
        return wrong == std::errc() && stop == text.data() + at + n ? value : -1;
    };
    const int year = number(0, 4);
    const int month = number(5, 2);
    const int day = number(8, 2);
    constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1 || month < 1 || month > 12) return false;
    const bool leap = month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return day >= 1 && day <= kDays[month - 1] + (leap ? 1 : 0);
}

}  // namespace

QdpxCases::QdpxCases(const Universe& universe)
{
    for (const Value& value : universe.values) {
        if (!of_sources(value.level)) continue;
        const auto [at, fresh] = by_id_.emplace(value.id, cases.size());
        if (fresh) {
            // Labels are what other programs show; where two are the same, ids tell them apart.
            const bool taken = by_name_.contains(value.entry.name);
            cases.push_back({guid_of({"case", value.id}), taken ? value.id : value.entry.name, {}, {}, {}});
            by_name_.emplace(cases.back().name, cases.size() - 1);
        }
        for (const Key& key : value.entry.keys) {
            if (key.name == "parent" || key.name == "role" || key.name == "conclusion" || key.name == "recommendation") continue;
            std::pair<std::size_t, std::string> said{variable(key.name), key.value};
            auto& values = cases[at->second].values;
            if (std::find(values.begin(), values.end(), said) == values.end()) values.push_back(std::move(said));
        }
    }
    of_document.resize(universe.documents.size());
    for (Id document = 0; document < universe.documents.size(); ++document)
        for (const Key& key : universe.documents[document].keys) {
            if (of_sources(key.name)) {
                std::vector<Id>& documents = cases[case_of(key.value)].documents;
                if (documents.empty() || documents.back() != document) documents.push_back(document);
            } else if (!is_reserved_name(key.name)) {
                of_document[document].emplace_back(variable(key.name), key.value);
            }
        }
    settle_types();
}

std::size_t QdpxCases::case_of(std::string_view id)
{
    if (const auto found = by_id_.find(id); found != by_id_.end()) return found->second;
    if (const auto found = by_name_.find(id); found != by_name_.end()) return found->second;
    by_id_.emplace(id, cases.size());
    cases.push_back({guid_of({"case", id}), std::string(id), {}, {}, {}});
    return cases.size() - 1;
}

std::size_t QdpxCases::variable(std::string_view name)
{
    const auto [at, fresh] = variable_of_.emplace(name, variables.size());
    if (fresh) variables.push_back({guid_of({"variable", name}), std::string(name), "Text"});
    return at->second;
}

void QdpxCases::settle_types()
{
    struct Type {
        const char* name;
        bool (*fits)(std::string_view);
    };
    constexpr Type kTypes[] = {{"Integer", is_integer}, {"Boolean", is_boolean}, {"Date", is_date}};
    std::vector<std::vector<bool>> fits(variables.size(), std::vector<bool>(3, true));
    const auto look = [&](const std::vector<std::pair<std::size_t, std::string>>& values) {
        for (const auto& [variable, value] : values)
            for (std::size_t type = 0; type < 3; ++type)
                if (!kTypes[type].fits(value)) fits[variable][type] = false;
    };
    for (const QdpxCase& one : cases) look(one.values);
    for (const auto& values : of_document) look(values);
    for (std::size_t i = 0; i < variables.size(); ++i)
        for (std::size_t type = 3; type > 0; --type)
            if (fits[i][type - 1]) variables[i].type = kTypes[type - 1].name;
}

}  // namespace qda
