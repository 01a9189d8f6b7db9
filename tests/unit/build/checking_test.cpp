// Which files are codebooks.

#include "qda/build/checking.hpp"

#include <filesystem>
#include <fstream>
#include <ostream>

#include <gtest/gtest.h>
#include <unistd.h>

namespace qda {
namespace {

struct FileCase {
    std::string name;
    std::string file;
    std::string text;
    bool codebook;

    friend void PrintTo(const FileCase& c, std::ostream* out) { *out << c.name; }
};

const FileCase kFiles[] = {
    {"Yaml", "a.yaml", "anything", true},
    {"Yml", "a.yml", "", true},
    {"FirstKey", "a.txt", "codebook: a\n", true},
    {"AnotherFirstKey", "a.txt", "sources:\n  - {id: a}\n", true},
    {"BehindCommentsAndAMark", "a.txt", "\xEF\xBB\xBF# made by hand\r\n\r\n---\ndimensions:\n", true},
    {"Stream", "a.seg", "#qda\t1\tsegments\ncodebook: a\n", false},
    {"Table", "a.csv", "document,code\nR1,a\n", false},
    {"KeyWithoutColon", "a.csv", "sources\nR1\n", false},
    {"KeyFurtherDown", "a.csv", "document\ncodebook: a\n", false},
    {"CommentsOnly", "a.txt", "# nothing\n", false},
    {"Empty", "a.txt", "", false},
};

class IsCodebook : public testing::TestWithParam<FileCase> {};

TEST_P(IsCodebook, GoesByNameElseByTheFirstKey)
{
    const FileCase& one = GetParam();
    const auto folder = std::filesystem::temp_directory_path() / ("qda-checking-" + std::to_string(::getpid()) + "-" + one.name);
    std::filesystem::create_directories(folder);
    std::ofstream(folder / one.file, std::ios::binary) << one.text;
    EXPECT_EQ(is_codebook((folder / one.file).string()), one.codebook);
    std::filesystem::remove_all(folder);
}

INSTANTIATE_TEST_SUITE_P(Files, IsCodebook, testing::ValuesIn(kFiles), [](const auto& info) { return info.param.name; });

TEST(IsCodebook, IsNotStandardInputAndNoFolder)
{
    EXPECT_FALSE(is_codebook("-"));
    EXPECT_FALSE(is_codebook("."));
    EXPECT_FALSE(is_codebook("a file that is not there"));
}

}  // namespace
}  // namespace qda
