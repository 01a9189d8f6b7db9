#include "qda/import/code_tree.hpp"

#include <gtest/gtest.h>

namespace qda {
namespace {

constexpr std::size_t kTop = CodeNode::kTop;

TEST(CodeTree, NamesThatStandTwiceGetAllThatStandsAboveThem)
{
    Universe universe;
    std::size_t same = 0;
    const auto ids = declare_code_tree({{"Place", kTop, false, ""}, {"Hope", 0, false, "mine"}, {"a>b", kTop, true, ""},
                                        {"Hope", 2, false, ""}, {"Hope", 2, false, ""}, {"c>d", 0, false, ""}},
                                       universe, same);
    EXPECT_EQ(universe.codes.names(), (std::vector<std::string>{"Place", "Place>Hope", "a\\>b>Hope", "a\\>b>Hope [2]", "c>d"}));
    EXPECT_EQ(ids, (std::vector<Id>{0, 1, kNone, 2, 3, 4}));
    EXPECT_EQ(same, 1U);
    EXPECT_EQ(*universe.codes[1].get("parent"), "Place");
    EXPECT_EQ(*universe.codes[1].get("comment"), "mine");
    EXPECT_EQ(*universe.codes[2].get("category"), "a>b");
    EXPECT_EQ(universe.codes[2].get("parent"), nullptr);
}

TEST(CodeTree, FoldersHaveParentsOfTheirOwn)
{
    Universe universe;
    std::size_t same = 0;
    declare_code_tree({{"Outer", kTop, true, ""}, {"Inner", 0, true, ""}, {"Parent", 1, false, ""}, {"Child", 2, false, ""}},
                      universe, same);
    EXPECT_EQ(*universe.categories[1].get("parent"), "Outer");
    EXPECT_EQ(*universe.codes[1].get("category"), "Inner");
    EXPECT_EQ(*universe.codes[1].get("parent"), "Parent");
}

}  // namespace
}  // namespace qda
