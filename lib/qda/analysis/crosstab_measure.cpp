#include "qda/analysis/crosstab_measure.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "qda/stats/chi_square.hpp"
#include "qda/stats/fisher.hpp"
#include "qda/stats/freeman_halton.hpp"
#include "qda/stats/kruskal_wallis.hpp"
#include "qda/stats/mann_whitney.hpp"
#include "qda/stats/ranks.hpp"
#include "qda/stats/spearman.hpp"

namespace qda::crosstab {

namespace {

// The margins up to which Fisher's test and its interval are quick; above them the approximation is as good.
constexpr std::uint64_t kMostOfFisher = 100'000;
// Kruskal and Wallis's approximation holds from five a group.
constexpr std::size_t kFewInAGroup = 5;

std::string figure(double number) { return fmt::format("{:.4g}", number); }

void say_left_out(const Sample& sample, Test& test)
{
    const auto say = [&](std::uint64_t n, const std::string& why) {
        const std::string one = sample.unit.substr(0, sample.unit.size() - 1);  // the word is a plural
        if (n > 0) test.notes.push_back(fmt::format("{} {} left out: {}", n, n == 1 ? one : sample.unit, why));
    };
    say(sample.without, "no value of " + sample.by);
    say(sample.several, "several values of " + sample.by);
    say(sample.unanswered, "no value on the rows");
    say(sample.rows_several, "several values on the rows");
}

// Groups that hold a unit, in their order.
std::vector<std::string> filled(const Sample& sample, const Contingency& counts)
{
    std::vector<std::string> names;
    const std::vector<std::uint64_t> totals = counts.column_totals();
    for (std::size_t group = 0; group < totals.size(); ++group)
        if (totals[group] > 0) names.push_back(sample.groups[group]);
    return names;
}

void take(Test& test, const PermutationP& found)
{
    test.p = found.p;
    test.p_min = found.smallest_p;
    test.drawn = !found.exact;
    if (!found.exact) test.notes.push_back("exact count out of reach: p estimated, standard error " + figure(found.standard_error));
}

void fisher_test(const Contingency& counts, const std::vector<std::string>& names, const Measuring& how, Test& test)
{
    test.name = "fisher";
    const Fourfold table{counts.at(0, 0), counts.at(0, 1), counts.at(1, 0), counts.at(1, 1)};
    const FisherExact exact = fisher_exact(table);
    test.p = exact.two_sided;
    test.p_min = exact.smallest_two_sided;
    if (const auto odds = conditional_odds_ratio(table, how.confidence)) {
        test.effect = odds->estimate;
        test.low = odds->low;
        test.high = odds->high;
        test.notes.push_back("effect: conditional odds ratio, " + names[0] + " against " + names[1]);
    }
}

void approximate(const Contingency& counts, const Measuring& how, Test& test)
{
    test.name = how.test == "exact" ? "chi_square" : how.test;
    const auto found = test.name == "yates" ? chi_square_yates(counts) : test.name == "g_square" ? g_square(counts) : chi_square(counts);
    if (!found) {
        test.notes.emplace_back("undefined: the correction of Yates is for two rows and two columns");
        return;
    }
    test.statistic = found->statistic;
    test.df = found->df;
    test.notes.push_back("smallest expected count " + figure(found->smallest_expected));
    if (found->share_below_5 > 0)
        test.notes.push_back(fmt::format("expected counts below 5 in {:.0f} % of the cells", 100 * found->share_below_5));
    if (expected_counts_allow(*found) || how.anyway)
        test.p = found->p;
    else
        test.notes.emplace_back("no p-value: they are too small for this distribution; --test exact");
}

void say_association(const Contingency& counts, Test& test)
{
    test.effect = cramers_v_corrected(counts);
    if (const auto v = cramers_v(counts)) test.notes.push_back("effect: Cramer's V, bias-corrected (plain " + figure(*v) + ")");
}

Test table_test(const Sample& sample, const Contingency& all, const Measuring& how)
{
    Test test;
    const Contingency counts = all.without_empty();
    const std::vector<std::string> names = filled(sample, all);
    const bool fourfold = all.rows() == 2 && names.size() == 2;
    if (names.size() < 2) {
        test.name = how.test == "exact" ? "fisher" : how.test;
        test.notes.push_back(fmt::format("undefined: {} of '{}' with units", names.empty() ? "no group" : "one group", sample.by));
    } else if (counts.rows() < 2) {
        test.name = how.test != "exact" ? how.test : fourfold ? "fisher" : "freeman_halton";
        const bool nobody = all.rows() == 2 && all.row_totals()[0] == 0;
        test.p_min = 1;
        if (how.test == "exact") test.p = 1;
        test.notes.push_back(all.rows() > 2 ? "all have one value" : nobody ? "nobody has it" : "all have it");
    } else if (how.test != "exact") {
        approximate(counts, how, test);
        say_association(counts, test);
    } else if (fourfold && std::min({counts.row_totals()[0], counts.row_totals()[1], counts.column_totals()[0], counts.column_totals()[1]}) <=
                               kMostOfFisher) {
        fisher_test(counts, names, how, test);
    } else if (fourfold) {
        approximate(counts, how, test);
        test.notes.emplace_back("too many for the exact test");
        say_association(counts, test);
    } else {
        test.name = "freeman_halton";
        take(test, freeman_halton(counts, how.work));
        say_association(counts, test);
    }
    if (names.size() < sample.groups.size() && names.size() > 1) test.notes.emplace_back("groups without units left out");
    say_left_out(sample, test);
    return test;
}

std::string median_of(const std::vector<double>& values)
{
    const auto found = median(values);
    return found ? figure(*found) : "NA";
}

// Two groups of numbers: is the first higher?
void two_groups(const std::vector<double>& first, const std::vector<double>& second, const std::string& which, const Measuring& how, Test& test)
{
    test.name = "mann_whitney";
    const auto found = mann_whitney(first, second, how.work);
    if (!found) {
        test.notes.push_back("undefined: one of the groups is empty");
        return;
    }
    test.statistic = found->u;
    test.effect = found->superiority;
    const auto interval = superiority_interval(found->superiority, static_cast<double>(first.size()), static_cast<double>(second.size()), how.confidence);
    test.low = interval.low;
    test.high = interval.high;
    test.notes.push_back("effect: the chance that " + which + " is higher, ties half");
    if (found->exact) {
        test.p = found->exact->two_sided;
        test.p_min = found->exact->smallest_two_sided;
    } else if (found->normal) {
        test.p = found->normal->two_sided;
        test.notes.emplace_back("normal approximation, corrected for ties and continuity: the exact count is out of reach");
    } else {
        test.notes.emplace_back("undefined: all have one value");
    }
}

void several_groups(const std::vector<std::vector<double>>& groups, const Measuring& how, Test& test)
{
    test.name = "kruskal_wallis";
    const auto found = kruskal_wallis(groups);
    if (!found) {
        test.notes.emplace_back("undefined: fewer than two groups with units, or all have one value");
        return;
    }
    test.statistic = found->h;
    test.df = found->df;
    test.effect = found->epsilon_square;
    test.notes.emplace_back("effect: epsilon squared");
    std::size_t smallest = groups.front().size();
    for (const auto& group : groups) smallest = std::min(smallest, group.size());
    ExactWork work = how.work;
    if (smallest >= kFewInAGroup) work.draws = 1;  // not needed: then the approximation holds
    const auto exact = kruskal_wallis_exact(groups, work);
    if (exact->exact || smallest < kFewInAGroup) {
        take(test, *exact);
    } else {
        test.p = found->p_chi_square;
        test.notes.emplace_back("chi-square approximation: the exact count is out of reach");
    }
}

}  // namespace

Test presence_test(const Sample& sample, const Measuring& how)
{
    Contingency counts(2, sample.groups.size());
    for (const Observed& one : sample.units)
        for (const Id group : one.groups) counts.at(one.row == 1 ? 0 : 1, group) += one.times;
    return table_test(sample, counts, how);
}

Test whole_test(const Sample& sample, std::size_t n_rows, const Measuring& how)
{
    Contingency counts(n_rows, sample.groups.size());
    for (const Observed& one : sample.units)
        for (const Id group : one.groups) counts.at(static_cast<std::size_t>(one.row), group) += one.times;
    return table_test(sample, counts, how);
}

Test presence_by_rank(const Sample& sample, const Measuring& how)
{
    std::vector<double> with, without;
    for (const Observed& one : sample.units) (one.row == 1 ? with : without).insert((one.row == 1 ? with : without).end(), one.times, *one.number);
    Test test;
    two_groups(with, without, sample.by + " of one with it", how, test);
    if (with.empty() || without.empty()) {
        test.notes = {with.empty() ? (without.empty() ? "undefined: nobody has a value" : "nobody has it") : "all have it"};
        if (!with.empty() || !without.empty()) test.p = test.p_min = 1;
    } else if (sample.groups.empty()) {
        test.notes.push_back(fmt::format("median {} of {} with, {} of {} without", median_of(with), with.size(), median_of(without), without.size()));
    } else {
        test.notes.push_back(fmt::format("{} with, {} without", with.size(), without.size()));  // ranks have no median to show
    }
    say_left_out(sample, test);
    return test;
}

Test rank_test(const Sample& sample, const Measuring& how)
{
    std::vector<std::vector<double>> groups(sample.groups.size());
    for (const Observed& one : sample.units)
        for (const Id group : one.groups) groups[group].insert(groups[group].end(), one.times, one.row);
    std::vector<std::vector<double>> with_units;
    std::vector<std::string> names;
    for (std::size_t group = 0; group < groups.size(); ++group) {
        if (groups[group].empty()) continue;
        names.push_back(sample.groups[group]);
        with_units.push_back(std::move(groups[group]));
    }
    Test test;
    if (with_units.size() == 2) {
        two_groups(with_units[0], with_units[1], names[0] + " (against " + names[1] + ")", how, test);
    } else if (with_units.size() > 2) {
        several_groups(with_units, how, test);
    } else {
        test.name = "kruskal_wallis";
        test.notes.push_back(fmt::format("undefined: {} of '{}' with units", names.empty() ? "no group" : "one group", sample.by));
    }
    say_left_out(sample, test);
    return test;
}

Test whole_by_rank(const Sample& sample, const std::vector<std::string>& row_names, const Measuring& how)
{
    Sample turned = sample;
    turned.groups = row_names;
    for (Observed& one : turned.units) {
        one.groups = {static_cast<Id>(one.row)};
        one.row = *one.number;
    }
    return rank_test(turned, how);
}

Test correlation_test(const Sample& sample, const Measuring& how)
{
    std::vector<double> x, y;
    for (const Observed& one : sample.units) {
        x.insert(x.end(), one.times, one.row);
        y.insert(y.end(), one.times, *one.number);
    }
    Test test;
    test.name = "spearman";
    if (const auto found = spearman(x, y, how.work)) {
        test.statistic = found->rho;
        test.effect = found->rho;
        if (const auto interval = spearman_interval(found->rho, static_cast<double>(x.size()), how.confidence)) {
            test.low = interval->low;
            test.high = interval->high;
        }
        test.notes.push_back(fmt::format("effect: rho of {} {}", x.size(), sample.unit));
        if (found->exact) {
            take(test, *found->exact);
        } else {
            test.df = found->df;
            test.p = found->p_t;
            test.notes.emplace_back("by Student's t: the exact count is out of reach");
        }
    } else {
        test.notes.push_back(fmt::format("undefined: {}", x.size() < 3 ? "fewer than three units" : "all have one value"));
    }
    say_left_out(sample, test);
    return test;
}

}  // namespace qda::crosstab
