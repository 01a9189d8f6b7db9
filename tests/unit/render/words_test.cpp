#include "qda/render/words.hpp"

#include <gtest/gtest.h>

namespace qda {
namespace {

struct WordCase {
    std::string name;
    std::string column;
    std::string english;
    std::string dutch;

    friend void PrintTo(const WordCase& c, std::ostream* out) { *out << c.name; }
};

const WordCase kHeadings[] = {
    {"OneWord", "respondent", "Respondent", "Respondent"},
    {"TwoWords", "sub_variable", "Sub variable", "Subvariabele"},
    {"SourceKind", "source_kind", "Source kind", "Vindplaats"},
    {"Unit", "quotations", "Quotations", "Fragmenten"},
    {"OneOfSeveralCounts", "n_codings", "Codings", "Coderingen"},
    {"PerCharacters", "per_1000_characters", "Per 1000 characters", "Per 1000 tekens"},
    {"PerNothing", "per__characters", "per__characters", "per__characters"},
    {"LabelsOfACodebookStay", "Ruimte_voor professionals", "Ruimte_voor professionals", "Ruimte_voor professionals"},
    {"CaseMatters", "Code", "Code", "Code"},
    {"UnknownCountStays", "n_things", "n_things", "n_things"},
    {"Empty", "", "", ""},
};

class Headings : public testing::TestWithParam<WordCase> {};

TEST_P(Headings, AreInTheLanguage)
{
    const auto& [name, column, english, dutch] = GetParam();
    EXPECT_EQ(heading_of(column, Language::english), english);
    EXPECT_EQ(heading_of(column, Language::dutch), dutch);
}

INSTANTIATE_TEST_SUITE_P(Examples, Headings, testing::ValuesIn(kHeadings),
                         [](const auto& test) { return test.param.name; });

TEST(Values, OfSourceKindAreTranslated)
{
    EXPECT_EQ(value_of("source_kind", "policy_document", Language::dutch), "Beleidsdocument");
    EXPECT_EQ(value_of("source_kind", "policy_document", Language::english), "Policy document");
    EXPECT_EQ(value_of("source_kind", "diary", Language::dutch), "diary");
    EXPECT_EQ(value_of("document", "interview", Language::dutch), "interview");
}

}  // namespace
}  // namespace qda
