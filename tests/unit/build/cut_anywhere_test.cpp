// Every fixture, cut at any byte or with any byte replaced, is read or refused with a place; nothing else happens.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "qda/build/input.hpp"

namespace qda {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> fixtures()
{
    std::vector<fs::path> found;
    for (const char* folder : {"tests/data/atlasti", "tests/data/mini", "tests/data/refi"})
        for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(QDA_ROOT) / folder))
            if (entry.is_regular_file() && entry.file_size() < 64 * 1024) found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

std::string bytes_of(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The problem of the refusal; empty where it was read.
std::string read_or_refused(std::string bytes)
{
    Universe universe;
    Diagnostics diagnostics;
    Needs needs;
    needs.quotations = needs.quotation_names = needs.spans = needs.coders = true;
    needs.want(Extra::text);
    Intake intake(universe, needs, [](Batch&) {}, diagnostics);
    try {
        Source source = Source::from_text("input", std::move(bytes));
        read_input(source, {}, false, intake);
        intake.finish();
    } catch (const Error& error) {
        EXPECT_TRUE(error.problems().front().where.file.starts_with("input")) << error.what();
        return error.what();
    }
    return {};
}

TEST(Fixtures, CutAtAnyByteAreReadOrRefusedWithAPlace)
{
    ASSERT_FALSE(fixtures().empty());
    for (const fs::path& path : fixtures()) {
        SCOPED_TRACE(path.filename());
        const std::string whole = bytes_of(path);
        const std::size_t step = std::max<std::size_t>(1, whole.size() / 150);
        for (std::size_t size = 0; size < whole.size(); size += step) read_or_refused(whole.substr(0, size));
    }
}

TEST(Fixtures, WithAnyByteReplacedAreReadOrRefusedWithAPlace)
{
    for (const fs::path& path : fixtures()) {
        SCOPED_TRACE(path.filename());
        const std::string whole = bytes_of(path);
        const std::size_t step = std::max<std::size_t>(1, whole.size() / 100);
        const std::string others = std::string("\0\xFF\",\n\t<\x80", 8);
        for (std::size_t at = 0; at < whole.size(); at += step) {
            std::string changed = whole;
            changed[at] = others[(at / step) % others.size()];
            read_or_refused(std::move(changed));
        }
    }
}

}  // namespace
}  // namespace qda
