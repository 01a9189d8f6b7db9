// Findings: the kinds as users write them, their order, and what --error and --ignore make of them.

#include "qda/model/finding.hpp"

#include <set>

#include <gtest/gtest.h>

#include "unit/problems.hpp"

namespace qda {
namespace {

Finding of(FindingKind kind, std::string what = {}) { return {kind, {}, {}, {}, std::move(what), {}, {}}; }

std::vector<std::string> lines(const std::vector<Finding>& findings)
{
    std::vector<std::string> out;
    for (const Finding& finding : findings)
        out.push_back(std::string(to_string(severity_of(finding))) + " " + rule_of(finding.kind).name + " " + finding.what);
    return out;
}

using Lines = std::vector<std::string>;

TEST(FindingRules, StandInTheOrderOfTheirKindsWithNamesOfTheirOwn)
{
    std::set<std::string> names;
    std::size_t at = 0;
    for (const FindingRule& rule : finding_rules()) {
        EXPECT_EQ(static_cast<std::size_t>(rule.kind), at++) << rule.name;
        EXPECT_TRUE(names.insert(rule.name).second) << rule.name;
        EXPECT_EQ(std::string(rule.name).find_first_not_of("abcdefghijklmnopqrstuvwxyz-"), std::string::npos) << rule.name;
    }
    EXPECT_EQ(at, static_cast<std::size_t>(FindingKind::reading_remark) + 1);
}

TEST(Choose, OrdersByKindAndKeepsTheOrderWithinOne)
{
    std::vector<Finding> findings = {of(FindingKind::unused_code, "1"), of(FindingKind::not_asked, "2"),
                                     of(FindingKind::unused_code, "3"), of(FindingKind::codebook_invalid, "4")};
    EXPECT_EQ(choose(findings, {}), 0U);
    EXPECT_EQ(lines(findings), (Lines{"error codebook-invalid 4", "warning not-asked 2", "note unused-code 1", "note unused-code 3"}));
}

TEST(Choose, DropsAndRaisesKindsAndSeverities)
{
    const auto all = [] {
        std::vector<Finding> findings = {of(FindingKind::not_asked), of(FindingKind::unused_code), of(FindingKind::reading_remark),
                                         of(FindingKind::reading_remark, "w")};
        findings.back().severity = FindingSeverity::warning;
        return findings;
    };
    std::vector<Finding> findings = all();
    EXPECT_EQ(choose(findings, {{"unused-code"}, {"not-asked"}}), 1U);
    EXPECT_EQ(lines(findings), (Lines{"error unused-code ", "note reading-remark ", "warning reading-remark w"}));
    findings = all();
    EXPECT_EQ(choose(findings, {{"warning"}, {"note"}}), 2U) << "a remark is what it is, not what its kind is";
    EXPECT_EQ(lines(findings), (Lines{"error not-asked ", "error reading-remark w"}));
    findings = all();
    EXPECT_EQ(choose(findings, {{"not-asked"}, {"not-asked"}}), 1U) << "ignoring is stronger";
}

TEST(Choose, RefusesUnknownWordsWithTheNearestKind)
{
    std::vector<Finding> none;
    EXPECT_EQ(problems_of([&] { choose(none, {{"unkown-code"}, {}}); }),
              Lines{": --error: no kind of finding 'unkown-code' | did you mean 'unknown-code'?"});
    EXPECT_EQ(problems_of([&] { choose(none, {{}, {"zzz"}}); }),
              Lines{": --ignore: no kind of finding 'zzz' | qda-check --help lists the kinds"});
}

TEST(PlaceOf, IsTheQuotationOrElseTheFile)
{
    Finding finding = of(FindingKind::not_asked);
    EXPECT_EQ(place_of(finding), "");
    finding.where = {"book.yaml", 3, 4};
    EXPECT_EQ(place_of(finding), "book.yaml:3:4");
    finding.document = "Respondent 1";
    EXPECT_EQ(place_of(finding), "Respondent 1");
    finding.quotation = "1:14";
    EXPECT_EQ(place_of(finding), "Respondent 1 1:14");
}

}  // namespace
}  // namespace qda
