#include "qda/build/making.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "qda/base/hash.hpp"
#include "qda/base/output.hpp"
#include "qda/build/outputs.hpp"
#include "qda/text/yaml_fields.hpp"

namespace qda {

namespace {

void write_file(const std::string& path, const std::string& bytes)
{
    Output out = Output::open(path);
    out.write(bytes);
    out.close();
}

bool same_inputs(const std::vector<LockedInput>& some, const std::vector<LockedInput>& others)
{
    return std::equal(some.begin(), some.end(), others.begin(), others.end(), [](const LockedInput& a, const LockedInput& b) {
        return a.path == b.path && a.content == b.content;
    });
}

class Maker {
public:
    Maker(const Plan& plan, const MakingOptions& options)
        : plan_(plan), options_(options), lock_(read_lock(lock_path(plan.manifest.file))),
          own_(plan.manifest, lock_)
    {
    }

    // The tables of which some output is not as it should be.
    std::vector<const PlannedTable*> stale()
    {
        std::vector<const PlannedTable*> stale;
        for (const PlannedTable* table : chosen_tables(plan_, options_.ids)) {
            inputs_[table] = inputs_now(*table, plan_.manifest, hashes_);
            bool any = false;
            for (const PlannedOutput& output : table->outputs) {
                const bool same = up_to_date(*table, output);
                making_.same += same ? 1 : 0;
                any = any || !same;
            }
            if (any) stale.push_back(table);
        }
        return stale;
    }

    void take(const MadeTable& made)
    {
        const PlannedTable& planned = *made.planned;
        LockedTable& locked = lock_.tables[planned.table->id];
        std::vector<LockedOutput> outputs = locked.outputs;
        for (std::size_t i = 0; i < planned.outputs.size(); ++i) {
            const PlannedOutput& output = planned.outputs[i];
            if (up_to_date(planned, output)) continue;
            put(output.path, made.outputs[i], pipeline_hash(planned, output), outputs);
        }
        if (!options_.some_formats) drop_others(planned, outputs);
        std::sort(outputs.begin(), outputs.end(), [](const LockedOutput& a, const LockedOutput& b) { return a.path < b.path; });
        locked = {version_of_program(), planned.table->caption, planned.table->number ? std::to_string(*planned.table->number) : std::string(),
                  inputs_[&planned], std::move(outputs), made.record};
    }

    // What the text says of the tables, as they are now: claims, and files of figures.
    void take_text(std::vector<Problem>& problems)
    {
        if (!options_.ids.empty() || options_.some_formats) return;
        const Manifest& manifest = plan_.manifest;
        const RecordOf records = [&](const std::string& id) -> const TableRecord* {
            const auto found = lock_.tables.find(id);
            return found == lock_.tables.end() ? nullptr : &found->second.record;
        };
        making_.claims = judge(manifest.claims, records, problems);
        if (manifest.figures.empty()) return;
        figure_files_ = figure_files(manifest.figures, manifest.language, records, problems);
        LockedTable& locked = lock_.tables[kFiguresId];
        std::vector<LockedOutput> outputs = locked.outputs;
        const std::string hash = figures_hash(manifest.figures, manifest.language);
        put(manifest.figures_path("tex"), figure_files_.tex, hash, outputs);
        put(manifest.figures_path("yaml"), figure_files_.yaml, hash, outputs);
        std::erase_if(outputs, [&](const LockedOutput& one) {
            const bool named = one.path == manifest.figures_path("tex") || one.path == manifest.figures_path("yaml");
            if (!named) gone_[one.path] = one.result;
            return !named;
        });
        std::sort(outputs.begin(), outputs.end(), [](const LockedOutput& a, const LockedOutput& b) { return a.path < b.path; });
        locked = {};
        locked.version = version_of_program();
        locked.outputs = std::move(outputs);
    }

    // What earlier builds made and the manifest has no more.
    void drop_tables()
    {
        if (!options_.ids.empty() || options_.some_formats) return;
        for (auto at = lock_.tables.begin(); at != lock_.tables.end();) {
            const bool figures = at->first == kFiguresId && !plan_.manifest.figures.empty();
            if (figures || plan_.manifest.find(at->first)) {
                ++at;
                continue;
            }
            for (const LockedOutput& output : at->second.outputs) gone_[output.path] = output.result;
            at = lock_.tables.erase(at);
        }
        for (const PlannedTable& planned : plan_.tables) {
            const auto locked = lock_.tables.find(planned.table->id);
            if (locked != lock_.tables.end()) drop_others(planned, locked->second.outputs);
        }
        for (const auto& [id, table] : lock_.tables)
            for (const LockedOutput& output : table.outputs) gone_.erase(output.path);
    }

    void inputs_unchanged()
    {
        Hashes again;
        for (const auto& [table, inputs] : inputs_)
            if (!same_inputs(inputs, inputs_now(*table, plan_.manifest, again)))
                throw Error({plan_.manifest.file}, "an input changed while the tables were made", "run it again");
    }

    Making write()
    {
        const std::string path = lock_path(plan_.manifest.file);
        std::set<std::string> paths;
        for (const PlannedTable& table : plan_.tables)
            for (const PlannedOutput& output : table.outputs) paths.insert(output.path);
        for (const char* form : {"tex", "yaml"}) paths.insert(plan_.manifest.figures_path(form));
        own_.sweep(paths);
        if (!files_.empty()) announce();
        for (const auto& [name, file] : files_) {
            write_file(plan_.manifest.path(name), *file.first);
            making_.written.push_back(name);
        }
        remove_gone();
        const std::string text = lock_text(lock_);
        if (hashes_.of(path) != sha256(text)) write_file(path, text);
        own_.settle();
        return std::move(making_);
    }

private:
    // A result that is to stand under its name, unless somebody edited what stands there.
    void put(const std::string& path, const std::string& bytes, std::string pipeline, std::vector<LockedOutput>& outputs)
    {
        const std::string hash = sha256(bytes);
        const std::string& there = hashes_.of(plan_.manifest.path(path));
        if (!options_.force && !there.empty() && there != hash && !own_.is_own(path, there)) {
            making_.edited.push_back(path);
            return;
        }
        std::erase_if(outputs, [&](const LockedOutput& one) { return one.path == path; });
        outputs.push_back({path, std::move(pipeline), hash});
        if (there != hash) files_[path] = {&bytes, hash};
        else ++making_.same;
    }

    bool up_to_date(const PlannedTable& table, const PlannedOutput& output)
    {
        const auto locked = lock_.tables.find(table.table->id);
        if (locked == lock_.tables.end() || locked->second.version != version_of_program()) return false;
        const LockedOutput* made = locked->second.output(output.path);
        return made && made->pipeline == pipeline_hash(table, output) && same_inputs(locked->second.inputs, inputs_[&table]) &&
               hashes_.of(plan_.manifest.path(output.path)) == made->result;
    }

    void drop_others(const PlannedTable& planned, std::vector<LockedOutput>& outputs)
    {
        std::erase_if(outputs, [&](const LockedOutput& one) {
            const bool named = std::any_of(planned.outputs.begin(), planned.outputs.end(), [&](const PlannedOutput& output) { return output.path == one.path; });
            if (!named) gone_[one.path] = one.result;
            return !named;
        });
    }

    void announce()
    {
        std::map<std::string, std::string> results;
        for (const auto& [name, file] : files_) {
            results[name] = file.second;
            const std::filesystem::path folder = std::filesystem::path(plan_.manifest.path(name)).parent_path();
            std::error_code failed;
            if (!folder.empty()) std::filesystem::create_directories(folder, failed);
            if (failed) throw Error({folder.string()}, "cannot make the folder: " + failed.message());
        }
        own_.announce(results);
    }

    void remove_gone()
    {
        for (const auto& [name, result] : gone_) {
            const std::string path = plan_.manifest.path(name);
            const std::string& there = hashes_.of(path);
            if (there.empty()) continue;
            std::error_code failed;
            if (there == result && std::filesystem::remove(path, failed))
                making_.removed.push_back(name);
            else
                making_.left.push_back(name);
        }
    }

    const Plan& plan_;
    const MakingOptions& options_;
    Lock lock_;
    OwnResults own_;
    Hashes hashes_;
    std::map<const PlannedTable*, std::vector<LockedInput>> inputs_;
    std::map<std::string, std::pair<const std::string*, std::string>> files_;  // to be written: bytes and hash
    std::map<std::string, std::string> gone_;
    FigureFiles figure_files_;
    Making making_;
};

}  // namespace

std::vector<const PlannedTable*> chosen_tables(const Plan& plan, const std::vector<std::string>& ids)
{
    std::vector<const PlannedTable*> tables;
    std::vector<std::string> known;
    for (const PlannedTable& table : plan.tables) known.push_back(table.table->id);
    for (const std::string& id : ids)
        if (std::find(known.begin(), known.end(), id) == known.end())
            throw Error({plan.manifest.file}, fmt::format("no table '{}'", id), suggestion(id, known));
    for (const PlannedTable& table : plan.tables)
        if (ids.empty() || std::find(ids.begin(), ids.end(), table.table->id) != ids.end()) tables.push_back(&table);
    return tables;
}

Making make_outputs(const Plan& plan, const MakingOptions& options, const Toolbox& tools, std::vector<Problem> problems,
                    Diagnostics& diagnostics, const Progress& progress)
{
    if (!problems.empty()) throw Error(std::move(problems));
    Maker maker(plan, options);
    const std::vector<MadeTable> made = run_tables(plan, maker.stale(), tools, problems, diagnostics, progress);
    if (!problems.empty()) throw Error(std::move(problems));
    maker.inputs_unchanged();
    for (const MadeTable& table : made) maker.take(table);
    maker.take_text(problems);
    if (!problems.empty()) throw Error(std::move(problems));
    maker.drop_tables();
    return maker.write();
}

}  // namespace qda
