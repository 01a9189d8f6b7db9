#include "qda/import/project_names.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/problems.hpp"

namespace qda {
namespace {

TEST(ProjectNames, AreMadeUnique)
{
    ProjectNames names("code", "codes");
    EXPECT_EQ(names.unique("A", 1), "A");
    EXPECT_EQ(names.unique("A [2]", 2), "A [2]");
    EXPECT_EQ(names.unique("A", 3), "A [3]");
    EXPECT_EQ(names.unique("", 4), "code 4");
    Diagnostics diagnostics;
    names.say("in", diagnostics);
    EXPECT_EQ(diagnostics.remarks().size(), 2U);
}

TEST(RefuseCircles, AcceptsTreesAndWhatHangsOnNothing)
{
    refuse_circles({{1, 2, "a"}, {2, 3, "b"}, {3, -1, "c"}, {4, 99, "d"}, {5, 1, "e"}}, "code", "in");
}

TEST(RefuseCircles, NamesWhatStandsBelowItself)
{
    const auto circle = [] { refuse_circles({{1, -1, "a"}, {2, 3, "b"}, {3, 4, "c"}, {4, 3, "d"}}, "code", "in"); };
    EXPECT_THAT(problems_of(circle), testing::ElementsAre(testing::StartsWith("in: code 'c' stands below itself")));
    EXPECT_THAT(problems_of([] { refuse_circles({{1, 1, "a"}}, "code", "in"); }), testing::SizeIs(1));
}

}  // namespace
}  // namespace qda
