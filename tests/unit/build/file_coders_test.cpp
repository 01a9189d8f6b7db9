#include "qda/build/file_coders.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "qda/base/error.hpp"

namespace qda {
namespace {

TEST(FileCoders, NamesAreThoseOfFilesAndWhereNeededOfTheirFolders)
{
    using testing::ElementsAre;
    EXPECT_THAT(names_after_files({"a/anna.csv", "ben.qdpx", "-"}), ElementsAre("anna", "ben", "standard input"));
    EXPECT_THAT(names_after_files({"anna/codings.csv", "x/ben/codings.csv", "c.csv"}), ElementsAre("anna/codings", "ben/codings", "c"));
    EXPECT_THAT(names_after_files({"codings.csv", "ben/codings.csv"}), ElementsAre("codings", "ben/codings"));
}

Batch rows(std::vector<Id> coders)
{
    Batch batch;
    batch.rows = coders.size();
    batch.document.assign(batch.rows, 0);
    batch.coder = std::move(coders);
    return batch;
}

TEST(FileCoders, OnlyFilesWithoutAnyCoderAreNamed)
{
    Universe universe;
    Diagnostics diagnostics;
    std::vector<Id> seen;
    FileCoders coders({"anna.csv", "both.csv"}, universe, [&](Batch& batch) { seen.insert(seen.end(), batch.coder.begin(), batch.coder.end()); }, diagnostics);
    const Id cas = universe.coders.intern("cas");
    Batch unnamed = rows({kNone, kNone});
    Batch partly = rows({kNone, cas});
    coders.begin(0);
    coders.take(unnamed);
    EXPECT_TRUE(seen.empty());
    coders.end();
    coders.begin(1);
    coders.take(unnamed);
    coders.take(partly);
    coders.end();
    const Id anna = universe.coders.find("anna");
    ASSERT_NE(anna, kNone);
    EXPECT_THAT(seen, testing::ElementsAre(anna, anna, kNone, kNone, kNone, cas));
    ASSERT_EQ(diagnostics.remarks().size(), 1U);
    EXPECT_EQ(diagnostics.remarks().front().where.file, "anna.csv");
}

TEST(FileCoders, FilesThatCannotBeToldApartAreRefused)
{
    Universe universe;
    Diagnostics diagnostics;
    FileCoders coders({"a/x/c.csv", "b/x/c.csv"}, universe, [](Batch&) {}, diagnostics);
    Batch unnamed = rows({kNone});
    coders.begin(0);
    coders.take(unnamed);
    EXPECT_THROW(coders.end(), Error);
}

}  // namespace
}  // namespace qda
