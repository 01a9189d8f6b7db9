// Runs the kept cases of every fuzz target: replay FOLDER, with a folder a target in it. A plain program, for compilers
// without a fuzzer.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "fuzz/targets.hpp"

int main(int count, char** arguments)
{
    namespace fs = std::filesystem;
    if (count != 2) return 2;
    std::size_t ran = 0;
    for (const qda::fuzz::Target& target : qda::fuzz::kTargets) {
        std::vector<fs::path> cases;
        for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(arguments[1]) / target.name))
            cases.push_back(entry.path());
        std::sort(cases.begin(), cases.end());
        if (cases.empty()) {
            std::fprintf(stderr, "no cases for %s\n", target.name);
            return 1;
        }
        for (const fs::path& path : cases) {
            std::ifstream file(path, std::ios::binary);
            const std::string bytes((std::istreambuf_iterator<char>(file)), {});
            std::fprintf(stderr, "%s %s\n", target.name, path.filename().c_str());  // the last one is what failed
            target.run(bytes);
            ++ran;
        }
    }
    std::printf("%zu cases\n", ran);
    return 0;
}
