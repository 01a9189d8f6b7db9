// Agreement as R finds it: tests/reference/agreement.R made agreement_r.tsv (Rscript agreement.R), data and results.

#include <fstream>
#include <functional>
#include <map>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "qda/stats/agreement.hpp"
#include "qda/stats/alpha.hpp"

namespace qda {
namespace {

struct Set {
    std::vector<std::vector<std::int32_t>> units;
    std::map<std::string, double> results;
};

std::map<std::string, Set> read_results()
{
    std::map<std::string, Set> sets;
    std::ifstream file(std::string(QDA_ROOT) + "/tests/reference/agreement_r.tsv");
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::istringstream fields(line);
        std::string set, name, rest;
        std::getline(fields, set, '\t');
        std::getline(fields, name, '\t');
        std::getline(fields, rest);
        if (name != "unit") {
            sets[set].results[name] = std::stod(rest);
            continue;
        }
        std::istringstream values(rest);
        auto& unit = sets[set].units.emplace_back();
        for (std::string value; values >> value;) unit.push_back(value == "." ? kMissing : std::stoi(value) - 1);
    }
    return sets;
}

TEST(AgreementInR, IsTheSame)
{
    const std::map<std::string, std::size_t> categories = {{"missing", 5}, {"two", 3}, {"three", 4}};
    const std::vector<double> all = {1, 2, 3, 4, 5};
    const auto sets = read_results();
    ASSERT_EQ(sets.size(), 3U);
    for (const auto& [name, set] : sets) {
        const std::size_t q = categories.at(name);
        RatingTable table(set.units.front().size(), q);
        for (const auto& unit : set.units) table.add(unit);
        const Ratings ratings = table.view();
        const std::vector<double> numbers(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(q));
        const std::map<std::string, std::function<Agreement()>> measures = {
            {"nominal", [&] { return krippendorff_alpha(ratings); }},
            {"ordinal", [&] { return krippendorff_alpha(ratings, Metric::ordinal); }},
            {"interval", [&] { return krippendorff_alpha(ratings, Metric::interval, numbers); }},
            {"ratio", [&] { return krippendorff_alpha(ratings, Metric::ratio, numbers); }},
            {"percent", [&] { return percent_agreement(ratings); }},
            {"fleiss", [&] { return fleiss_kappa(ratings); }},
            {"ac1", [&] { return gwet_ac1(ratings); }},
            {"brennan_prediger", [&] { return brennan_prediger(ratings); }},
            {"conger", [&] { return conger_kappa(ratings); }},
            {"cohen", [&] { return cohen_kappa(ratings); }},
            {"holsti", [&] { return holsti(ratings); }},
            {"scott", [&] { return scott_pi(ratings); }},
        };
        EXPECT_GE(set.results.size(), 11U) << name;
        for (const auto& [measure, expected] : set.results) {
            const Agreement found = measures.at(measure)();
            ASSERT_TRUE(found.value) << name << " " << measure;
            EXPECT_NEAR(*found.value, expected, 1e-12) << name << " " << measure;
        }
    }
}

}  // namespace
}  // namespace qda
