#include "qda/table/records.hpp"

#include <gtest/gtest.h>

namespace qda {
namespace {

Records records_of(const std::string& text)
{
    Source source = Source::from_text("in.csv", text);
    return read_records(source);
}

TEST(Records, HoldCellsWithoutQuotes)
{
    Records records = records_of("a;\"b \"\"c\"\"\"\n\nd;\"e\nf\";g\n");
    const Records moved = std::move(records);  // cells stay where they are
    ASSERT_EQ(moved.rows(), 3U);
    EXPECT_EQ(moved.cell(0, 1), "b \"c\"");
    EXPECT_EQ(moved.cell(2, 1), "e\nf");
    EXPECT_EQ(moved.width(2), 3U);
    EXPECT_EQ(moved.cell(0, 7), "");
    EXPECT_TRUE(moved.blank(1));
}

TEST(Records, KnowWhereACellStands)
{
    const Records records = records_of("\xC3\xA9;\"b\nc\";d\ne;f\n");
    EXPECT_EQ(to_string(records.place(0, 1)), "in.csv:1:3");
    EXPECT_EQ(to_string(records.place(0, 2)), "in.csv:2:4");
    EXPECT_EQ(to_string(records.place(1, 1)), "in.csv:3:3");
    EXPECT_EQ(to_string(records.place(1, 9)), "in.csv:3:1");
}

TEST(Records, CanBeFilledFromASheet)
{
    Records records("book.xlsx");
    records.add(records.keep("a"));
    records.end_row();
    EXPECT_EQ(to_string(records.place(0, 0)), "book.xlsx");
    records.set_places([](std::size_t, std::size_t) { return Location{"book.xlsx:Sheet1!A1"}; });
    EXPECT_EQ(to_string(records.place(0, 0)), "book.xlsx:Sheet1!A1");
}

TEST(Records, EndLinesAtCarriageReturnsOnlyWithoutLineFeeds)
{
    EXPECT_EQ(records_of("a,b\rc,d\r").rows(), 2U);
    EXPECT_EQ(records_of("a,b\rc,d\n").rows(), 1U);
}

TEST(Records, TakeExcelsWordForTheDelimiter)
{
    const Records records = records_of("sep=;\r\na,1;b\r\n");
    ASSERT_EQ(records.rows(), 1U);
    EXPECT_EQ(records.cell(0, 0), "a,1");
    EXPECT_EQ(records.place(0, 1).line, 2U);
}

TEST(Records, OfAHeadLeaveTheCutRecordOut)
{
    EXPECT_EQ(head_records("in.csv", "a,b\nc,\"d", false).rows(), 1U);
    EXPECT_EQ(head_records("in.csv", "a,b\nc,d", true).rows(), 2U);
    EXPECT_EQ(head_records("in.csv", "a,b\n\"c\"d,e\nf,g", true).rows(), 1U);
}

}  // namespace
}  // namespace qda
