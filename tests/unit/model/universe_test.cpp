#include "qda/model/universe.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/problems.hpp"

namespace qda {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Entry, KeepsRepeatedKeysInOrderAndEachOnce)
{
    Entry entry{"Gesprek", {}};
    entry.add("group", "b");
    entry.add("group", "a");
    entry.add("group", "b");
    entry.add("date", "2019");
    EXPECT_THAT(entry.all("group"), ElementsAre("b", "a"));
    EXPECT_EQ(*entry.get("group"), "b");
    EXPECT_TRUE(entry.has("group", "a"));
    EXPECT_FALSE(entry.has("date", "a"));
    EXPECT_EQ(entry.get("length"), nullptr);
    EXPECT_THAT(entry.all("length"), IsEmpty());
}

TEST(Entry, SetsAndRemovesAllOfAKey)
{
    Entry entry{"Gesprek", {{"group", "a"}, {"date", "2019"}, {"group", "b"}}};
    entry.set("group", "c");
    EXPECT_THAT(entry.all("group"), ElementsAre("c"));
    entry.remove("group");
    EXPECT_EQ(entry.get("group"), nullptr);
    EXPECT_EQ(entry.keys.size(), 1U);
}

TEST(Registry, NumbersNamesInTheOrderInWhichTheyCome)
{
    Registry codes;
    EXPECT_EQ(codes.intern("b"), 0U);
    EXPECT_EQ(codes.intern("a"), 1U);
    EXPECT_EQ(codes.intern("b"), 0U);
    EXPECT_EQ(codes.find("a"), 1U);
    EXPECT_EQ(codes.find("c"), kNone);
    EXPECT_THAT(codes.names(), ElementsAre("b", "a"));
    codes[0].add("group", "x");
    EXPECT_EQ(codes.intern("c"), 2U);
    EXPECT_TRUE(codes[0].has("group", "x"));
}

TEST(Universe, KeepsValuesOfLevelsApart)
{
    Universe universe;
    universe.declare_value("variable", "a").entry.name = "Een";
    universe.declare_value("judgement", "a");
    universe.declare_value("variable", "b");
    EXPECT_EQ(universe.declare_value("variable", "a").entry.name, "Een");
    EXPECT_EQ(universe.values[universe.find_value("judgement", "a")].entry.name, "a");
    EXPECT_THAT(universe.values_of("variable"), ElementsAre(0U, 2U));
    EXPECT_THAT(universe.values_of("actor"), IsEmpty());
    EXPECT_EQ(universe.find_value("variable", "c"), Universe::npos);
    // Level and id are kept apart, whatever they hold.
    EXPECT_EQ(universe.find_value("variablea", ""), Universe::npos);
}

TEST(Universe, ReplacedValuesAreFoundInTheirNewPlaces)
{
    Universe universe;
    universe.declare_value("variable", "a");
    universe.declare_value("variable", "b");
    universe.replace_values({{"variable", "b", {"Twee", {{"role", "knelpunt"}}}}, {"variable", "c", {"Drie", {}}}});
    EXPECT_EQ(universe.find_value("variable", "a"), Universe::npos);
    EXPECT_EQ(universe.find_value("variable", "b"), 0U);
    EXPECT_EQ(universe.values[1].entry.name, "Drie");
    EXPECT_EQ(*universe.values[0].entry.get("role"), "knelpunt");
}

TEST(Universe, DeclaresALevelAndALabelColumnOnce)
{
    Universe universe;
    universe.declare_level("variable").add("of", "code");
    universe.declare_level("variable").add("role", "judgement");
    ASSERT_EQ(universe.levels.size(), 1U);
    EXPECT_TRUE(universe.level("variable")->has("of", "code"));
    EXPECT_EQ(universe.level("actor"), nullptr);
    EXPECT_EQ(universe.label_column("respondent"), 0U);
    EXPECT_EQ(universe.label_column("locatie"), 1U);
    EXPECT_EQ(universe.label_column("respondent"), 0U);
    EXPECT_EQ(universe.find_label_column("actor"), Universe::npos);
}

TEST(ReservedNames, AreColumnsOfSegmentsAndKeysOfTheirHeader)
{
    for (const char* name : {"document", "quotation", "start", "end", "code", "coder", "text", "weight", "name", "parent", "group",
                             "category", "length", "coded"})
        EXPECT_TRUE(is_reserved_name(name)) << name;
    for (const char* name : {"respondent", "source", "variable", "functie", ""}) EXPECT_FALSE(is_reserved_name(name)) << name;
}

struct KeyCase {
    std::string name;
    std::string kind;
    std::string key;
    std::string before;
    std::string now;
    std::vector<std::string> problems;

    friend void PrintTo(const KeyCase& c, std::ostream* out) { *out << c.name; }
};

const KeyCase kKeys[] = {
    {"AnotherLength", "document", "length", "100", "101",
     {"in.seg:3: document 'x' has two values for length: 100 and 101 | keep one of them"}},
    {"TheSameLength", "document", "length", "100", "100", {}},
    {"AnotherGroup", "document", "group", "a", "b", {}},
    {"AnotherParent", "code", "parent", "a", "b", {"in.seg:3: code 'x' has two values for parent: a and b | keep one of them"}},
    {"AnotherKindOfADocument", "document", "source_kind", "interview", "observation",
     {"in.seg:3: document 'x' has two values for source_kind: interview and observation | keep one of them"}},
    {"TwoCodersDocuments", "coder", "coded", "d1", "d2", {}},
    {"WordsOfACommentStayUnsaid", "document", "comment", "geheim", "ook geheim",
     {"in.seg:3: document 'x' has two values for comment | keep one of them"}},
};

class DeclaredKey : public testing::TestWithParam<KeyCase> {};

TEST_P(DeclaredKey, HoldsOneValueWhereItIsSingle)
{
    const KeyCase& c = GetParam();
    Entry entry{"x", {}};
    add_declared_key(entry, c.kind, c.key, c.before, {"in.seg", 2, 0});
    EXPECT_EQ(problems_of([&] { add_declared_key(entry, c.kind, c.key, c.now, {"in.seg", 3, 0}); }), c.problems);
    if (c.problems.empty()) {
        EXPECT_TRUE(entry.has(c.key, c.now));
    }
}

INSTANTIATE_TEST_SUITE_P(Examples, DeclaredKey, testing::ValuesIn(kKeys), [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace qda
