// Findings as lines: nothing in a name breaks one, or says something else to a terminal or to the runner of a forge.

#include "qda/build/findings.hpp"

#include <ostream>

#include <gtest/gtest.h>

namespace qda {
namespace {

struct FormCase {
    std::string name;
    Finding finding;
    std::string text;
    std::string annotation;

    friend void PrintTo(const FormCase& c, std::ostream* out) { *out << c.name; }
};

const FormCase kCases[] = {
    {"InACodebook",
     {FindingKind::not_asked, {"book.yaml", 3, 4}, {}, {}, "what", "hint", {}},
     "warning: not-asked: book.yaml:3:4: what; hint: hint\n",
     "::warning file=book.yaml,line=3,col=4,title=not-asked::what; hint: hint\n"},
    {"AtAQuotationWithoutHint",
     {FindingKind::uncoded_quotation, {}, "R1", "1:2", "what", {}, {}},
     "note: uncoded-quotation: R1 1:2: what\n",
     "::notice title=uncoded-quotation::R1 1:2: what\n"},
    {"AtAQuotationOfAFile",
     {FindingKind::position_past_end, {"in.seg"}, "R1", "1:2", "what", {}, {}},
     "error: position-past-end: R1 1:2: what\n",
     "::error file=in.seg,title=position-past-end::R1 1:2: what\n"},
    {"WithoutAPlace", {FindingKind::unknown_code, {}, {}, {}, "what", {}, {}}, "warning: unknown-code: what\n",
     "::warning title=unknown-code::what\n"},
    {"Raised", {FindingKind::unknown_code, {}, {}, {}, "what", {}, FindingSeverity::error}, "error: unknown-code: what\n",
     "::error title=unknown-code::what\n"},
    {"NastyNames",
     {FindingKind::unknown_code, {"a,b:c%.yaml", 1}, {}, {}, "a\nb\r::error::c%0A, d: \x1b[31m\u202e", {}, {}},
     "warning: unknown-code: a,b:c%.yaml:1: a\\nb\\r::error::c%0A, d: \\x1b[31m\\u202e\n",
     "::warning file=a%2Cb%3Ac%25.yaml,line=1,title=unknown-code::a%0Ab%0D::error::c%250A, d: \\x1b[31m\\u202e\n"},
};

class Form : public testing::TestWithParam<FormCase> {};

TEST_P(Form, IsOneLine)
{
    const FormCase& one = GetParam();
    EXPECT_EQ(finding_as_text(one.finding), one.text);
    EXPECT_EQ(finding_as_annotation(one.finding), one.annotation);
}

INSTANTIATE_TEST_SUITE_P(Findings, Form, testing::ValuesIn(kCases), [](const auto& info) { return info.param.name; });

TEST(TableOfFindings, HasOneRowAFinding)
{
    const std::vector<Finding> findings = {kCases[0].finding, kCases[1].finding};
    const Table table = table_of_findings(findings);
    ASSERT_EQ(table.rows(), 2U);
    std::vector<std::string> names;
    std::vector<std::string> first;
    for (const Column& column : table.columns) {
        names.push_back(column.name);
        first.emplace_back(column.text(0));
    }
    EXPECT_EQ(names, (std::vector<std::string>{"severity", "kind", "where", "what", "hint"}));
    EXPECT_EQ(first, (std::vector<std::string>{"warning", "not-asked", "book.yaml:3:4", "what", "hint"}));
}

}  // namespace
}  // namespace qda
