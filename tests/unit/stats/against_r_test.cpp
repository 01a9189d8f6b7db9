// Our statistics against R's, of random data: tests/reference/statistics.R says how the file was made.

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "qda/stats/chi_square.hpp"
#include "qda/stats/fisher.hpp"
#include "qda/stats/freeman_halton.hpp"
#include "qda/stats/kruskal_wallis.hpp"
#include "qda/stats/mann_whitney.hpp"
#include "qda/stats/multiple_testing.hpp"
#include "qda/stats/proportion.hpp"
#include "qda/stats/ranks.hpp"
#include "qda/stats/spearman.hpp"

namespace qda {
namespace {

using Groups = std::vector<std::vector<double>>;
using Found = std::map<std::string, double>;

std::vector<std::string> parts(const std::string& text, char between)
{
    std::vector<std::string> found;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, between);) found.push_back(part);
    return found;
}

Groups groups_of(const std::string& text)
{
    Groups groups;
    for (const std::string& group : parts(text, ';')) {
        groups.emplace_back();
        for (const std::string& number : parts(group, ',')) groups.back().push_back(std::strtod(number.c_str(), nullptr));
    }
    return groups;
}

Contingency table_of(const Groups& rows)
{
    Contingency counts(rows.size(), rows.front().size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::size_t j = 0; j < rows[i].size(); ++j) counts.at(i, j) = static_cast<std::uint64_t>(rows[i][j]);
    return counts;
}

Fourfold fourfold_of(const Groups& data)
{
    const auto cell = [&](std::size_t i) { return static_cast<std::uint64_t>(data[0][i]); };
    return {cell(0), cell(1), cell(2), cell(3)};
}

Found fisher(const Groups& data)
{
    const FisherExact test = fisher_exact(fourfold_of(data));
    const OddsRatio odds = conditional_odds_ratio(fourfold_of(data)).value();
    return {{"two", test.two_sided}, {"greater", test.greater}, {"less", test.less},
            {"or", odds.estimate},   {"low", odds.low},         {"high", odds.high}};
}

Found halton(const Groups& data)
{
    const PermutationP test = freeman_halton(table_of(data), {.steps = 50'000'000});
    EXPECT_TRUE(test.exact);
    return {{"p", test.p}};
}

Found square(const Groups& data)
{
    const Contingency counts = table_of(data);
    const ChiSquare test = chi_square(counts).value();
    return {{"statistic", test.statistic},
            {"p", test.p},
            {"expected", expected_counts(counts)[1].value()},
            {"pearson", pearson_residuals(counts)[1].value()},
            {"adjusted", adjusted_residuals(counts)[1].value()}};
}

Found yates(const Groups& data)
{
    const Fourfold t = fourfold_of(data);
    const ChiSquare test = chi_square_yates({{t.a, t.b}, {t.c, t.d}}).value();
    return {{"statistic", test.statistic}, {"p", test.p}};
}

Found rank_sum(const Groups& data)
{
    const MannWhitney test = mann_whitney(data[0], data[1]).value();
    return {{"u", test.u},
            {"normal", test.normal->two_sided},
            {"normal_greater", test.normal->greater},
            {"wilcox", test.exact->two_sided},
            {"exact", test.exact->two_sided},
            {"greater", test.exact->greater},
            {"less", test.exact->less},
            {"smallest", test.exact->smallest_two_sided}};
}

Found kruskal(const Groups& data)
{
    const KruskalWallis test = kruskal_wallis(data).value();
    const PermutationP exact = kruskal_wallis_exact(data).value();
    EXPECT_TRUE(exact.exact);
    return {{"h", test.h}, {"p", test.p_chi_square}, {"exact", exact.p}, {"smallest", exact.smallest_p.value()}};
}

Found correlation(const Groups& data)
{
    const Spearman test = spearman(data[0], data[1]).value();
    return {{"rho", test.rho}, {"p_t", test.p_t}, {"cor", test.exact->p}, {"exact", test.exact->p}};
}

Found adjusted(const std::vector<double>& by)
{
    Found found;
    for (std::size_t i = 0; i < by.size(); ++i) found[std::to_string(i + 1)] = by[i];
    return found;
}

Found proportion(const Groups& data)
{
    const double x = data[0][0];
    const double n = data[0][1];
    const double level = data[0][2];
    const ConfidenceInterval exact = clopper_pearson(x, n, level).value();
    const ConfidenceInterval score = wilson(x, n, level).value();
    return {{"exact_low", exact.low}, {"exact_high", exact.high}, {"wilson_low", score.low}, {"wilson_high", score.high}};
}

Found quantiles(const Groups& data)
{
    return {{"q25", quantile(data[0], 0.25).value()}, {"q50", median(data[0]).value()}, {"q90", quantile(data[0], 0.9).value()}};
}

const std::map<std::string, std::function<Found(const Groups&)>> kTests = {
    {"fisher", fisher},
    {"freeman_halton", halton},
    {"chi_square", square},
    {"yates", yates},
    {"mann_whitney", rank_sum},
    {"kruskal", kruskal},
    {"spearman", correlation},
    {"adjust_bonferroni", [](const Groups& data) { return adjusted(bonferroni(data[0])); }},
    {"adjust_holm", [](const Groups& data) { return adjusted(holm(data[0])); }},
    {"adjust_BH", [](const Groups& data) { return adjusted(benjamini_hochberg(data[0])); }},
    {"adjust_BY", [](const Groups& data) { return adjusted(benjamini_yekutieli(data[0])); }},
    {"proportion", proportion},
    {"quantile", quantiles},
};

TEST(Statistics, AreThoseOfR)
{
    std::ifstream file(QDA_ROOT "/tests/reference/statistics.tsv");
    std::map<std::string, int> compared;
    for (std::string line; std::getline(file, line);) {
        const std::vector<std::string> fields = parts(line, '\t');
        SCOPED_TRACE(line);
        const Found found = kTests.at(fields[0])(groups_of(fields[1]));
        for (std::size_t i = 2; i < fields.size(); ++i) {
            const std::size_t equals = fields[i].find('=');
            const std::string key = fields[i].substr(0, equals);
            const double wanted = std::strtod(fields[i].c_str() + equals + 1, nullptr);
            if (std::isinf(wanted))
                EXPECT_EQ(found.at(key), wanted) << key;
            else
                EXPECT_NEAR(found.at(key), wanted, 1e-10 * std::max(1.0, std::abs(wanted))) << key;
            ++compared[fields[0]];
        }
    }
    for (const auto& [test, unused] : kTests) EXPECT_GE(compared[test], 20) << test;
}

}  // namespace
}  // namespace qda
