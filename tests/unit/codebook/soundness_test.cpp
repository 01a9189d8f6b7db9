// What is odd about a codebook that can be used: of each kind what is found and what is not.

#include "qda/codebook/soundness.hpp"

#include <ostream>

#include <gtest/gtest.h>

#include "unit/codebook/universe_text.hpp"

namespace qda {
namespace {

using Lines = std::vector<std::string>;

struct BookCase {
    std::string name;
    std::string book;
    Lines findings;

    friend void PrintTo(const BookCase& c, std::ostream* out) { *out << c.name; }
};

// A codebook of one dimension with these values, one a line.
std::string values(const std::string& lines)
{
    return "codebook: c\ndimensions:\n  - id: d\n    levels: [variable, sub_variable]\n    values:\n" + lines;
}

std::string sources(const std::string& lines) { return "codebook: c\nsources:\n" + lines; }

const BookCase kBooks[] = {
    {"NothingIsOdd", values("      - {id: a, label: A, codes: [trust]}\n"), {}},
    {"NoCode", values("      - {id: a, label: A}\n"), {"value-without-code 6: no code leads to variable 'A'"}},
    {"CodeOfAValueBelow", values("      - {id: a, label: A, values: [{id: b, label: B, codes: [trust]}]}\n"), {}},
    {"SaidOfTheUppermost", values("      - {id: a, label: A, values: [{id: b, label: B}]}\n"),
     {"value-without-code 6: no code leads to variable 'A'"}},
    {"LabelOfAnotherLevelIsNoDuplicate", values("      - {id: a, label: A, values: [{id: b, label: A, codes: [trust]}]}\n"), {}},
    {"LabelsThatDifferInCase", values("      - {id: a, label: Aa, codes: [trust]}\n      - {id: b, label: aA, codes: [money]}\n"),
     {"duplicate-label 7: variable 'aA' has the label of another one, at 6:14"}},
    {"AliasesOfOneValue", values("      - {id: a, label: A, codes: [trust, Trust, trusts]}\n"), {}},
    {"CodesOfTwoValuesAlike", values("      - {id: a, label: A, codes: [trust]}\n      - {id: b, label: B, codes: [Trust]}\n"),
     {"near-duplicate-code 7: codes 'Trust' of variable 'B' and 'trust' of variable 'A', at 6:35, differ only in upper and lower "
      "case"}},
    {"SpeakersAlike",
     sources("  - {id: x, kind: interview, respondent: true, speaker: [who is x]}\n"
             "  - {id: y, kind: interview, respondent: true, speaker: [Who is x]}\n"),
     {"near-duplicate-code 4: codes 'Who is x' of speaker 'y' and 'who is x' of speaker 'x', at 3:58, differ only in upper and "
      "lower case"}},
    {"DocumentsAlike",
     sources("  - {id: x, kind: interview, documents: [Meeting one]}\n  - {id: y, kind: interview, documents: [Meeting ones]}\n"),
     {"near-duplicate-document 4: documents 'Meeting ones' of source 'y' and 'Meeting one' of source 'x', at 3:42, differ in one "
      "character, or in two that are swapped"}},
    {"JointInterview", sources("  - {id: x, kind: interview, documents: [Both]}\n  - {id: y, kind: interview, documents: [Both]}\n"), {}},
    {"SourceWithoutDocument", sources("  - {id: x, kind: interview}\n"),
     {"source-without-document 3: source 'x' names no document and no speaker code"}},
    {"KindWithoutSource",
     values("      - {id: a, label: A, codes: [trust], source_kinds: [interview, observation]}\n") +
         "sources:\n  - {id: x, kind: interview, documents: [X]}\n",
     {"kind-without-source 6: 1 value declares the kind 'observation', and no source is of it"}},
    {"KindsWithoutAnySources", values("      - {id: a, label: A, codes: [trust], source_kinds: [interview]}\n"), {}},
};

class Soundness : public testing::TestWithParam<BookCase> {};

TEST_P(Soundness, IsSaidWithItsPlace)
{
    Lines found;
    for (const Finding& finding : codebook_findings(codebook_of(GetParam().book)))
        found.push_back(std::string(rule_of(finding.kind).name) + " " + std::to_string(finding.where.line) + ": " + finding.what);
    EXPECT_EQ(found, GetParam().findings);
}

INSTANTIATE_TEST_SUITE_P(Books, Soundness, testing::ValuesIn(kBooks), [](const auto& info) { return info.param.name; });

// Questions: four values, each asked in another way; kinds as given.
Lines not_asked(const std::string& kinds, const std::string& instruments)
{
    const std::string book = values("      - id: v\n        label: V\n        values:\n"
                                    "          - {id: s, label: S, codes: [trust], source_kinds: " + kinds + "}\n") + instruments;
    std::vector<Finding> findings;
    find_not_asked(codebook_of(book), findings);
    Lines found;
    for (const Finding& finding : findings) found.push_back(std::string(rule_of(finding.kind).name) + ": " + finding.what);
    return found;
}

std::string instrument(const std::string& kind, const std::string& asks)
{
    return "  - {id: " + kind + ", kind: " + kind + ", questions: [{text: T, asks: [" + asks + "]}]}\n";
}

TEST(NotAsked, LooksAtInstrumentsOfDeclaredKinds)
{
    const std::string head = "instruments:\n";
    EXPECT_EQ(not_asked("[interview]", ""), Lines{}) << "no instruments at all";
    EXPECT_EQ(not_asked("[policy_document]", head + instrument("interview", "")), Lines{}) << "documents cannot be asked";
    EXPECT_EQ(not_asked("[interview]", head + instrument("interview", "s")), Lines{});
    EXPECT_EQ(not_asked("[interview]", head + instrument("interview", "v")), Lines{}) << "a question about the variable";
    EXPECT_EQ(not_asked("[interview]", head + instrument("interview", "")),
              Lines{"not-asked: no question of 'interview' (interview) asks about sub_variable 'S'"});
    EXPECT_EQ(not_asked("[interview]", head + instrument("observation", "s")), Lines{}) << "no instrument of the declared kind";
    EXPECT_EQ(not_asked("[interview, observation]", head + instrument("interview", "s") + instrument("observation", "")),
              Lines{"kind-not-asked: no question of an instrument for 'observation' asks about sub_variable 'S'"});
}

}  // namespace
}  // namespace qda
