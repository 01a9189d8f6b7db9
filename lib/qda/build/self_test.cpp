#include "qda/build/self_test.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "qda/base/choice.hpp"

namespace qda {

namespace {

constexpr PublishedSubject kSubjects[] = {
    {"association", association_values},
    {"agreement", agreement_values},
    {"two coders", two_coder_values},
    {"unitizing", unitizing_values},
    {"similarity", similarity_values},
    {"chi-square", chi_square_values},
    {"exact tests", exact_test_values},
    {"proportions", proportion_values},
    {"saturation", saturation_values},
};

void add_or_missing(Column& column, const std::optional<double>& value)
{
    if (value)
        column.add(*value);
    else
        column.add(NotAvailable{});
}

}  // namespace

std::span<const PublishedSubject> published_subjects() { return kSubjects; }

bool is_met(const PublishedValue& value)
{
    const std::optional<double> found = value.found();
    if (!found || !value.expected) return found.has_value() == value.expected.has_value();
    // Infinite values (an odds ratio without an upper bound) have no difference.
    return *found == *value.expected || std::abs(*found - *value.expected) <= value.tolerance;
}

Table self_test(const std::string& subject_asked)
{
    std::vector<std::string> names;
    for (const PublishedSubject& subject : published_subjects()) names.emplace_back(subject.name);
    if (!subject_asked.empty()) must_be_one_of(subject_asked, names, "--subject");
    Table table;
    table.title = "Published values, computed again";
    std::int64_t all = 0;
    std::int64_t off = 0;
    for (const char* name : {"subject", "measure", "data"}) table.add_column(name, Role::key);
    for (const char* name : {"expected", "got", "difference"}) table.add_column(name, Role::statistic);
    for (const char* name : {"verdict", "source"}) table.add_column(name, Role::text);
    for (const PublishedSubject& subject : published_subjects()) {
        if (!subject_asked.empty() && subject_asked != subject.name) continue;
        for (const PublishedValue& value : subject.values()) {
            const std::optional<double> found = value.found();
            const bool met = is_met(value);
            const bool finite = found && value.expected && std::isfinite(*found) && std::isfinite(*value.expected);
            ++all;
            off += met ? 0 : 1;
            table.columns[0].add(subject.name);
            table.columns[1].add(value.measure);
            table.columns[2].add(value.data);
            add_or_missing(table.columns[3], value.expected);
            add_or_missing(table.columns[4], found);
            add_or_missing(table.columns[5], finite ? std::optional(*found - *value.expected) : std::nullopt);
            table.columns[6].add(met ? "ok" : "off");
            table.columns[7].add(value.source);
        }
    }
    table.notes = {fmt::format("{} of {} values are met", all - off, all),
                   "met: as near as the source prints it (half of its last digit), or exact to 1e-12; NA is undefined"};
    table.tallies.push_back({.name = "off", .n = off, .of = all, .keys = {{"unit", "values"}}});
    return table;
}

std::size_t values_off(const Table& table)
{
    const Column& verdict = *table.find("verdict");
    std::size_t n = 0;
    for (std::size_t row = 0; row < table.rows(); ++row) n += verdict.text(row) == "ok" ? 0 : 1;
    return n;
}

Table only_values_off(const Table& table)
{
    Table left;
    left.title = table.title;
    left.notes = table.notes;
    left.tallies = table.tallies;
    for (const Column& column : table.columns) {
        Column& kept = left.add_column(column.name, column.role);
        for (std::size_t row = 0; row < table.rows(); ++row)
            if (table.find("verdict")->text(row) != "ok") kept.add(column.cell(row));
    }
    return left;
}

}  // namespace qda
