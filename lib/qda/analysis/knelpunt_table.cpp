// Title and notes of both tables, and the table of one row a subject.

#include <algorithm>

#include <fmt/format.h>

#include "qda/analysis/knelpunt_parts.hpp"
#include "qda/base/choice.hpp"

namespace qda::knelpunt {

namespace {

// `1 quotation ... stands`, `3 quotations ... stand`: the sentence for one, else the other with the number before it.
void note_number(Table& table, std::int64_t n, const std::string& one, const std::string& more)
{
    if (n > 0) table.notes.push_back(n == 1 ? "1 " + one : fmt::format("{} {}", n, more));
}

void note_left_out(Table& table, const Findings& findings, const KnelpuntOptions& options)
{
    const std::string& by = findings.roles.by().name;
    if (!findings.roles.missing.empty())
        table.notes.push_back("not declared by the codebook and left out: " + list_of(findings.roles.missing));
    note_number(table, findings.without, "quotation is judged a knelpunt of no " + by + " and is left out",
                "quotations are judged a knelpunt of no " + by + " and are left out");
    if (options.min_respondents)
        note_number(table, findings.hidden,
                    fmt::format("value of {} is left out: fewer than {} respondents name a knelpunt", by,
                                *options.min_respondents),
                    fmt::format("values of {} are left out: fewer than {} respondents name a knelpunt", by,
                                *options.min_respondents));
    note_number(table, findings.unplaced, "quotation of unknown place overlaps nothing",
                "quotations of unknown place overlap nothing");
    for (const std::string& unit : findings.units)
        table.notes.push_back("places are in the unit " + unit + ": what shares one overlaps");
    if (findings.coders.size() > 1) table.notes.push_back("codings of all coders together");
    note_number(table, findings.joint, "quotation is joint: of several respondents",
                "quotations are joint: of several respondents");
}

}  // namespace

void add_count(Table& table, const char* name, const char* unit)
{
    table.add_column(name, Role::count).keys = {
        {"merge", "no"}, {"why", "a rank is among the knelpunten of the whole"}, {"unit", unit}};
}

void describe(Table& table, const Findings& findings, const KnelpuntOptions& options,
              const std::vector<std::string>& columns)
{
    const std::string& by = findings.roles.by().name;
    table.title = options.title.empty() ? "Knelpunten by " + by : options.title;
    table.notes.push_back(
        options.relation == "overlap"
            ? "unit: quotations; one is a knelpunt of a value if a code on it, or on one that overlaps it, "
              "says so; the judgement of another one is that of the respondents of both"
            : "unit: quotations; one is a knelpunt of a value if a code on it says so");
    table.notes.push_back("rank: by " + list_of(findings.criteria) + "; equal figures share a rank");
    table.notes.insert(table.notes.end(), columns.begin(), columns.end());
    note_left_out(table, findings, options);
}

namespace {

using Number = std::optional<std::int64_t>;

// The counts of respondents by what they say: only knelpunt, both, only that it goes well, neither.
struct Groups {
    std::int64_t only_knelpunt = 0;
    std::int64_t both = 0;
    std::int64_t only_goes_well = 0;
    std::int64_t neither = 0;
};

Groups groups_of(const Subject& subject)
{
    Groups groups;
    for (const auto& [respondent, own] : subject.respondents) {
        if (own.knelpunt > 0)
            ++(own.goes_well > 0 ? groups.both : groups.only_knelpunt);
        else
            ++(own.goes_well > 0 ? groups.only_goes_well : groups.neither);
    }
    return groups;
}

std::vector<std::string> about_columns(const Roles& roles)
{
    std::vector<std::string> notes = {
        "share: knelpunten in the quotations on the value; largest share: those of one respondent in its knelpunten"};
    if (roles.respondents && roles.has_goes_well)
        notes.push_back(
            "only, both, neither: what the respondents who spoke of it name, a knelpunt or that it goes well");
    if (roles.kinds)
        notes.push_back(
            "one kind: 1 where the codebook looks in two or more kinds of source and one has all the knelpunten");
    if (roles.respondents) notes.push_back("rank changes: respondents without whom the rank is another");
    return notes;
}

Cell cell(Number number) { return number ? Cell(*number) : Cell(NotAvailable{}); }

Cell fraction(std::int64_t of, std::int64_t by)
{
    return by == 0 ? Cell(NotAvailable{}) : Cell(static_cast<double>(of) / static_cast<double>(by));
}

void add_quotations(std::vector<Cell>& cells, const Findings& findings, Id at)
{
    const Subject& subject = findings.subjects[at];
    const Tally& all = subject.all;
    cells.push_back(cell(subject.rank));
    cells.push_back(cell(all.knelpunt));
    cells.push_back(cell(findings.roles.has_goes_well ? Number(all.goes_well) : Number()));
    cells.push_back(cell(all.quotations));
    cells.push_back(fraction(all.knelpunt, all.quotations));
}

void add_people(std::vector<Cell>& cells, const Findings& findings, Id at)
{
    const Subject& subject = findings.subjects[at];
    const Roles& roles = findings.roles;
    for (const std::set<Id>* people : {&subject.all.naming, &subject.all.spoke})
        cells.push_back(cell(roles.respondents ? Number(static_cast<std::int64_t>(people->size())) : Number()));
    const Groups groups = groups_of(subject);
    for (const std::int64_t n : {groups.only_knelpunt, groups.both, groups.only_goes_well, groups.neither})
        cells.push_back(cell(roles.respondents && roles.has_goes_well ? Number(n) : Number()));
}

// Sources, and how far the knelpunt rests on one kind of source or one respondent.
void add_firmness(std::vector<Cell>& cells, const Findings& findings, Id at)
{
    const Subject& subject = findings.subjects[at];
    const Roles& roles = findings.roles;
    std::set<Id> sources;
    for (const auto& [source, tally] : subject.sources)
        if (tally.knelpunt > 0) sources.insert(source.second);
    cells.push_back(cell(static_cast<std::int64_t>(sources.size())));
    const std::int64_t kinds = std::count_if(subject.kinds.begin(), subject.kinds.end(),
                                             [](const auto& kind) { return kind.second.knelpunt > 0; });
    cells.push_back(cell(roles.kinds ? Number(kinds) : Number()));
    const bool looks = roles.kinds && roles.by().values[at].source_kinds.size() > 1;
    cells.push_back(cell(looks ? Number(only_kind(findings, at) ? 1 : 0) : Number()));
    std::int64_t largest = 0;
    for (const auto& [respondent, own] : subject.respondents) largest = std::max(largest, own.knelpunt);
    cells.push_back(roles.respondents ? fraction(largest, subject.all.knelpunt) : Cell(NotAvailable{}));
    const auto changes = static_cast<std::int64_t>(subject.rank_without.size());
    cells.push_back(cell(roles.respondents && subject.rank ? Number(changes) : Number()));
}

}  // namespace

Table wide_table(const Findings& findings, const KnelpuntOptions& options)
{
    const Roles& roles = findings.roles;
    Table table;
    describe(table, findings, options, about_columns(roles));
    table.add_column(roles.by().name, Role::key);
    table.add_column("rank", Role::statistic);
    for (const char* name : {"n_knelpunt", "n_goes_well", "n_quotations"}) add_count(table, name, "quotations");
    table.add_column("share", Role::share);
    for (const char* name : {"n_respondents", "n_spoke", "n_only_knelpunt", "n_both", "n_only_goes_well", "n_neither"})
        add_count(table, name, "respondents");
    add_count(table, "n_sources", "sources");
    add_count(table, "n_source_kinds", "source_kinds");
    table.add_column("one_kind", Role::statistic);
    table.add_column("largest_share", Role::share);
    add_count(table, "n_rank_changes", "respondents");

    for (const Id at : findings.order) {
        std::vector<Cell> cells = {Cell(roles.by().values[at].name)};
        add_quotations(cells, findings, at);
        add_people(cells, findings, at);
        add_firmness(cells, findings, at);
        for (std::size_t i = 0; i < cells.size(); ++i) table.columns[i].add(cells[i]);
    }
    return table;
}

}  // namespace qda::knelpunt
