#include "qda/table/raw_names.hpp"

#include <map>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace qda {
namespace {

// Names of 0 to 40 bytes that share beginnings and ends, so that only all of their bytes tell them apart.
std::string any_name(std::mt19937& random)
{
    std::string name(random() % 41, 'x');
    for (std::size_t changes = random() % 3; changes > 0 && !name.empty(); --changes)
        name[random() % name.size()] = static_cast<char>("yz\0"[random() % 3]);
    return name;
}

TEST(RawNames, TellsAllNamesApart)
{
    std::mt19937 random(16);
    RawNames names;
    std::map<std::string, Id> known = {{"", names.intern(std::string_view(""))}};
    for (int i = 0; i < 20000; ++i) {
        const std::string name = any_name(random);
        const auto next = static_cast<Id>(known.size());
        const Id id = names.intern(std::string_view(name));
        ASSERT_EQ(id, known.try_emplace(name, next).first->second) << testing::PrintToString(name);
        ASSERT_EQ(names.name(id), name);
    }
    EXPECT_EQ(names.size(), known.size());
    EXPECT_GT(known.size(), 2000U);
}

TEST(RawNames, NumbersARunAsOneByOne)
{
    std::mt19937 random(17);
    RawNames together;
    RawNames single;
    for (int round = 0; round < 50; ++round) {
        std::string bytes = "first";
        std::vector<std::uint32_t> ends = {4};  // each record: a name that may have a carriage return, and another field
        std::vector<std::string> wanted;
        for (std::size_t n = 1 + random() % 20; n > 0; --n) {
            wanted.push_back(random() % 3 == 0 && !wanted.empty() ? wanted.back() : any_name(random));
            bytes += wanted.back() + (random() % 2 ? "\r" : "");
            ends.push_back(static_cast<std::uint32_t>(bytes.size()));
            bytes += ",other";
            ends.push_back(static_cast<std::uint32_t>(bytes.size()));
            bytes += '\n';
        }
        bytes.append(64, '\0');
        std::vector<Id> ids(wanted.size());
        together.intern(FieldRun{bytes.data(), ends.data() + 1, 2, ids.size(), true}, ids.data());
        for (std::size_t i = 0; i < wanted.size(); ++i) ASSERT_EQ(ids[i], single.intern(std::string_view(wanted[i])));
    }
}

}  // namespace
}  // namespace qda
