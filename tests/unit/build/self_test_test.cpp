// Every published value that `qda self-test` prints, one test a value; and that the table tells what is off.

#include "qda/build/self_test.hpp"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace qda {
namespace {

TEST(SelfTest, EveryPublishedValueIsMet)
{
    for (const PublishedSubject& subject : published_subjects()) {
        EXPECT_FALSE(subject.values().empty()) << subject.name;
        for (const PublishedValue& value : subject.values()) {
            const auto found = value.found();
            EXPECT_TRUE(is_met(value)) << subject.name << ", " << value.measure << " of " << value.data << ": found "
                                       << (found ? shortest(*found) : "NA") << ", expected "
                                       << (value.expected ? shortest(*value.expected) : "NA");
        }
    }
}

TEST(SelfTest, EachValueStandsOnceAndHasASource)
{
    for (const PublishedSubject& subject : published_subjects()) {
        std::set<std::string> seen;
        for (const PublishedValue& value : subject.values()) {
            EXPECT_NE(std::string(value.source), "") << value.measure;
            EXPECT_TRUE(seen.insert(std::string(value.measure) + "|" + value.data + "|" + value.source).second)
                << subject.name << ", " << value.measure << " of " << value.data;
        }
    }
}

TEST(SelfTest, AValueThatIsOffIsSeen)
{
    const PublishedValue near{"m", "d", "s", 0.5, 0.01, [] { return std::optional(0.509); }};
    const PublishedValue far{"m", "d", "s", 0.5, 0.01, [] { return std::optional(0.511); }};
    const PublishedValue undefined{"m", "d", "s", std::nullopt, 0.01, [] { return std::optional(0.5); }};
    const PublishedValue missing{"m", "d", "s", 0.5, 0.01, []() -> std::optional<double> { return std::nullopt; }};
    EXPECT_TRUE(is_met(near));
    EXPECT_FALSE(is_met(far));
    EXPECT_FALSE(is_met(undefined));
    EXPECT_FALSE(is_met(missing));
    EXPECT_EQ(values_off(self_test()), 0U);
}

}  // namespace
}  // namespace qda
