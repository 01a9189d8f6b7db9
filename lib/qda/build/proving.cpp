#include "qda/build/proving.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "qda/base/hash.hpp"
#include "qda/build/making.hpp"
#include "qda/build/outputs.hpp"
#include "qda/build/record_changes.hpp"

namespace qda {

namespace {

constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 30;
constexpr std::size_t kMostTold = 200;  // of one table

bool is_text(const std::string& form) { return form != "xlsx" && form != "docx"; }

// The tables as they were made just now, the others as the lock knows them.
RecordOf records_of(const std::vector<MadeTable>& made, const Lock& lock)
{
    return [&](const std::string& id) -> const TableRecord* {
        for (const MadeTable& table : made)
            if (table.planned->table->id == id) return &table.record;
        const auto found = lock.tables.find(id);
        return found == lock.tables.end() ? nullptr : &found->second.record;
    };
}

class Prover {
public:
    Prover(const Plan& plan, Hashes& hashes) : plan_(plan), lock_path_(lock_path(plan.manifest.file)), lock_(read_lock(lock_path_)), hashes_(hashes) {}

    const Lock& lock() const { return lock_; }

    // What all of `made` count, for the reasons of changes in each.
    void know(const std::vector<MadeTable>& made)
    {
        for (const MadeTable& table : made) {
            add_quotations(table.record, counted_.now);
            if (const LockedTable* locked = locked_of(*table.planned)) add_quotations(locked->record, counted_.before);
        }
    }

    // With the table as it would be made now.
    void prove(const MadeTable& made)
    {
        const PlannedTable& planned = *made.planned;
        const LockedTable* locked = locked_of(planned);
        const std::size_t before = n_that_matter();
        const std::size_t all_before = differences_.size();
        bool differs = false;
        for (std::size_t i = 0; i < planned.outputs.size(); ++i) differs = !same(planned, i, made.outputs[i], locked) || differs;
        if (!locked) {
            say(planned, "is not in the lock: run qda-build", differs || planned.outputs.empty());
            return;
        }
        changes(planned, made, *locked, differs);
        if (differs && before == n_that_matter()) shown_otherwise(planned, made, *locked);
        if (all_before == differences_.size() && stale(planned, *locked)) ++out_of_date_;
    }

    // By the lock alone.
    void trust(const PlannedTable& planned)
    {
        const LockedTable* locked = locked_of(planned);
        if (!locked) return say(planned, "is not in the lock, and cannot be made without its inputs");
        for (const PlannedOutput& output : planned.outputs) {
            const LockedOutput* made = locked->output(output.path);
            const std::string& there = hashes_.of(plan_.manifest.path(output.path));
            if (there.empty()) say(planned, fmt::format("{} is missing", output.path));
            else if (!made) say(planned, fmt::format("{} is not in the lock", output.path));
            else if (there != made->result) say(planned, fmt::format("{} was edited by hand", output.path));
            else if (made->pipeline != pipeline_hash(planned, output)) say(planned, fmt::format("{} was made by another pipeline than the manifest has now", output.path));
        }
        for (const LockedInput& now : inputs_now(planned, plan_.manifest, hashes_)) {
            const auto old = std::find_if(locked->inputs.begin(), locked->inputs.end(), [&](const LockedInput& one) { return one.path == now.path; });
            if (old == locked->inputs.end()) say(planned, fmt::format("was not made from '{}'", now.path));
            else if (!now.content.empty() && now.content != old->content)
                say(planned, fmt::format("'{}' changed since it was made", now.path));
        }
    }

    // What the text says of the tables: `made`, and what could not be made as the lock knows it.
    void prove_text(const std::vector<MadeTable>& made, std::vector<Problem>& problems)
    {
        const Manifest& manifest = plan_.manifest;
        const RecordOf records = records_of(made, lock_);
        for (const Judgement& judgement : judge(manifest.claims, records, problems))
            if (std::string words = judgement_in_words(judgement); !words.empty())
                differences_.push_back({judgement.claim->where, fmt::format("claim '{}'", judgement.claim->id), std::move(words)});
        if (manifest.figures.empty()) return;
        const FigureFiles files = figure_files(manifest.figures, manifest.language, records, problems);
        const bool in_words = figures_differ(manifest.figures_path("yaml"), files.yaml);
        figures_differ(manifest.figures_path("tex"), files.tex, !in_words);
    }

    // What the lock knows and the manifest does not.
    void extra()
    {
        std::set<std::string> named = {plan_.manifest.figures_path("yaml"), plan_.manifest.figures_path("tex")};
        if (plan_.manifest.figures.empty()) named.clear();
        for (const PlannedTable& table : plan_.tables)
            for (const PlannedOutput& output : table.outputs) named.insert(output.path);
        for (const auto& [id, table] : lock_.tables)
            for (const LockedOutput& output : table.outputs)
                if (!named.contains(output.path) && !hashes_.of(plan_.manifest.path(output.path)).empty())
                    differences_.push_back({{lock_path_}, table.number.empty() ? fmt::format("table '{}'", id) : "table " + table.number,
                                            fmt::format("{} is extra: the manifest does not make it", output.path)});
    }

    std::vector<Difference> differences()
    {
        if (out_of_date_ > 0)
            differences_.push_back({{lock_path_}, "the lock",
                                    fmt::format("{} table{} the same, but inputs, pipeline or program changed since: qda-build renews it", out_of_date_,
                                                out_of_date_ == 1 ? " comes out" : "s come out"),
                                    false});
        return std::move(differences_);
    }

private:
    // Says each figure that is another one in the file of figures; of a form that cannot be read back only that it is.
    bool figures_differ(const std::string& path, const std::string& now, bool matters = true)
    {
        const Location where = plan_.manifest.figures.front().where;
        const std::string& there = hashes_.of(plan_.manifest.path(path));
        if (there == sha256(now)) return false;
        if (there.empty()) {
            differences_.push_back({where, "numbers", fmt::format("{} is missing", path)});
            return true;
        }
        const std::string before = Source::open(plan_.manifest.path(path)).read_all(kMostBytes);
        const std::vector<std::string> old_lines = lines_of(before);
        bool said = false;
        for (const NamedFigure& figure : plan_.manifest.figures) {
            const std::string name = figure.id + ": ";
            const auto line_in = [&](const std::vector<std::string>& lines) {
                const auto found = std::find_if(lines.begin(), lines.end(), [&](const std::string& line) { return line.starts_with(name); });
                return found == lines.end() ? std::string("none") : found->substr(name.size());
            };
            if (!path.ends_with(".yaml")) break;
            const std::string old_value = line_in(old_lines);
            const std::string new_value = line_in(lines_of(now));
            if (old_value == new_value) continue;
            differences_.push_back({figure.where, fmt::format("number '{}'", figure.id), fmt::format("was {}, now {}", old_value, new_value)});
            said = true;
        }
        if (!said && matters) differences_.push_back({where, "numbers", fmt::format("{} is otherwise now: {}", path, lines_that_differ(before, now))});
        return true;
    }

    std::size_t n_that_matter() const
    {
        return static_cast<std::size_t>(std::count_if(differences_.begin(), differences_.end(), [](const Difference& one) { return one.matters; }));
    }

    const LockedTable* locked_of(const PlannedTable& planned) const
    {
        const auto found = lock_.tables.find(planned.table->id);
        return found == lock_.tables.end() ? nullptr : &found->second;
    }

    void say(const PlannedTable& planned, std::string what, bool matters = true)
    {
        differences_.push_back({planned.table->where, planned.name(), std::move(what), matters});
    }

    bool same(const PlannedTable& planned, std::size_t i, const std::string& bytes, const LockedTable* locked)
    {
        const PlannedOutput& output = planned.outputs[i];
        const std::string& there = hashes_.of(plan_.manifest.path(output.path));
        const LockedOutput* made = locked ? locked->output(output.path) : nullptr;
        if (there.empty()) {
            say(planned, fmt::format("{} is missing", output.path));
            return false;
        }
        if (there == sha256(bytes)) return true;
        if (made && made->result != there) {
            std::string what = fmt::format("{} was edited by hand", output.path);
            if (sha256(bytes) == made->result && is_text(output.form)) what += ": " + lines_that_differ(bytes, Source::open(plan_.manifest.path(output.path)).read_all(kMostBytes));
            say(planned, std::move(what));
        }
        return false;
    }

    void changes(const PlannedTable& planned, const MadeTable& made, const LockedTable& locked, bool differs)
    {
        if (locked.caption != planned.table->caption)
            say(planned, fmt::format("caption: was '{}', now '{}'", locked.caption, planned.table->caption), differs);
        const std::string number = planned.table->number ? std::to_string(*planned.table->number) : std::string();
        if (locked.number != number)
            say(planned, fmt::format("number: was {}, now {}", locked.number.empty() ? "none" : locked.number, number.empty() ? "none" : number), differs);
        if (planned.table->page) return;
        std::vector<TableChange> changes = changes_between(locked.record, made.record, counted_);
        const std::size_t more = changes.size() > kMostTold ? changes.size() - kMostTold : 0;
        const bool any_shows = std::any_of(changes.begin(), changes.end(), [](const TableChange& change) { return change.shows; });
        changes.resize(changes.size() - more);
        for (TableChange& change : changes) say(planned, std::move(change.what), change.shows && differs);
        if (more > 0) say(planned, fmt::format("{} more differences", more), any_shows && differs);
    }

    void shown_otherwise(const PlannedTable& planned, const MadeTable& made, const LockedTable& locked)
    {
        for (std::size_t i = 0; i < planned.outputs.size(); ++i) {
            const PlannedOutput& output = planned.outputs[i];
            const std::string path = plan_.manifest.path(output.path);
            if (hashes_.of(path) == sha256(made.outputs[i])) continue;
            std::string what = fmt::format("{} is otherwise now", output.path);
            if (is_text(output.form)) what += ": " + lines_that_differ(Source::open(path).read_all(kMostBytes), made.outputs[i]);
            if (locked.version != version_of_program()) what += fmt::format(" (made by {}, now {})", locked.version, version_of_program());
            say(planned, std::move(what));
        }
    }

    bool stale(const PlannedTable& planned, const LockedTable& locked)
    {
        const std::vector<LockedInput> now = inputs_now(planned, plan_.manifest, hashes_);
        bool stale = locked.version != version_of_program() || now.size() != locked.inputs.size();
        for (std::size_t i = 0; !stale && i < now.size(); ++i)
            stale = now[i].path != locked.inputs[i].path || now[i].content != locked.inputs[i].content;
        for (const PlannedOutput& output : planned.outputs) {
            const LockedOutput* made = locked.output(output.path);
            stale = stale || !made || made->pipeline != pipeline_hash(planned, output) ||
                    made->result != hashes_.of(plan_.manifest.path(output.path));
        }
        return stale;
    }

    const Plan& plan_;
    std::string lock_path_;
    Lock lock_;
    Hashes& hashes_;
    std::vector<Difference> differences_;
    CountedQuotations counted_;
    std::size_t out_of_date_ = 0;
};

bool at_hand(const PlannedTable& table, const Plan& plan)
{
    return std::none_of(plan.missing.begin(), plan.missing.end(), [&](const MissingFile& file) {
        return std::find(table.inputs.begin(), table.inputs.end(), file.path) != table.inputs.end();
    });
}

}  // namespace

std::vector<Difference> check_outputs(const Plan& plan, const std::vector<std::string>& ids, const Toolbox& tools,
                                      std::vector<Problem> problems, std::vector<std::string>& unproven,
                                      Diagnostics& diagnostics, const Progress& progress)
{
    for (const MissingFile& file : plan.missing) {
        if (file.codebook) problems.push_back({file.where, fmt::format("no file '{}'", file.path), "paths are from the manifest's folder"});
        else unproven.push_back(file.path);
    }
    if (!problems.empty()) throw Error(std::move(problems));
    Hashes hashes;
    Prover prover(plan, hashes);
    const std::vector<const PlannedTable*> tables = chosen_tables(plan, ids);
    std::vector<const PlannedTable*> runnable;
    for (const PlannedTable* table : tables)
        if (at_hand(*table, plan)) runnable.push_back(table);
    const std::vector<MadeTable> made = run_tables(plan, runnable, tools, problems, diagnostics, progress);
    if (!problems.empty()) throw Error(std::move(problems));
    prover.know(made);
    for (const PlannedTable* table : tables) {
        const auto found = std::find_if(made.begin(), made.end(), [&](const MadeTable& one) { return one.planned == table; });
        if (found == made.end()) prover.trust(*table);
        else prover.prove(*found);
    }
    if (ids.empty()) {
        prover.prove_text(made, problems);
        if (!problems.empty()) throw Error(std::move(problems));
        prover.extra();
    }
    return prover.differences();
}

std::vector<Judgement> judge_claims(const Plan& plan, const Toolbox& tools, std::vector<Problem> problems,
                                    Diagnostics& diagnostics, const Progress& progress)
{
    std::vector<const PlannedTable*> wanted;
    for (const PlannedTable& table : plan.tables) {
        const bool asked = std::any_of(plan.manifest.claims.begin(), plan.manifest.claims.end(), [&](const Claim& claim) {
            return std::any_of(claim.holds.tables().begin(), claim.holds.tables().end(), [&](const auto& one) { return one.first == table.table->id; });
        });
        if (asked && at_hand(table, plan)) wanted.push_back(&table);
    }
    if (!problems.empty()) throw Error(std::move(problems));
    const std::vector<MadeTable> made = run_tables(plan, wanted, tools, problems, diagnostics, progress);
    const Lock lock = read_lock(lock_path(plan.manifest.file));
    std::vector<Judgement> judgements = judge(plan.manifest.claims, records_of(made, lock), problems);
    if (!problems.empty()) throw Error(std::move(problems));
    return judgements;
}

}  // namespace qda
