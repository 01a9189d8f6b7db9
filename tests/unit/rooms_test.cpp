// The order of the rooms: who may include whom, and where each dependency is known.
// A new arrow or a new dependency is a line in one of the two tables here.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <ostream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

namespace fs = std::filesystem;
using Rooms = std::set<std::string>;

const std::map<std::string, Rooms> kMayInclude = {
    {"base", {}},
    {"stats", {}},
    {"text", {"base"}},
    {"table", {"base", "text"}},
    {"model", {"base", "text"}},
    {"stream", {"base", "text", "table", "model"}},
    {"codebook", {"base", "text", "model"}},
    {"import", {"base", "text", "table", "model", "codebook"}},
    {"export", {"base", "text", "table", "model", "codebook"}},
    {"edit", {"base", "text", "model", "codebook"}},
    {"analysis", {"base", "text", "table", "model", "codebook", "edit", "stats"}},
    {"render", {"base", "text", "table"}},
    {"build",
     {"base", "stats", "text", "table", "model", "stream", "codebook", "import", "export", "edit", "analysis",
      "render"}},
};

struct Dependency {
    std::string header;              // how its headers begin
    std::vector<std::string> known;  // where they may be included: how those paths begin
};

const Dependency kDependencies[] = {
    {"fmt/", {"lib/", "apps/"}},
    {"CLI/", {"apps/"}},
    {"yaml-cpp/", {"lib/qda/text/yaml.cpp"}},
    {"unicode/", {"lib/qda/text/"}},  // ICU
    {"expat.h", {"lib/qda/import/", "lib/qda/export/"}},
    {"zip.h", {"lib/qda/import/", "lib/qda/export/"}},
    {"sqlite3.h", {"lib/qda/import/database"}},
    {"xlsxwriter", {"lib/qda/render/"}},
    {"boost/math/", {"lib/qda/stats/"}},
    {"openssl/", {"lib/qda/base/"}},
};

/// The room of a path below lib/qda; empty elsewhere.
std::string room_of(std::string_view path)
{
    constexpr std::string_view kRooms = "lib/qda/";
    if (!path.starts_with(kRooms)) return "";
    path.remove_prefix(kRooms.size());
    const auto slash = path.find('/');
    return slash == path.npos ? "" : std::string(path.substr(0, slash));
}

/// What is wrong with including `header` of the library in the file `path`; empty if nothing is.
std::string wrong_arrow(const std::string& path, const std::string& header)
{
    const auto from = room_of(path);
    const auto to = room_of("lib/" + header);
    if (!kMayInclude.contains(from)) return "unknown room '" + from + "'";
    if (!kMayInclude.contains(to)) return "not of a room of the library";
    if (from != to && !kMayInclude.at(from).contains(to)) return from + " may not include " + to;
    return "";
}

/// What is wrong with including the foreign `header` in the file `path`; empty if nothing is.
std::string wrong_dependency(const std::string& path, const std::string& header)
{
    const auto known = std::ranges::find_if(
        kDependencies, [&](const Dependency& dependency) { return header.starts_with(dependency.header); });
    if (known == std::end(kDependencies)) {
        const bool of_the_system = header.find('/') == std::string::npos || header.starts_with("sys/");
        return of_the_system ? "" : "unknown dependency";
    }
    if (std::ranges::none_of(known->known, [&](const auto& place) { return path.starts_with(place); }))
        return "not known here";
    if (!room_of(path).empty() && path.ends_with(".hpp")) return "a public header shows no dependency";
    return "";
}

/// What a line includes, with the opening quote or bracket before it; empty if the line includes nothing.
std::string included_by(std::string_view line)
{
    for (const std::string_view word : {"#", "include", ""}) {
        line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
        if (!line.starts_with(word)) return "";
        line.remove_prefix(word.size());
    }
    return std::string(line.substr(0, line.find_first_of("\">", 1)));
}

/// One line for each include of `text`, the file at `path` (from the root of the sources), that may not be.
std::vector<std::string> complaints(const std::string& path, const std::string& text)
{
    std::vector<std::string> found;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const auto included = included_by(line);
        if (included.empty()) continue;
        const auto header = included.substr(1);
        std::string problem;
        if (included.front() == '<')
            problem = wrong_dependency(path, header);
        else if (!room_of(path).empty())
            problem = wrong_arrow(path, header);
        if (!problem.empty()) found.push_back(path + ": " + header + ": " + problem);
    }
    return found;
}

std::string content_of(const fs::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The C++ files below `folder`, as paths from the root of the sources.
std::vector<std::string> sources_below(const std::string& folder)
{
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(QDA_ROOT) / folder)) {
        const auto extension = entry.path().extension();
        if (extension == ".hpp" || extension == ".cpp")
            found.push_back(fs::relative(entry.path(), QDA_ROOT).generic_string());
    }
    std::ranges::sort(found);
    return found;
}

void expect_order_below(const std::string& folder)
{
    for (const auto& path : sources_below(folder))
        EXPECT_THAT(complaints(path, content_of(fs::path(QDA_ROOT) / path)), testing::IsEmpty());
}

TEST(Rooms, LibraryIncludesOnlyAlongTheArrows)
{
    EXPECT_FALSE(sources_below("lib/qda").empty());
    expect_order_below("lib/qda");
}

TEST(Rooms, ProgramKnowsOnlyItsDependencies) { expect_order_below("apps"); }

TEST(Rooms, ArrowsMakeNoCycle)
{
    // Take away, again and again, the rooms that need none of the rest: with a cycle, some stay.
    auto rest = kMayInclude;
    const auto needs_none = [&](const auto& room) {
        return std::ranges::none_of(room.second, [&](const auto& other) { return rest.contains(other); });
    };
    auto free = std::ranges::find_if(rest, needs_none);
    while (free != rest.end()) {
        rest.erase(free);
        free = std::ranges::find_if(rest, needs_none);
    }
    EXPECT_THAT(rest, testing::IsEmpty());
}

// Two types of one name in two headers are one type to the linker, which then takes one's code for the other.
TEST(Rooms, NoTwoHeadersDefineOneType)
{
    std::map<std::string, std::string> defined;
    for (const std::string& path : sources_below("lib/qda")) {
        if (!path.ends_with(".hpp")) continue;
        std::ifstream file(fs::path(QDA_ROOT) / path);
        std::string space;
        for (std::string line; std::getline(file, line);) {
            if (line.starts_with("namespace ")) space = line.substr(0, line.find(" {")) + "::";
            for (const std::string_view word : {"struct ", "class ", "enum class "}) {
                if (!line.starts_with(word) || line.ends_with(';')) continue;
                const std::string name = space + line.substr(word.size(), line.find_first_of(" {", word.size()) - word.size());
                const auto [at, is_new] = defined.emplace(name, path);
                EXPECT_TRUE(is_new || at->second == path) << name << " is in " << at->second << " and in " << path;
            }
        }
    }
    EXPECT_GT(defined.size(), 100U);
}

struct IncludeCase {
    std::string name;
    std::string path;
    std::string text;
    std::string complaint;  // empty: none

    friend void PrintTo(const IncludeCase& c, std::ostream* out) { *out << c.name; }
};

const IncludeCase kCases[] = {
    {"Downwards", "lib/qda/import/csv.cpp", "#include \"qda/table/tsv.hpp\"\n", ""},
    {"WithinTheRoom", "lib/qda/stats/kappa.cpp", "#include \"qda/stats/kappa.hpp\"\n", ""},
    {"StandardLibrary", "lib/qda/base/file.hpp", "#include <sys/stat.h>\n#include <vector>\n", ""},
    {"Upwards", "lib/qda/stats/kappa.cpp", "\n#include \"qda/model/corpus.hpp\"\n", "stats may not include model"},
    {"SpacesInTheDirective", "lib/qda/base/a.cpp", "  # include\t\"qda/text/utf8.hpp\"", "base may not include text"},
    {"NothingIncludesBuild", "lib/qda/analysis/a.cpp", "#include \"qda/build/m.hpp\"",
     "analysis may not include build"},
    {"NewRoom", "lib/qda/magic/a.cpp", "#include \"qda/base/error.hpp\"", "unknown room 'magic'"},
    {"NotFromTheRoot", "lib/qda/stats/kappa.cpp", "#include \"kappa.hpp\"", "not of a room of the library"},
    {"LibraryKnowsNoProgram", "lib/qda/build/a.cpp", "#include \"frame/tool.hpp\"", "not of a room of the library"},
    {"ProgramIncludesAnyRoom", "apps/count.cpp", "#include \"qda/stats/kappa.hpp\"\n#include <CLI/CLI.hpp>", ""},
    {"OptionsOnlyInTheProgram", "lib/qda/base/a.cpp", "#include <CLI/CLI.hpp>", "not known here"},
    {"YamlOnlyInOneFile", "lib/qda/codebook/a.cpp", "#include <yaml-cpp/yaml.h>", "not known here"},
    {"YamlInItsFile", "lib/qda/text/yaml.cpp", "#include <yaml-cpp/yaml.h>", ""},
    {"IcuOnlyInText", "apps/count.cpp", "#include <unicode/uchar.h>", "not known here"},
    {"PublicHeaderShowsNone", "lib/qda/text/words.hpp", "#include <unicode/brkiter.h>",
     "a public header shows no dependency"},
    {"NewDependency", "lib/qda/table/a.cpp", "#include <absl/strings/str_cat.h>", "unknown dependency"},
};

class Includes : public testing::TestWithParam<IncludeCase> {};

TEST_P(Includes, AreRefusedWhereTheyDoNotBelong)
{
    const auto& [name, path, text, complaint] = GetParam();
    const auto found = complaints(path, text);
    if (complaint.empty()) {
        EXPECT_THAT(found, testing::IsEmpty());
    } else {
        EXPECT_THAT(found, testing::ElementsAre(testing::HasSubstr(complaint)));
    }
}

INSTANTIATE_TEST_SUITE_P(Examples, Includes, testing::ValuesIn(kCases),
                         [](const auto& info) { return info.param.name; });

}  // namespace
