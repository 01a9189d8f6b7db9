// Which levels have to show evidence.

#include "qda/model/declared_kinds.hpp"

#include <gtest/gtest.h>

#include "unit/model/universe_of.hpp"

namespace qda {
namespace {

using Names = std::vector<std::string>;

const std::vector<std::string> kLevels = {"#level;name:variable;of:code", "#level;name:sub_variable;parent:variable;of:code",
                                          "#level;name:judgement;of:code;role:judgement", "#level;name:topic;of:code;role:theme",
                                          "#level;name:source;of:document"};

TEST(LevelsOfEvidence, AreThoseThatDeclareKindsElseTheFirstOfThemes)
{
    std::vector<std::string> lines = kLevels;
    EXPECT_EQ(levels_with_kinds(universe_of(lines)), Names{});
    EXPECT_EQ(levels_of_evidence(universe_of(lines)), (Names{"variable", "topic"}));
    lines.emplace_back("#value;level:source;id:1;source_kind:interview");
    EXPECT_EQ(levels_with_kinds(universe_of(lines)), Names{}) << "a source is of a kind, it declares none";
    lines.emplace_back("#value;level:sub_variable;id:a;source_kind:interview");
    EXPECT_EQ(levels_with_kinds(universe_of(lines)), Names{"sub_variable"});
    EXPECT_EQ(levels_of_evidence(universe_of(lines)), (Names{"sub_variable", "topic"}));
    lines.emplace_back("#value;level:variable;id:v;source_kind:interview");
    EXPECT_EQ(levels_of_evidence(universe_of(lines)), (Names{"variable", "sub_variable", "topic"}));
}

TEST(RootLevel, IsTheFirstOfTheDimension)
{
    const Universe universe = universe_of(kLevels);
    EXPECT_EQ(root_level(universe, "sub_variable"), "variable");
    EXPECT_EQ(root_level(universe, "judgement"), "judgement");
    EXPECT_EQ(root_level(universe_of({"#level;name:a;parent:b", "#level;name:b;parent:a"}), "a"), "a") << "a ring ends";
}

}  // namespace
}  // namespace qda
