#include "qda/render/sentences.hpp"

#include <ostream>
#include <string>

#include <gtest/gtest.h>

namespace qda {
namespace {

struct SentenceCase {
    std::string name;
    std::string english;
    std::string dutch;

    friend void PrintTo(const SentenceCase& c, std::ostream* out) { *out << c.name; }
};

const SentenceCase kCases[] = {
    {"TitleOfOneLevel", "Quotations by respondent", "Fragmenten per respondent"},
    {"TitleOfTwoSides", "Codings by sub_variable and judgement", "Coderingen per subvariabele en oordeel"},
    {"TitleWithALevelOfTheCodebook", "Respondents by variable and bij_wie", "Respondenten per variabele en bij_wie"},
    {"AUsersTitleStays", "Stand by me", "Stand by me"},
    {"AUsersTitleWithAnAndStays", "Wie by wat and hoe", "Wie by wat and hoe"},
    {"Unit", "unit: documents that have at least one such quotation", "eenheid: documenten met minstens één zo'n fragment"},
    {"LeftOut", "63 of 206 quotations have no value at respondent or variable and are left out",
     "63 van 206 fragmenten hebben geen waarde op respondent of variabele en zijn weggelaten"},
    {"LeftOutAtNestedLevels", "1 of 2 codings have no value at variable, sub_variable and are left out",
     "1 van 2 coderingen hebben geen waarde op variabele, subvariabele en zijn weggelaten"},
    {"OneUnderSeveral", "1 quotation stands under several values: it counts in each, and once in a total",
     "1 fragment valt onder meer waarden, en telt in elk en één keer in een totaal"},
    {"Joint", "3 codings are joint: of several respondents", "3 coderingen zijn gezamenlijk: van meer respondenten"},
    {"OneJoint", "1 coding is joint: of several respondents", "1 codering is gezamenlijk: van meer respondenten"},
    {"Denominators", "denominator: quotations of the row, each once; A 3; B 0",
     "noemer: fragmenten van de rij, elk één keer; A 3; B 0"},
    {"Condition", "only quotations with judgement = Knelpunt", "alleen fragmenten met judgement = Knelpunt"},
    {"AnyOtherNoteStays", "counted by hand in May", "counted by hand in May"},
    {"Empty", "", ""},
};

class Sentences : public testing::TestWithParam<SentenceCase> {};

TEST_P(Sentences, AreSaidInDutch) { EXPECT_EQ(sentence_of(GetParam().english, Language::dutch), GetParam().dutch); }

INSTANTIATE_TEST_SUITE_P(Notes, Sentences, testing::ValuesIn(kCases),
                         [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace qda
