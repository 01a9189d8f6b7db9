#include "qda/model/levels.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/model/universe_of.hpp"
#include "unit/problems.hpp"

namespace qda {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Lines = std::vector<std::string>;

std::string values_in(const Level& level, std::span<const Id> carried)
{
    std::string out;
    for (const Id value : carried) out += (out.empty() ? "" : " ") + level.values[value].id;
    return out;
}

// `a* b="Bee"`: the values in order, declared ones with a star and with their name where it is another one.
std::string values_of(const Level& level)
{
    std::string out;
    for (const LevelValue& value : level.values)
        out += (out.empty() ? "" : " ") + value.id + (value.declared ? "*" : "") +
               (value.name == value.id ? "" : "=\"" + value.name + "\"");
    return out;
}

// Who carries what: a line for each document, code, coder and cell that carries something.
Lines carriers_of(const Level& level, const Universe& universe)
{
    Lines lines;
    std::vector<Id> room;
    const auto line = [&](const std::string& name, const CodingKey& coding) {
        const std::string values = values_in(level, level.carried(coding, room));
        if (!values.empty()) lines.push_back(name + ": " + values);
    };
    if (level.scope != Scope::code)
        for (Id id = 0; id < universe.documents.size(); ++id)
            line(universe.documents.name(id), {id, kNone, kNone, nullptr});
    if (level.scope == Scope::code)
        for (Id id = 0; id < universe.codes.size(); ++id) line(universe.codes.name(id), {kNone, id, kNone, nullptr});
    if (level.name == "coder")
        for (Id id = 0; id < universe.coders.size(); ++id) line(universe.coders.name(id), {kNone, kNone, id, nullptr});
    return lines;
}

Lines remarks_of(const Diagnostics& diagnostics)
{
    Lines lines;
    for (const Diagnostics::Remark& remark : diagnostics.remarks()) lines.push_back(remark.what);
    return lines;
}

struct LevelCase {
    std::string name;
    Lines header;
    std::string level;
    std::string values;
    Lines carriers;
    Lines remarks = {};

    friend void PrintTo(const LevelCase& c, std::ostream* out) { *out << c.name; }
};

const Lines kBook = {"#level;name:variable;of:code", "#level;name:sub_variable;parent:variable;of:code",
                     "#value;level:variable;id:z;name:Zorg", "#value;level:variable;id:a;name:Aanbod",
                     "#value;level:sub_variable;id:z1;name:Zorg een;parent:z"};

Lines with(Lines lines, const Lines& more)
{
    lines.insert(lines.end(), more.begin(), more.end());
    return lines;
}

const LevelCase kLevels[] = {
    {"DocumentsByCodePoint", {"#document;name:d10", "#document;name:\u00e9", "#document;name:d2"}, "document", "d10 d2 \u00e9",
     {"d10: d10", "\u00e9: \u00e9", "d2: d2"}},
    {"CodesInTheOrderOfTheCodebook",
     with(kBook, {"#code;name:los", "#code;name:b;variable:a", "#code;name:aa;variable:z;sub_variable:z1", "#code;name:ab;variable:z"}),
     "code", "ab b aa los", {"los: los", "b: b", "aa: aa", "ab: ab"}},
    {"Coders", {"#coder;name:ben", "#coder;name:anna"}, "coder", "anna ben", {"ben: ben", "anna: anna"}},
    {"DeclaredValuesKeepTheirOrder", with(kBook, {"#code;name:c;variable:a", "#code;name:d;variable:z"}), "variable",
     "z*=\"Zorg\" a*=\"Aanbod\"", {"c: a", "d: z"}},
    {"LabelsMatchByNameToo", with(kBook, {"#code;name:c;variable:Zorg", "#code;name:d;variable: Aanbod "}), "variable",
     "z*=\"Zorg\" a*=\"Aanbod\"", {"c: z", "d: a"}},
    {"AnIdBeatsAName",
     {"#level;name:v;of:code", "#value;level:v;id:x;name:y", "#value;level:v;id:y;name:x", "#code;name:c;v:y", "#code;name:d;v:x"},
     "v", "x*=\"y\" y*=\"x\"", {"c: y", "d: x"}},
    {"NamesMatchAfterNfc",
     {"#level;name:v;of:code", "#value;level:v;id:p;name:Priv\u00e9", "#code;name:c;v:Prive\u0301"}, "v", "p*=\"Priv\u00e9\"", {"c: p"}},
    {"StrangersFollowWithAWarning", with(kBook, {"#code;name:c;variable:Nieuw", "#code;name:d;variable:B;variable:z"}), "variable",
     "z*=\"Zorg\" a*=\"Aanbod\" B Nieuw", {"c: Nieuw", "d: B z"},
     {"2 values of level 'variable' that the codebook does not name: 'Nieuw', 'B'"}},
    {"LabelsOfCodesWithoutALevelLine", {"#code;name:c;thema:x", "#code;name:d"}, "thema", "x", {"c: x"}},
    {"LabelsOfDocumentsRepeat", {"#document;name:d;locatie:zuid;locatie:noord"}, "locatie", "noord zuid", {"d: zuid noord"}},
    {"PrefixOfDocumentGroups",
     {"#document;name:d;group:functie::beleid;group:functie::zorg;group:functies::x;group:functie", "#document;name:e;group:los"},
     "functie", "beleid zorg", {"d: beleid zorg"}},
    {"DocumentGroupsWhole", {"#document;name:d;group:functie::beleid", "#document;name:e;group:los"}, "document_group",
     "functie::beleid los", {"d: functie::beleid", "e: los"}},
    {"CodeGroups", {"#code;name:c;group:b;group:a", "#code;name:d"}, "code_group", "a b", {"c: b a"}},
    {"AttributesOfRespondents",
     {"#value;level:respondent;id:6;name:R6;functie:leraar", "#value;level:respondent;id:7;name:R7;functie:directeur",
      "#value;level:respondent;id:8;functie:conrector", "#document;name:d;respondent:6;respondent:R7", "#document;name:e;respondent:9"},
     "functie", "conrector directeur leraar", {"d: leraar directeur"}},
    {"AttributesOfSourcesWithoutRespondents",
     {"#value;level:source;id:1;soort:brief", "#value;level:source;id:2;soort:nota", "#document;name:d;source:1",
      "#document;name:e;source:2;soort:verslag"},
     "soort", "brief nota verslag", {"d: brief", "e: verslag"}},
    {"SourceIsTheDocumentWithoutACodebook", {"#document;name:d", "#document;name:c"}, "source", "c d", {"d: d", "c: c"}},
    {"SourcesOfACodebook", {"#value;level:source;id:2;name:Twee", "#value;level:source;id:1", "#document;name:d;source:1"}, "source",
     "2*=\"Twee\" 1*", {"d: 1"}},
    {"KindOfADocumentElseOfItsSource",
     {"#value;level:source;id:1;source_kind:interview", "#value;level:source;id:2;source_kind:policy_document",
      "#document;name:d;source:1;source_kind:observation", "#document;name:e;source:1"},
     "source_kind", "interview observation policy_document", {"d: observation", "e: interview"}},
    {"ParentsAsCategoriesIncludeNestedOnes",
     {"#code;name:root", "#code;name:mid;parent:root", "#code;name:leaf;parent:mid", "#code;name:los"}, "category", "mid root",
     {"root: root", "mid: root mid", "leaf: mid root"}},
    {"CategoriesOfTheProgram",
     {"#category;name:top", "#category;name:in;parent:top", "#category;name:leeg", "#code;name:c;category:in;parent:p", "#code;name:p"},
     "category", "in leeg top", {"c: in top"}},
    {"ATreeThatBitesItsTail", {"#code;name:a;parent:b", "#code;name:b;parent:a"}, "category", "a b", {"a: b a", "b: b a"}},
};

class ResolvedLevel : public testing::TestWithParam<LevelCase> {};

TEST_P(ResolvedLevel, HasItsValuesInOrderAndTheirCarriers)
{
    const LevelCase& c = GetParam();
    const Universe universe = universe_of(c.header);
    Diagnostics diagnostics;
    const Level level = resolve_level(universe, c.level, diagnostics);
    EXPECT_EQ(values_of(level), c.values);
    EXPECT_EQ(carriers_of(level, universe), c.carriers);
    EXPECT_EQ(remarks_of(diagnostics), c.remarks);
}

INSTANTIATE_TEST_SUITE_P(Examples, ResolvedLevel, testing::ValuesIn(kLevels), [](const auto& info) { return info.param.name; });

struct UnknownCase {
    std::string name;
    Lines header;
    std::string level;
    std::string problem;

    friend void PrintTo(const UnknownCase& c, std::ostream* out) { *out << c.name; }
};

const UnknownCase kUnknown[] = {
    {"Misspelt", kBook, "varible",
     ": no level 'varible' | did you mean 'variable'? known here: document code source variable sub_variable"},
    {"NothingSaysIt", {"#document;name:d"}, "respondent",
     ": nothing in the input says what 'respondent' is | name the codebook with --codebook, or a table with --attributes; known "
     "here: document code source"},
    {"NobodyCoded", {"#document;name:d"}, "coder",
     ": nothing in the input says what 'coder' is | known here: document code source"},
    {"AColumnThatIsNoLevel", {"#document;name:d;length:3"}, "length", ": no level 'length' | levels of a codebook need --codebook FILE; known here: document code source"},
    {"KnownAreGroupsAttributesAndCategories",
     {"#document;name:d;group:functie::x;locatie:y", "#code;name:c;group:g;category:k", "#value;level:respondent;id:1;leeftijd:30"},
     "zzzzzz",
     ": no level 'zzzzzz' | levels of a codebook need --codebook FILE; known here: document code source code_group "
     "document_group category functie locatie leeftijd"},
};

class UnknownLevel : public testing::TestWithParam<UnknownCase> {};

TEST_P(UnknownLevel, IsRefusedWithWhatThereIs)
{
    const UnknownCase& c = GetParam();
    const Universe universe = universe_of(c.header);
    Diagnostics diagnostics;
    EXPECT_THAT(problems_of([&] { resolve_level(universe, c.level, diagnostics); }), ElementsAre(c.problem));
}

INSTANTIATE_TEST_SUITE_P(Examples, UnknownLevel, testing::ValuesIn(kUnknown), [](const auto& info) { return info.param.name; });

TEST(LevelOfAColumn, WinsOverTheDocumentWhereTheCellIsNotEmpty)
{
    Universe universe = universe_of({"#value;level:respondent;id:6;name:R6;functie:leraar", "#value;level:respondent;id:7;functie:rector",
                                     "#document;name:d;respondent:7"});
    Dictionary& cells = universe.label_columns[universe.label_column("respondent")].cells;
    const Id joint[] = {cells.intern("7|R6")};
    const Id stranger[] = {cells.intern("8")};
    const Id empty[] = {kNone};
    Diagnostics diagnostics;
    const Level respondent = resolve_level(universe, "respondent", diagnostics);
    const Level functie = resolve_level(universe, "functie", diagnostics);
    EXPECT_EQ(respondent.scope, Scope::row);
    EXPECT_EQ(functie.scope, Scope::row);
    std::vector<Id> room;
    const auto carried = [&](const Level& level, const Id* labels) {
        return values_in(level, level.carried({0, kNone, kNone, labels}, room));
    };
    EXPECT_EQ(carried(respondent, joint), "7 6");
    EXPECT_EQ(carried(respondent, stranger), "8");
    EXPECT_EQ(carried(respondent, empty), "7");
    EXPECT_EQ(carried(functie, joint), "rector leraar");
    EXPECT_EQ(carried(functie, stranger), "");
    EXPECT_EQ(carried(functie, empty), "rector");
    EXPECT_EQ(values_in(functie, functie.of_document(0, room)), "rector");
    EXPECT_THAT(remarks_of(diagnostics), ElementsAre("1 value of level 'respondent' that the codebook does not name: '8'"));
    // Does the respondent have the attribute, whatever a joint interview has?
    EXPECT_TRUE(functie.respondent_has(respondent.find("6"), functie.find("leraar")));
    EXPECT_FALSE(functie.respondent_has(respondent.find("6"), functie.find("rector")));
    EXPECT_FALSE(functie.respondent_has(respondent.find("8"), functie.find("rector")));
}

TEST(Level, FindsValuesByIdThenNameThenNfc)
{
    const Universe universe = universe_of({"#level;name:v;of:code", "#value;level:v;id:x;name:y", "#value;level:v;id:y;name:Priv\u00e9"});
    Diagnostics diagnostics;
    const Level level = resolve_level(universe, "v", diagnostics);
    EXPECT_EQ(level.find("y"), 1U);
    EXPECT_EQ(level.find("x"), 0U);
    EXPECT_EQ(level.find("Prive\u0301"), 1U);
    EXPECT_EQ(level.find(" y "), 1U);
    EXPECT_EQ(level.find("z"), kNone);
}

TEST(Level, KnowsTheDimensionThatItBelongsTo)
{
    const Universe universe = universe_of(with(kBook, {"#level;name:judgement;of:code"}));
    Diagnostics diagnostics;
    EXPECT_EQ(resolve_level(universe, "variable", diagnostics).dimension, "variable");
    EXPECT_EQ(resolve_level(universe, "sub_variable", diagnostics).dimension, "variable");
    EXPECT_EQ(resolve_level(universe, "judgement", diagnostics).dimension, "judgement");
    EXPECT_EQ(resolve_level(universe, "code", diagnostics).dimension, "");
}

struct KindsCase {
    std::string name;
    Lines values;
    std::string level;
    std::vector<std::string> kinds;  // of the first value

    friend void PrintTo(const KindsCase& c, std::ostream* out) { *out << c.name; }
};

const KindsCase kKinds[] = {
    {"Own", {"#value;level:variable;id:v;source_kind:interview"}, "variable", {"interview"}},
    {"OfAllBelow",
     {"#value;level:variable;id:v", "#value;level:sub_variable;id:s;parent:v;source_kind:interview",
      "#value;level:sub_variable;id:t;parent:v;source_kind:observation;source_kind:interview"},
     "variable", {"interview", "observation"}},
    {"NotDeclaredForOneBelowIsEverywhere",
     {"#value;level:variable;id:v", "#value;level:sub_variable;id:s;parent:v;source_kind:interview",
      "#value;level:sub_variable;id:t;parent:v"},
     "variable", {}},
    {"OfTheOneAbove", {"#value;level:sub_variable;id:s;parent:v", "#value;level:variable;id:v;source_kind:observation"},
     "sub_variable", {"observation"}},
    {"NotDeclaredAnywhere", {"#value;level:sub_variable;id:s;parent:v", "#value;level:variable;id:v"}, "sub_variable", {}},
};

class LookedFor : public testing::TestWithParam<KindsCase> {};

TEST_P(LookedFor, FollowsTheTree)
{
    const KindsCase& c = GetParam();
    const Universe universe =
        universe_of(with({"#level;name:variable;of:code", "#level;name:sub_variable;parent:variable;of:code"}, c.values));
    Diagnostics diagnostics;
    EXPECT_EQ(resolve_level(universe, c.level, diagnostics).values.front().source_kinds, c.kinds);
}

INSTANTIATE_TEST_SUITE_P(Examples, LookedFor, testing::ValuesIn(kKinds), [](const auto& info) { return info.param.name; });

TEST(SplitCell, PartsAtBarsThatAreNotEscaped)
{
    EXPECT_THAT(split_cell("6|7"), ElementsAre("6", "7"));
    EXPECT_THAT(split_cell("a\\|b|c"), ElementsAre("a|b", "c"));
    EXPECT_THAT(split_cell("a\\b"), ElementsAre("a\\b"));
    EXPECT_THAT(split_cell("a\\"), ElementsAre("a\\"));
    EXPECT_THAT(split_cell("|6||"), ElementsAre("6"));
    EXPECT_THAT(split_cell(""), IsEmpty());
}

}  // namespace
}  // namespace qda
