#include "qda/codebook/attributes.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "qda/codebook/declare.hpp"
#include "unit/codebook/universe_text.hpp"
#include "unit/problems.hpp"

namespace qda {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Cells = std::vector<std::string>;

AttributeTable table(Cells header, std::vector<Cells> rows)
{
    AttributeTable made{std::move(header), {"a.csv", 1, 1}, {}};
    for (Cells& row : rows) made.rows.push_back({std::move(row), {"a.csv", made.rows.size() + 2, 1}});
    return made;
}

Universe with_documents(const Cells& names)
{
    Universe universe;
    for (const std::string& name : names) universe.documents.intern(name);
    return universe;
}

Universe with_sources()
{
    Universe universe;
    declare(
        codebook_of("codebook: c\n"
                    "sources:\n"
                    "  - {id: 6, label: Respondent 6, kind: interview, respondent: true, attributes: {functie: IB}}\n"
                    "  - {id: obs, label: Vergadering, kind: observation}\n"),
        universe);
    return universe;
}

TEST(Attributes, JoinDocumentsByName)
{
    Universe universe = with_documents({"Priv\xC3\xA9", " D2", "D3"});
    join_attributes(table({"groep", "document", "regio"}, {{"a", "Prive\xCC\x81", "Oss"}, {"", "D2", " Uden "}}),
                    universe);
    EXPECT_EQ(labelled_in(universe),
              "#document name:Priv\xC3\xA9 groep:a regio:Oss\n#document name: D2 regio:Uden\n#document name:D3\n");
}

TEST(Attributes, JoinRespondentsByIdThenLabel)
{
    Universe universe = with_sources();
    join_attributes(table({"respondent", "leeftijd"}, {{"Respondent 6", "43"}}), universe);
    join_attributes(table({"respondent", "role"}, {{"6", "Student"}}), universe);
    const std::string keys = " functie:IB leeftijd:43 role:Student\n";
    EXPECT_EQ(declared_in(universe), "#level name:source of:document\n#level name:respondent of:document\n"
                                     "#value level:source id:6 name:Respondent 6 source_kind:interview" +
                                         keys +
                                         "#value level:source id:obs name:Vergadering source_kind:observation\n"
                                         "#value level:respondent id:6 name:Respondent 6" +
                                         keys);
}

TEST(Attributes, JoinSources)
{
    Universe universe = with_sources();
    join_attributes(table({"source", "duur"}, {{"Vergadering", "90"}, {"6", "60"}}), universe);
    EXPECT_TRUE(universe.values[universe.find_value("source", "obs")].entry.has("duur", "90"));
    EXPECT_TRUE(universe.values[universe.find_value("respondent", "6")].entry.has("duur", "60"));
}

TEST(Attributes, DeclareRespondentsWhereNothingDoes)
{
    Universe universe = with_documents({"D1"});
    join_attributes(table({"respondent", "functie"}, {{"1", "IB"}, {"2", ""}}), universe);
    EXPECT_EQ(declared_in(universe),
              "#level name:respondent of:document\n"
              "#value level:respondent id:1 name:1 functie:IB\n#value level:respondent id:2 name:2\n");
}

TEST(Attributes, JoinTwiceAsOnce)
{
    Universe universe = with_sources();
    join_attributes(table({"respondent", "leeftijd"}, {{"6", "43"}, {"6", "43"}}), universe);
    const std::string once = declared_in(universe);
    join_attributes(table({"respondent", "leeftijd"}, {{"6", "43"}}), universe);
    EXPECT_EQ(declared_in(universe), once);
}

TEST(Attributes, JoinWhileDocumentsComeIn)
{
    Universe universe = with_documents({"D1"});
    AttributeJoin join(table({"document", "groep"}, {{"D2", "b"}, {"D1", "a"}}));
    join.join_new(universe);
    EXPECT_EQ(labelled_in(universe), "#document name:D1 groep:a\n");
    universe.documents.intern("D2");
    join.join_new(universe);
    join.finish(universe);
    EXPECT_EQ(labelled_in(universe), "#document name:D1 groep:a\n#document name:D2 groep:b\n");
}

struct WrongTable {
    std::string name;
    Cells header;
    std::vector<Cells> rows;
    std::vector<std::string> problems;

    friend void PrintTo(const WrongTable& c, std::ostream* out) { *out << c.name; }
};

const WrongTable kWrong[] = {
    {"NoKey",
     {"naam", "functie"},
     {{"1", "IB"}},
     {"a.csv:1:1: no column 'document', 'respondent' or 'source' to join by | "
      "name the column that says whose attributes a row holds"}},
    {"ReservedNames",
     {"document", "code", "respondent", "", "a:b", "x", "x"},
     {},
     {"a.csv:1:1: the name of column 2, 'code', is a reserved name | rename the column",
      "a.csv:1:1: the name of column 3, 'respondent', is a built-in level | rename the column",
      "a.csv:1:1: the name of column 4, '', is empty | rename the column",
      "a.csv:1:1: the name of column 5, 'a:b', holds a colon, a tab, a line end or a |, or begins with # | "
      "rename the column",
      "a.csv:1:1: two columns 'x' | rename or remove one"}},
    {"StrangeRows",
     {"document", "x"},
     {{"D1", "a", "b"}, {" ", "a"}, {}},
     {"a.csv:2:1: 3 cells under 2 columns | quote a cell that holds the separator",
      "a.csv:3:1: a row without a document | fill it in, or remove the row",
      "a.csv:4:1: a row without a document | fill it in, or remove the row"}},
    {"Unmatched",
     {"document", "x"},
     {{"D1", "a"}, {"Respondent 21", "a"}, {"zzzzzzzzzzzz", ""}},
     {"a.csv:3:1: no document 'Respondent 21' | did you mean 'Respondent 2'?",
      "a.csv:4:1: no document 'zzzzzzzzzzzz'"}},
    {"AnotherValue",
     {"document", "x"},
     {{"D1", "a"}, {"D1", "b"}, {"Respondent 2", "oud"}, {"Respondent 2", "c"}},
     {"a.csv:3:1: document 'D1' has another value for 'x' already | keep one of them",
      "a.csv:5:1: document 'Respondent 2' has another value for 'x' already | keep one of them"}},
    {"LevelOfTheCodebook",
     {"document", "thema"},
     {{"D1", "a"}},
     {"a.csv:1:1: attribute 'thema' is also a level of the codebook | rename the column"}},
    {"UnmatchedSource", {"source", "x"}, {{"9", "a"}}, {"a.csv:2:1: no source '9'"}},
};

class WrongAttributes : public testing::TestWithParam<WrongTable> {};

TEST_P(WrongAttributes, AreReportedAtOnce)
{
    Universe universe = with_documents({"D1", "Respondent 2"});
    universe.declare_level("thema").add("of", "code");
    EXPECT_THAT(problems_of([&] { join_attributes(table(GetParam().header, GetParam().rows), universe); }),
                testing::ElementsAreArray(GetParam().problems));
}

INSTANTIATE_TEST_SUITE_P(Tables, WrongAttributes, testing::ValuesIn(kWrong),
                         [](const auto& info) { return info.param.name; });

TEST(Attributes, ClashWithTheCodebookIsSaidOnce)
{
    Universe universe = with_sources();
    EXPECT_THAT(problems_of([&] {
                    join_attributes(table({"respondent", "functie"}, {{"6", "directeur"}}), universe);
                }),
                ElementsAre("a.csv:2:1: respondent '6' has another value for 'functie' already | keep one of them"));
}

TEST(Attributes, StayWhenTheCodebookLabelsAfterwards)
{
    Universe universe = with_sources();
    join_attributes(table({"respondent", "leeftijd"}, {{"6", "43"}}), universe);
    const std::string before = declared_in(universe);
    declare(
        codebook_of("codebook: c\n"
                    "sources:\n"
                    "  - {id: 6, label: Respondent 6, kind: interview, respondent: true, attributes: {functie: IB}}\n"
                    "  - {id: obs, label: Vergadering, kind: observation}\n"),
        universe);
    EXPECT_EQ(declared_in(universe), before);
    EXPECT_THAT(problems_of([&] {
                    join_attributes(table({"respondent", "leeftijd"}, {{"6", "43"}}), universe);
                }),
                IsEmpty());
}

}  // namespace
}  // namespace qda
