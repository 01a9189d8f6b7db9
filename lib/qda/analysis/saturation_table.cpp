// The tables of saturation, and what they say of themselves.

#include <algorithm>

#include <fmt/format.h>

#include "qda/analysis/saturation_parts.hpp"
#include "qda/table/selection_lines.hpp"

namespace qda {

namespace {

constexpr std::size_t kMostNamed = 20;

std::int64_t whole(std::uint64_t n) { return static_cast<std::int64_t>(n); }

std::string times(std::uint64_t n, const std::string& one) { return fmt::format("{} {}{}", n, one, n == 1 ? "" : "s"); }

std::string percent(double share) { return fmt::format("{:.1f} %", 100 * share); }

std::string places(const SaturationRun& run)
{
    return run.first == run.last ? std::to_string(run.first) : fmt::format("{}-{}", run.first, run.last);
}

// "6+2": so many before the run, and the run.
std::string point(double before, std::size_t run) { return shortest(before) + "+" + std::to_string(run); }

}  // namespace

Table SaturationTable::Parts::in_order() const
{
    const std::vector<std::uint64_t> fresh = new_codes(codes());
    const SaturationFound found = guest_namey_chen(fresh, options.rule);
    Table table;
    table.add_column("place", Role::key);
    table.add_column(options.by, Role::key).keys = {{"level", options.by}};
    if (options.order == "date") table.add_column("date", Role::text);
    for (const char* name : {"n", "n_new", "n_seen"}) table.add_column(name, Role::count);
    table.add_column("run", Role::text);
    table.add_column("run_new", Role::count);
    table.add_column("run_share", Role::share);
    table.add_column("saturated", Role::text);
    std::uint64_t seen = 0;
    for (std::size_t place = 0; place < interviews.size(); ++place) {
        const Interview& one = interviews[place];
        seen += fresh[place];
        std::size_t at = 0;
        table.columns[at++].add(whole(place + 1));
        table.columns[at++].add(by->values[one.id].name);
        if (options.order == "date") table.columns[at++].add(one.date);
        for (const std::uint64_t n : {std::uint64_t{one.values.size()}, fresh[place], seen}) table.columns[at++].add(whole(n));
        add_run(table, place, found, at);
    }
    say_found(table, found);
    return table;
}

// The run that ends with this interview.
void SaturationTable::Parts::add_run(Table& table, std::size_t place, const SaturationFound& found, std::size_t at) const
{
    const auto run = std::find_if(found.runs.begin(), found.runs.end(), [&](const SaturationRun& one) { return one.last == place + 1; });
    if (run == found.runs.end()) {
        for (int i = 0; i < 3; ++i) table.columns[at++].add(NotAvailable{});
    } else {
        table.columns[at++].add(places(*run));
        table.columns[at++].add(whole(run->new_codes));
        table.columns[at++].add(run->share);
    }
    if (found.how == Saturation::too_few || found.how == Saturation::nothing_known)
        table.columns[at].add(NotAvailable{});
    else
        table.columns[at].add(found.how == Saturation::reached && place + 1 >= found.at + options.rule.run ? "yes" : "no");
}

void SaturationTable::Parts::say_found(Table& table, const SaturationFound& found) const
{
    const SaturationRule& rule = options.rule;
    switch (found.how) {
        case Saturation::too_few:
            table.notes.push_back(fmt::format("not assessable: {}, and a base of {} with a run of {} takes at least {}",
                                              times(interviews.size(), options.by), rule.base, rule.run, rule.base + rule.run));
            break;
        case Saturation::nothing_known:
            table.notes.push_back(fmt::format("undefined: no {} in the base, so there is nothing to divide by", what()));
            break;
        case Saturation::reached: {
            const SaturationRun& run = found.runs[found.at - rule.base];
            table.notes.push_back(fmt::format("saturation at {}: the run {} brought {} new to the {} of the base ({})",
                                              point(static_cast<double>(found.at), rule.run), places(run), run.new_codes,
                                              found.base_codes, percent(run.share)));
            break;
        }
        case Saturation::not_reached: {
            const SaturationRun& run = found.runs.back();
            table.notes.push_back(fmt::format("no saturation within {}: the last run, {}, still brought {} new to the {} of the base ({})",
                                              times(interviews.size(), options.by), places(run), run.new_codes, found.base_codes,
                                              percent(run.share)));
            break;
        }
    }
}

Table SaturationTable::Parts::in_random_orders() const
{
    const RandomOrders found = random_orders(codes(), options.rule, options.orders, options.seed);
    Table table;
    table.add_column("place", Role::key);
    for (const char* name : {"new_median", "new_least", "new_most", "seen_median", "seen_least", "seen_most"})
        table.add_column(name, Role::statistic);
    table.add_column("saturated", Role::share);
    for (std::size_t place = 0; place < found.places.size(); ++place) {
        const RandomOrders::Place& one = found.places[place];
        std::size_t at = 0;
        table.columns[at++].add(whole(place + 1));
        table.columns[at++].add(one.new_median);
        for (const std::uint64_t n : {one.new_least, one.new_most}) table.columns[at++].add(whole(n));
        table.columns[at++].add(one.seen_median);
        for (const std::uint64_t n : {one.seen_least, one.seen_most}) table.columns[at++].add(whole(n));
        table.columns[at].add(too_few() || found.undefined == found.orders ? Cell(NotAvailable{}) : Cell(one.saturated));
    }
    say_random(table, found);
    return table;
}

void SaturationTable::Parts::say_random(Table& table, const RandomOrders& found) const
{
    table.notes.push_back(fmt::format("{} of the {}, each as likely as any other (seed {}); median, least and most are over all of them",
                                      times(found.orders, "random order"), plural(), options.seed));
    table.notes.emplace_back("saturated: share of the orders that had reached saturation when so many were in");
    if (too_few()) {
        say_found(table, {});
        return;
    }
    const double reached = static_cast<double>(found.reached) / static_cast<double>(found.orders);
    std::string note = fmt::format("{} of {} orders ({}) reach saturation", found.reached, found.orders, percent(reached));
    if (found.at_median)
        note += fmt::format("; of these, the median is at {}, the first at {}, the last at {}", point(*found.at_median, options.rule.run),
                            point(static_cast<double>(found.at_least), options.rule.run),
                            point(static_cast<double>(found.at_most), options.rule.run));
    table.notes.push_back(note);
    if (found.undefined > 0)
        table.notes.push_back(fmt::format("{} without any {} in the base: undefined, counted as not saturated",
                                          times(found.undefined, "order"), what()));
}

Table SaturationTable::Parts::only_in_one() const
{
    Table table;
    table.add_column(options.level, Role::key).keys = {{"level", options.level}};
    table.add_column(options.by, Role::text);
    table.add_column("place", Role::statistic);
    for (const auto& [value, place] : singles()) {
        table.columns[0].add(level->values[value].name);
        table.columns[1].add(by->values[interviews[place].id].name);
        table.columns[2].add(whole(place + 1));
    }
    return table;
}

void SaturationTable::Parts::say_singles(Table& table) const
{
    const std::map<Id, std::size_t> found = singles();
    const std::size_t carried = level->values.size() - never;
    std::string note = fmt::format("carried by one {} only: {} of {} {}", options.by, found.size(), carried, what());
    std::size_t named = 0;
    for (const auto& [value, place] : found) {
        if (options.singles || named == kMostNamed) break;
        note += (named++ == 0 ? ": " : ", ") + level->values[value].name;
    }
    if (named < found.size() && !options.singles) note += fmt::format(" and {} more (--singles)", found.size() - named);
    table.notes.push_back(note);
    if (never > 0) table.notes.push_back(fmt::format("in no {}: {} of {} {}", options.by, never, level->values.size(), what()));
}

void SaturationTable::Parts::say_what(Table& table) const
{
    table.notes.push_back(fmt::format("{} that at least one coding of a {} carries, each once", what(), options.by));
    note_selection(table, universe.carried);
    if (options.order == "date") table.notes.push_back(fmt::format("in the order of {}: the first of each {}", options.date, options.by));
    if (options.order == "stream") table.notes.push_back(fmt::format("in the order in which the input names the {}", plural()));
    if (same_date > 0) table.notes.push_back(fmt::format("{} on the date of the one before: in the order of the input", times(same_date, options.by)));
    if (without_document > 0) table.notes.push_back(fmt::format("{} without a document left out", times(without_document, options.by)));
    std::size_t others = 0;
    for (const Interview& one : interviews) {
        const std::vector<std::string>& kinds = by->values[one.id].source_kinds;
        others += !kinds.empty() && std::find(kinds.begin(), kinds.end(), "interview") == kinds.end() ? 1 : 0;
    }
    if (others > 0 && others < interviews.size())
        table.notes.push_back(fmt::format("{} of {} are of another kind than interview: --where 'source_kind = interview' leaves them out", others,
                                          times(interviews.size(), options.by)));
    const auto empty = std::count_if(interviews.begin(), interviews.end(), [](const Interview& one) { return one.values.empty(); });
    if (empty > 0)
        table.notes.push_back(fmt::format("{} without any: counted as having brought nothing new; were they coded at all?",
                                          times(static_cast<std::uint64_t>(empty), options.by)));
    if (joint > 0) table.notes.push_back(fmt::format("{} of several {} at once: counted for each", times(joint, "coding"), plural()));
    if (options.singles) return;
    const SaturationRule& rule = options.rule;
    table.notes.push_back(fmt::format("rule of Guest, Namey and Chen (2020): those new in a run of {}, divided by those of the first {}, at most {}",
                                      rule.run, rule.base, percent(rule.threshold)));
}

Table SaturationTable::Parts::table()
{
    Table table = options.singles ? only_in_one() : options.order == "random" ? in_random_orders() : in_order();
    std::vector<std::string> notes;
    std::swap(notes, table.notes);
    table.title = !options.title.empty() ? options.title
                  : options.singles      ? fmt::format("{} carried by one {} only", options.level == "code" ? "Codes" : "Values of " + options.level, options.by)
                                         : fmt::format("New {} by {}", what(), options.by);
    table.history = universe.history;
    say_what(table);
    table.notes.insert(table.notes.end(), notes.begin(), notes.end());
    say_singles(table);
    table.notes.push_back(level->dimension.empty()
                              ? "for a codebook fixed in advance this rule says little: it asks when its codes had come up, not whether anything new could"
                              : "the values of " + options.level + " stand in a codebook: if it was fixed in advance, this rule says little, "
                                    "for it asks when they had come up, not whether anything new could");
    return table;
}

}  // namespace qda
