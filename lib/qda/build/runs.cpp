#include "qda/build/runs.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "qda/table/table_stream.hpp"

namespace qda {

namespace {

constexpr std::ptrdiff_t kMostTracedRows = 60'000;  // of more codings the quotations are too many for a lock

// Paths in a manifest are from its folder: the tools run there.
class InFolder {
public:
    explicit InFolder(const std::string& folder) : before_(std::filesystem::current_path()) { std::filesystem::current_path(folder); }
    InFolder(const InFolder&) = delete;
    InFolder& operator=(const InFolder&) = delete;
    ~InFolder()
    {
        std::error_code failed;
        std::filesystem::current_path(before_, failed);
    }

private:
    std::filesystem::path before_;
};

// The words that a message names in quotes: 'variabel'.
std::vector<std::string> quoted_in(const std::string& message)
{
    std::vector<std::string> names;
    for (std::size_t from = message.find('\''); from != std::string::npos;) {
        const std::size_t to = message.find('\'', from + 1);
        if (to == std::string::npos) break;
        names.push_back(message.substr(from + 1, to - from - 1));
        from = message.find('\'', to + 1);
    }
    return names;
}

// Where in the manifest the tool's complaint belongs: the word that it names, the option in which it found it, or the verb.
Location place_in(const Stage& stage, const Problem& problem)
{
    if (problem.where.file.starts_with("--")) {
        const std::string option = problem.where.file.substr(0, problem.where.file.find(' '));
        for (std::size_t i = 1; i + 1 < stage.words.size(); ++i) {
            if (stage.words[i].text != option) continue;
            Location where = stage.words[i + 1].where;
            if (problem.where.line <= 1 && problem.where.column > 0)
                where.column += problem.where.column - 1 + (stage.words[i + 1].quoted ? 1 : 0);
            return where;
        }
    }
    for (const std::string& name : quoted_in(problem.what)) {
        if (name.empty()) continue;
        for (const Word& word : stage.words)
            if (word.text.find(name) != std::string::npos) return word.where;
    }
    return stage.words.front().where;
}

class Runs {
public:
    Runs(const Plan& plan, const Toolbox& tools, std::vector<Problem>& problems, Diagnostics& diagnostics)
        : plan_(plan), tools_(tools), problems_(problems), diagnostics_(diagnostics)
    {
    }

    void expect(const PlannedTable& table)
    {
        for (std::size_t n = 1; n <= table.stages.size(); ++n) last_use_[key(table, n)] = &table;
    }

    MadeTable run(const PlannedTable& table)
    {
        MadeTable made{&table, true, {}, {}};
        const Text before = output_of(table, table.stages.size());
        made.sound = before != nullptr;
        for (const PlannedOutput& output : table.outputs) {
            if (!made.sound) break;
            std::optional<std::string> bytes = call(table, output.run_last, *before);
            made.sound = bytes.has_value();
            if (bytes) made.outputs.push_back(std::move(*bytes));
        }
        if (made.sound && !table.table->page) made.record = record(table, *before);
        for (std::size_t n = 1; n <= table.stages.size(); ++n)
            if (last_use_[key(table, n)] == &table) done_.erase(key(table, n));
        return made;
    }

private:
    using Text = std::shared_ptr<const std::string>;  // nullptr: it failed

    static std::string key(const PlannedTable& table, std::size_t n)
    {
        const std::string mark = table.stages.front().unmarked ? "unmarked " : "";
        return mark + as_shell({table.stages.begin(), table.stages.begin() + static_cast<std::ptrdiff_t>(n)});
    }

    // What the first `n` stages give; nothing if one of them failed, which is said once.
    Text output_of(const PlannedTable& table, std::size_t n)
    {
        if (n == 0) return std::make_shared<const std::string>();
        const std::string name = key(table, n);
        if (const auto found = done_.find(name); found != done_.end()) return found->second;
        const Text before = output_of(table, n - 1);
        std::optional<std::string> output = before ? call(table, table.stages[n - 1], *before) : std::nullopt;
        return done_.emplace(name, output ? std::make_shared<const std::string>(std::move(*output)) : nullptr).first->second;
    }

    std::optional<std::string> call(const PlannedTable& table, const Stage& stage, const std::string& input)
    {
        Diagnostics remarks;
        std::optional<std::string> output;
        try {
            output = tools_.run(stage, input, remarks);
        } catch (const Error& error) {
            for (const Problem& problem : error.problems()) say(table, stage, problem);
        }
        for (const Diagnostics::Remark& remark : remarks.remarks()) {
            const Location where = from_here(remark.where);
            const std::string what = stage.verb() + ": " + remark.what;
            if (remark.severity == Severity::note)
                diagnostics_.note(what, where, remark.topic);
            else
                diagnostics_.warning(what, where, remark.hint, remark.topic);
        }
        return output;
    }

    Location from_here(Location where) const
    {
        if (where.file == "<stdin>") return {};
        if (!where.file.empty() && !where.file.starts_with("--")) where.file = plan_.manifest.path(where.file);
        return where;
    }

    void say(const PlannedTable& table, const Stage& stage, const Problem& problem)
    {
        const std::string& file = problem.where.file;
        Problem said{from_here(problem.where), fmt::format("{}: {}: {}", table.name(), stage.verb(), problem.what), problem.hint};
        if (file.empty() || file == "<stdin>" || file.starts_with("--")) said.where = place_in(stage, problem);
        const bool shared = !file.empty() && file != "<stdin>" && !file.starts_with("--");
        if (shared) said.what = fmt::format("{}: {}", stage.verb(), problem.what);  // a mistake of an input is not one table's
        const std::string once = to_string(said.where) + said.what;
        if (said_.insert(once).second) problems_.push_back(std::move(said));
    }

    TableRecord record(const PlannedTable& table, const std::string& stream)
    {
        if (table.stages.empty()) return {};  // `table` reads a file itself
        Source source = Source::from_text("<stdin>", stream);
        TableRecord record = record_of(read_table(source), table.inputs == table.codebooks);
        const Text input = output_of(table, table.stages.size() - 1);
        if (tools_.behind && input && std::count(input->begin(), input->end(), '\n') <= kMostTracedRows)
            keep_quotations(tools_.behind(table.stages.back(), *input), record);
        return record;
    }

    const Plan& plan_;
    const Toolbox& tools_;
    std::vector<Problem>& problems_;
    Diagnostics& diagnostics_;
    std::map<std::string, const PlannedTable*> last_use_;  // by the beginning of a pipeline
    std::map<std::string, Text> done_;
    std::set<std::string> said_;
};

}  // namespace

std::vector<MadeTable> run_tables(const Plan& plan, const std::vector<const PlannedTable*>& tables, const Toolbox& tools,
                                  std::vector<Problem>& problems, Diagnostics& diagnostics, const Progress& progress)
{
    const InFolder folder(plan.manifest.folder);
    Runs runs(plan, tools, problems, diagnostics);
    for (const PlannedTable* table : tables) runs.expect(*table);
    std::vector<MadeTable> made;
    for (const PlannedTable* table : tables) {
        progress(made.size(), tables.size(), table->table->id);
        made.push_back(runs.run(*table));
    }
    progress(made.size(), tables.size(), {});
    return made;
}

}  // namespace qda
