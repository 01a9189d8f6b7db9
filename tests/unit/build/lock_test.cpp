#include "qda/build/lock.hpp"

#include <random>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "qda/base/error.hpp"

namespace qda {
namespace {

Lock read_back(const std::string& text)
{
    Source source = Source::from_text("tables.lock", text);
    return read_lock(source);
}

Lock full()
{
    LockedTable table{"qda 1", "A caption\twith a tab", "9", {{"a.csv", "h1", false}, {"b.yaml", "h2", true}}, {{"out/x.md", "p", "r"}}, {}};
    table.record.title = "#Title";
    table.record.notes = {"one", "two\nlines"};
    table.record.crossed = true;
    table.record.rows = {"R1", "R\\2", ""};
    table.record.columns = {"C", "D"};
    table.record.cells[{"R1", "C"}] = {"3", {"1:1", "2:31"}};
    table.record.cells[{"R\\2", "D"}] = {"NA", {}};
    LockedTable page{"qda 1", "", "", {}, {{"out/y.md", "p", "r"}}, {}};
    LockedTable many = page;
    many.record.columns = {"C"};
    many.record.cells_kept = false;
    return {{{"x", table}, {"y", page}, {"z", many}}};
}

TEST(LockFile, IsReadBackAsItWasWritten)
{
    const std::string text = lock_text(full());
    const Lock again = read_back(text);
    EXPECT_EQ(lock_text(again), text);
    EXPECT_EQ(again.tables.at("x").record, full().tables.at("x").record);
    EXPECT_EQ(again.tables.at("y").record, full().tables.at("y").record);
    EXPECT_EQ(again.tables.at("z").record, full().tables.at("z").record);
    EXPECT_TRUE(again.tables.at("x").inputs[1].codebook);
    EXPECT_EQ(again.tables.at("x").output("out/x.md")->result, "r");
    EXPECT_EQ(again.tables.at("x").output("out/y.md"), nullptr);
}

TEST(LockFile, ThatIsNotThereIsEmpty) { EXPECT_THAT(read_lock("nowhere/tables.lock").tables, testing::IsEmpty()); }

TEST(LockFile, IsRefusedWhereItIsCut)
{
    const std::string text = lock_text(full());
    for (std::size_t n = 0; n + 1 < text.size(); ++n) EXPECT_THROW(read_back(text.substr(0, n)), Error) << n;
}

// Whatever bytes stand there: a lock comes out or an Error.
TEST(LockFile, WithAnyByteChangedIsReadOrRefused)
{
    const std::string text = lock_text(full());
    std::mt19937 random(7);
    for (int turn = 0; turn < 500; ++turn) {
        std::string changed = text;
        changed[random() % changed.size()] = static_cast<char>(random() % 256);
        try {
            read_back(changed);
        } catch (const Error& error) {
            EXPECT_FALSE(error.problems().front().what.empty());
        }
    }
}

TEST(LockPath, StandsBesideTheManifest)
{
    EXPECT_EQ(lock_path("a/tables.yaml"), "a/tables.lock");
    EXPECT_EQ(lock_path("tables.yml"), "tables.lock");
    EXPECT_EQ(lock_path("tables"), "tables.lock");
}

}  // namespace
}  // namespace qda
