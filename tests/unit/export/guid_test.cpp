// GUIDs from names.

#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "qda/export/guid.hpp"

namespace qda {
namespace {

// printf '4:code12:Wachtlijsten' | sha256sum, its first 32 digits in upper case, with 8 and 8..B put in.
TEST(Guid, IsTheHashOfTheNames)
{
    EXPECT_EQ(guid_of({"code", "Wachtlijsten"}), "500B7AB1-5A0A-8475-958D-E1526C03DC1F");
}

TEST(Guid, HasVersionEightAndItsVariant)
{
    for (int i = 0; i < 64; ++i) {
        const std::string guid = guid_of({"code", std::to_string(i)});
        EXPECT_THAT(guid, testing::MatchesRegex(
                              "[0-9A-F]{8}-[0-9A-F]{4}-8[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}"));
    }
}

TEST(Guid, NoTwoListsOfNamesAreOneText)
{
    const std::set<std::string> different = {guid_of({"a", "b"}), guid_of({"ab"}), guid_of({"ab", ""}), guid_of({"", "ab"}),
                                             guid_of({"b", "a"}), guid_of({"a1:b"})};
    EXPECT_EQ(different.size(), 6U);
}

}  // namespace
}  // namespace qda
