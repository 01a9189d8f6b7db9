#include "qda/import/list_groups.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace qda {
namespace {

struct GroupsCase {
    std::string name;
    std::string list;
    std::vector<std::string> groups;  // of each row, parted by `|`
    std::string said = {};

    friend void PrintTo(const GroupsCase& c, std::ostream* out) { *out << c.name; }
};

const GroupsCase kLists[] = {
    {"LineFeedsPartThem", "Code,Comment,Code Groups\nx,,\"G, first\nH\"\ny,,H\n", {"G, first|H", "H"}},
    {"TheNumberSettlesCommas",
     "Code;Groundedness;Groups;Number of Groups\nx;1;Themes, Praise;2\ny;1;Money, time;1\nz;1;Money, time, Themes;2\n",
     {"Themes|Praise", "Money, time", "Money, time|Themes"}},
    {"GroupsThatStandAloneDo", "Code;Groundedness;Groups\nx;1;A\ny;1;B\nz;1;A, B\n", {"A", "B", "A|B"}},
    {"ElseTheCellIsOneGroup",
     "Code;Groundedness;Groups\nx;1;A\ny;1;A, C\n",
     {"A", "A, C"},
     "1 row with a comma in the groups"},
    {"OneAColumnHoldsCommas", "Code,Comment,Code Group 1,Code Group 2\nx,,\"A, b\",C\ny,,C,\n", {"A, b|C", "C"}},
    {"NumbersThatAreWrong",
     "Code;Groundedness;Groups;Number of "
     "Groups\nx;1;A;1\ny;1;B;1\nz;1;C;1\nu;1;D;1\nv;1;A;1\nw;1;A;1\nr;1;A;1\ns;1;A;1\nt;1;A;1\no;1;A;1\nq;1;A;3\n",
     {"A", "B", "C", "D", "A", "A", "A", "A", "A", "A", "A"},
     "1 row where the number of groups differs"},
};

class ListGroups : public testing::TestWithParam<GroupsCase> {};

TEST_P(ListGroups, AreToldApart)
{
    Source source = Source::from_text("codes.csv", GetParam().list);
    const Records records = read_records(source);
    const ListHeader header = find_list_header(records, {});
    Diagnostics diagnostics;
    std::vector<std::string> groups;
    for (const auto& row : groups_of_rows(records, header, header.groups, diagnostics)) {
        std::string text;
        for (const std::string& group : row) text += (text.empty() ? "" : "|") + group;
        groups.push_back(text);
    }
    groups.erase(groups.begin());
    EXPECT_EQ(groups, GetParam().groups);
    std::string said;
    for (const auto& remark : diagnostics.remarks()) said += remark.what;
    if (GetParam().said.empty())
        EXPECT_EQ(said, "");
    else
        EXPECT_THAT(said, testing::StartsWith(GetParam().said));
}

INSTANTIATE_TEST_SUITE_P(Lists, ListGroups, testing::ValuesIn(kLists),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace qda
