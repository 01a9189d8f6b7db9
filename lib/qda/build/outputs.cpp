#include "qda/build/outputs.hpp"

#include <algorithm>
#include <filesystem>

#include "qda/base/hash.hpp"
#include "qda/base/output.hpp"
#include "qda/base/source.hpp"
#include "qda/table/fields.hpp"

namespace qda {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFirst = "#qda\t1\tpending\n";
constexpr std::uint64_t kMostBytes = std::uint64_t{64} << 20;
constexpr std::string_view kUnfinished = ".part";  // see Output

bool there(const std::string& path)
{
    std::error_code failed;
    return fs::exists(path, failed);
}

}  // namespace

const std::string& Hashes::of(const std::string& path)
{
    const auto [at, is_new] = known_.try_emplace(path);
    if (is_new && there(path)) at->second = sha256_of_file(path);
    return at->second;
}

OwnResults::OwnResults(const Manifest& manifest, const Lock& lock)
    : manifest_(manifest), pending_(lock_path(manifest.file) + ".pending")
{
    for (const auto& [id, table] : lock.tables)
        for (const LockedOutput& output : table.outputs) hashes_[output.path].insert(output.result);
    if (!there(pending_)) return;
    const std::string text = Source::open(pending_).read_all(kMostBytes);
    std::vector<std::string_view> fields;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        split_fields(std::string_view(text).substr(from, end - from), fields);
        if (fields.size() == 3 && fields[0] == "output") announced_[unescaped(fields[1])].emplace(fields[2]);
        from = end + 1;
    }
}

bool OwnResults::is_own(const std::string& path, const std::string& hash) const
{
    for (const auto* some : {&hashes_, &announced_})
        if (const auto found = some->find(path); found != some->end() && found->second.contains(hash)) return true;
    return false;
}

std::string OwnResults::text() const
{
    std::string text(kFirst);
    for (const auto& [path, hashes] : announced_) {
        for (const std::string& hash : hashes) {
            text += "output\t";
            append_escaped(text, path);
            text += "\t" + hash + "\n";
        }
    }
    return text;
}

void OwnResults::announce(const std::map<std::string, std::string>& results)
{
    for (const auto& [path, hash] : results) announced_[path].insert(hash);
    Output out = Output::open(pending_);
    out.write(text());
    out.close();
}

void OwnResults::settle()
{
    announced_.clear();
    std::error_code failed;
    fs::remove(pending_, failed);
}

void OwnResults::sweep(const std::set<std::string>& paths) const
{
    std::set<fs::path> folders;
    std::set<fs::path> ours = {lock_path(manifest_.file), pending_};
    for (const std::string& path : paths) ours.insert(manifest_.path(path));
    for (const fs::path& path : ours) folders.insert(path.has_parent_path() ? path.parent_path() : fs::path("."));
    for (const fs::path& folder : folders) {
        std::error_code failed;
        for (const fs::directory_entry& entry : fs::directory_iterator(folder, failed)) {
            const std::string name = entry.path().filename().string();
            const std::size_t at = name.rfind(kUnfinished);
            if (at == std::string::npos || name.find_first_not_of("0123456789", at + kUnfinished.size()) != std::string::npos) continue;
            const std::string final_name = name.substr(0, at);
            const bool is_ours = std::any_of(ours.begin(), ours.end(), [&](const fs::path& path) {
                const fs::path parent = path.has_parent_path() ? path.parent_path() : fs::path(".");
                return parent == folder && path.filename() == final_name;
            });
            std::error_code kept;
            if (is_ours) fs::remove(entry.path(), kept);
        }
    }
}

std::vector<LockedInput> inputs_now(const PlannedTable& table, const Manifest& manifest, Hashes& hashes)
{
    std::vector<LockedInput> inputs;
    for (const std::string& path : table.inputs) {
        const bool codebook = std::find(table.codebooks.begin(), table.codebooks.end(), path) != table.codebooks.end();
        inputs.push_back({path, hashes.of(manifest.path(path)), codebook});
    }
    return inputs;
}

std::string pipeline_hash(const PlannedTable& table, const PlannedOutput& output) { return sha256(table.as_shell(output)); }

std::string version_of_program() { return "qda " QDA_VERSION; }

}  // namespace qda
