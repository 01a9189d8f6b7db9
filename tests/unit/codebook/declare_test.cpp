#include "qda/codebook/declare.hpp"

#include <string>

#include <gtest/gtest.h>

#include "unit/codebook/universe_text.hpp"

namespace qda {
namespace {

const char* const kBook = R"(codebook: c
dimensions:
  - id: thema
    role: theme
    levels: [variable, sub_variable]
    values:
      - id: structuur
        label: Structuur
        recommendation: doe iets
        values:
          - {id: flexibiliteit, label: Flexibiliteit, codes: [Flex], conclusion: not_met, source_kinds: [interview, observation]}
      - {id: proces}
  - {id: oordeel, role: judgement, levels: [judgement], values: [{id: knelpunt, role: knelpunt, codes: [knelpunt, "k*"]}]}
sources:
  - {id: 6, label: Respondent 6, kind: interview, documents: [Gesprek], respondent: true, attributes: {functie: IB, locatie: Oss}}
  - {id: obs, kind: observation, documents: [Vergadering, "Verslag*"], attributes: {datum: "2019-05-15"}}
)";

const std::string kDeclared =
    "#level name:variable of:code role:theme\n"
    "#level name:sub_variable parent:variable of:code\n"
    "#level name:judgement of:code role:judgement\n"
    "#level name:source of:document\n"
    "#level name:respondent of:document\n"
    "#value level:variable id:structuur name:Structuur recommendation:doe iets\n"
    "#value level:sub_variable id:flexibiliteit name:Flexibiliteit parent:structuur conclusion:not_met "
    "source_kind:interview source_kind:observation\n"
    "#value level:variable id:proces name:proces\n"
    "#value level:judgement id:knelpunt name:knelpunt role:knelpunt\n"
    "#value level:source id:6 name:Respondent 6 source_kind:interview functie:IB locatie:Oss\n"
    "#value level:source id:obs name:obs source_kind:observation datum:2019-05-15\n"
    "#value level:respondent id:6 name:Respondent 6 functie:IB locatie:Oss\n";

TEST(Declare, WritesLevelsAndValues)
{
    Universe universe;
    declare(codebook_of(kBook), universe);
    EXPECT_EQ(declared_in(universe), kDeclared);
    EXPECT_EQ(universe.find_value("judgement", "knelpunt"), 3U);
}

TEST(Declare, ChangesNothingTheSecondTime)
{
    Universe universe;
    const Codebook book = codebook_of(kBook);
    declare(book, universe);
    const Entry* level = universe.level("judgement");
    const Value* value = &universe.values[3];
    declare(book, universe);
    EXPECT_EQ(declared_in(universe), kDeclared);
    EXPECT_EQ(universe.level("judgement"), level) << "nothing moved";
    EXPECT_EQ(&universe.values[3], value);
}

TEST(Declare, ReplacesWhatAnotherCodebookSaid)
{
    Universe universe;
    universe.declare_level("judgement").add("of", "code");
    universe.declare_level("place").add("of", "code");
    universe.declare_value("judgement", "goed").entry.add("role", "goes_well");
    universe.declare_value("judgement", "knelpunt").entry.add("conclusion", "met");
    universe.declare_value("place", "oss");
    universe.declare_value("respondent", "6").entry.add("functie", "oud");
    universe.declare_value("respondent", "9");
    declare(codebook_of(kBook), universe);

    EXPECT_EQ(universe.find_value("judgement", "goed"), Universe::npos);
    EXPECT_EQ(universe.find_value("respondent", "9"), Universe::npos);
    EXPECT_NE(universe.find_value("place", "oss"), Universe::npos) << "a level that the codebook does not name stays";
    EXPECT_NE(universe.level("place"), nullptr);
    std::string said = declared_in(universe);
    said.erase(said.find("#level name:place of:code\n"), std::string("#level name:place of:code\n").size());
    said.erase(said.find("#value level:place id:oss name:oss\n"),
               std::string("#value level:place id:oss name:oss\n").size());
    EXPECT_EQ(said, kDeclared);
}

TEST(Declare, KeepsAttributesThatATableGave)
{
    Universe universe;
    const Codebook book = codebook_of(kBook);
    declare(book, universe);
    universe.values[universe.find_value("respondent", "6")].entry.add("leeftijd", "43");
    universe.values[universe.find_value("judgement", "knelpunt")].entry.add("conclusion", "met");
    declare(book, universe);
    EXPECT_TRUE(universe.values[universe.find_value("respondent", "6")].entry.has("leeftijd", "43"));
    EXPECT_EQ(universe.values[universe.find_value("judgement", "knelpunt")].entry.get("conclusion"), nullptr);
}

TEST(AddUnmentioned, AddsFullNamesThatAreNotThere)
{
    Universe universe;
    universe.documents.intern(" Gesprek");
    universe.codes.intern("Flex");
    universe.codes.intern("anders");
    add_unmentioned(codebook_of(kBook), universe);
    EXPECT_EQ(universe.documents.names(), (std::vector<std::string>{" Gesprek", "Vergadering"}));
    EXPECT_EQ(universe.codes.names(), (std::vector<std::string>{"Flex", "anders", "knelpunt"}));
}

}  // namespace
}  // namespace qda
