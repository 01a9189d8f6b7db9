#include "qda/build/file_coders.hpp"

#include <algorithm>
#include <filesystem>

#include "qda/base/error.hpp"

namespace qda {

std::vector<std::string> names_after_files(const std::vector<std::string>& files)
{
    std::vector<std::string> names;
    for (const std::string& file : files) names.push_back(file == "-" ? "standard input" : std::filesystem::path(file).stem().string());
    const std::vector<std::string> plain = names;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (std::ranges::count(plain, plain[i]) == 1) continue;
        const std::string folder = std::filesystem::path(files[i]).parent_path().filename().string();
        if (!folder.empty()) names[i] = folder + "/" + plain[i];
    }
    return names;
}

void FileCoders::begin(std::size_t file)
{
    file_ = file;
    named_ = false;
}

void FileCoders::take(Batch& batch)
{
    named_ = named_ || std::ranges::any_of(batch.coder, [](Id coder) { return coder != kNone; });
    if (!named_) {
        waiting_.push_back(batch);
        return;
    }
    hand_on();
    next_(batch);
}

void FileCoders::end()
{
    if (waiting_.empty()) return;
    const std::string& name = names_[file_];
    if (std::ranges::count(names_, name) > 1)
        throw Error({files_[file_]}, "the file names no coder, and another file is called like it", "rename one of them, or add a column coder");
    const Id coder = universe_.coders.intern(name);
    for (Batch& batch : waiting_) batch.coder.assign(batch.rows, coder);
    diagnostics_.note("names no coder: its coder is called '" + name + "', after the file", {files_[file_]});
    hand_on();
}

void FileCoders::hand_on()
{
    for (Batch& batch : waiting_) next_(batch);
    waiting_.clear();
}

}  // namespace qda
