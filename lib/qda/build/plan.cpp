#include "qda/build/plan.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "qda/build/shared_import.hpp"
#include "qda/render/render.hpp"
#include "qda/text/yaml_fields.hpp"

namespace qda {

namespace {

const char* name_of(Flow flow)
{
    switch (flow) {
    case Flow::files: return "files";
    case Flow::segments: return "segments";
    case Flow::tables: return "a table";
    case Flow::page: return "a page";
    case Flow::anything: return "anything";
    }
    return "";
}

std::string extension_of(const std::string& form)
{
    if (form == "latex") return "tex";
    return form == "text" ? "txt" : form;
}

void append(Stage& stage, const std::string& option, const std::string& value, const Location& where)
{
    stage.words.push_back({option, where});
    if (!value.empty()) stage.words.push_back({value, where});
}

// Plans one table; what is wrong with a stage is said at the word.
class Planner {
public:
    Planner(const Manifest& manifest, const Toolbox& tools, std::vector<Problem>& problems)
        : manifest_(manifest), tools_(tools), problems_(problems)
    {
    }

    PlannedTable plan(const ManifestTable& table)
    {
        PlannedTable planned;
        planned.table = &table;
        planned.shell = table.pipeline;
        if (planned.shell.empty() || !known_verbs(planned.shell)) return planned;
        const std::size_t before = problems_.size();
        fill(planned);
        if (problems_.size() == before) flows(planned);
        if (problems_.size() == before) last(planned);
        files(planned);
        return planned;
    }

    std::vector<MissingFile> missing() { return std::move(missing_); }

private:
    void problem(const Word& word, std::string what, std::string hint = {})
    {
        problems_.push_back({word.where, std::move(what), std::move(hint)});
    }

    bool known_verbs(const std::vector<Stage>& stages)
    {
        bool all = true;
        std::vector<std::string> names;
        for (const Verb& verb : tools_.verbs) names.push_back(verb.name);
        for (const Stage& stage : stages) {
            if (tools_.find(stage.verb())) continue;
            problem(stage.words.front(), fmt::format("no verb '{}'", stage.verb()), suggestion(stage.verb(), names));
            all = false;
        }
        return all;
    }

    const Verb& verb_of(const Stage& stage) const { return *tools_.find(stage.verb()); }

    // What `stage` reads by itself, put behind its verb.
    void fill(PlannedTable& planned)
    {
        const ManifestInputs& inputs = manifest_.inputs;
        for (std::size_t i = 0; i < planned.shell.size(); ++i) {
            Stage& stage = planned.shell[i];
            const Verb& verb = verb_of(stage);
            const bool names_input = tools_.understand(stage).names_input;
            const bool first = i == 0;
            std::vector<Word> put;
            if (first && verb.about_codebook() && !names_input && inputs.codebook) {
                stage.words.push_back(*inputs.codebook);  // behind what says which of its tables
                continue;
            }
            if (first && verb.reads_exports() && !names_input) {
                if (inputs.exports.empty()) problem(stage.words.front(), fmt::format("'{}' has nothing to read", stage.verb()), "add 'inputs: {exports: [...]}'");
                put = inputs.exports;
                give(stage, verb, "--codes", inputs.codes, put);
                give(stage, verb, "--documents", inputs.documents, put);
                put.insert(put.end(), inputs.options.begin(), inputs.options.end());
            }
            if (verb.name == "label" || (first && verb.reads_exports() && verb.name != "import")) {
                if (inputs.codebook) give(stage, verb, "--codebook", {*inputs.codebook}, put);
                give(stage, verb, "--attributes", inputs.attributes, put);
            }
            stage.words.insert(stage.words.begin() + 1, put.begin(), put.end());
            say_mistakes(stage);
        }
    }

    static void give(const Stage& stage, const Verb& verb, const std::string& option, const std::vector<Word>& files, std::vector<Word>& put)
    {
        if (!verb.has(option) || stage.has(option)) return;
        for (const Word& file : files) {
            put.push_back({option, file.where});
            put.push_back(file);
        }
    }

    void say_mistakes(const Stage& stage)
    {
        for (const Mistake& mistake : tools_.understand(stage).mistakes)
            problem(stage.words[std::min(mistake.word, stage.words.size() - 1)], stage.verb() + ": " + mistake.what, mistake.hint);
        for (const char* option : {"--output", "-o", "--help", "--version"})
            for (const Word& word : stage.words)
                if (word.text == option || word.text.starts_with(std::string(option) + "="))
                    problem(word, fmt::format("'{}' has no place in a pipeline", option), "the manifest says where its results stand: outputs, id and formats");
    }

    void flows(const PlannedTable& planned)
    {
        for (std::size_t i = 0; i < planned.shell.size(); ++i) {
            const Stage& stage = planned.shell[i];
            const Verb& verb = verb_of(stage);
            const bool names_input = tools_.understand(stage).names_input;
            if (i == 0) {
                const bool by_itself = names_input || verb.takes == Flow::files;
                if (!by_itself) problem(stage.words.front(), fmt::format("'{}' takes {}, and nothing comes before it", verb.name, name_of(verb.takes)), "begin with 'import'");
                continue;
            }
            const Verb& before = verb_of(planned.shell[i - 1]);
            if (names_input)
                problem(stage.words.front(), fmt::format("'{}' names a file, and something comes before it", verb.name), "what comes through the pipe would be lost: leave one of them out");
            else if (before.gives != verb.takes && (verb.takes != Flow::anything || before.gives == Flow::page))
                problem(stage.words.front(), fmt::format("'{}' takes {}, and '{}' gives {}", verb.name, name_of(verb.takes), before.name, name_of(before.gives)));
        }
    }

    // The stage that makes the files.
    void last(PlannedTable& planned)
    {
        const ManifestTable& table = *planned.table;
        const Verb& verb = verb_of(planned.shell.back());
        const Word& word = planned.shell.back().words.front();
        if (!table.page && verb.gives == Flow::segments)
            return problem(word, fmt::format("the pipeline ends in segments ('{}')", verb.name), "go on to a table: | count --rows ...");
        if (!table.page && verb.gives == Flow::page && verb.name != "table")
            return problem(word, fmt::format("'{}' gives a page, not a table", verb.name), "say so: page: true");
        if (table.page && !verb.has("--to"))
            return problem(word, fmt::format("'{}' gives no page", verb.name), "leave 'page' out: a table is made of it");
        Stage end;
        if (table.page || verb.name == "table") {
            end = std::move(planned.shell.back());
            planned.shell.pop_back();
        } else {
            end.words.push_back({"table", word.where});
        }
        for (const Word& option : end.words)
            if (option.text == "--to" || option.text.starts_with("--to="))
                return problem(option, "'--to' in a pipeline", fmt::format("the manifest says the form: formats: [{}]", table.page ? "md" : "md, latex"));
        outputs(planned, end);
    }

    void outputs(PlannedTable& planned, const Stage& end)
    {
        const ManifestTable& table = *planned.table;
        std::vector<Word> formats = table.formats;
        if (formats.empty())
            for (const std::string& form : usual_formats()) formats.push_back({form, table.where});
        for (const Word& format : formats) {
            const auto& forms = render_forms();
            if (!table.page && std::find(forms.begin(), forms.end(), format.text) == forms.end()) {
                problem(format, fmt::format("no format '{}'", format.text), suggestion(format.text, forms));
                continue;
            }
            PlannedOutput output;
            output.form = format.text;
            output.path = (manifest_.outputs == "." ? "" : manifest_.outputs + "/") + table.id + "." + extension_of(format.text);
            output.last = end;
            dress(output.last, table, format);
            const std::size_t before = problems_.size();
            say_mistakes(output.last);
            if (problems_.size() > before) return;  // the same ones in each form
            planned.outputs.push_back(std::move(output));
        }
    }

    void dress(Stage& stage, const ManifestTable& table, const Word& format) const
    {
        const Verb& verb = verb_of(stage);
        const auto may = [&](const char* option) { return verb.has(option) && !stage.has(option); };
        const bool readers = format.text != "csv" && format.text != "tsv";
        append(stage, "--to", format.text, format.where);
        if (!table.language.empty() && may("--language")) append(stage, "--language", table.language, format.where);
        if (table.digits && readers && may("--digits")) append(stage, "--digits", std::to_string(*table.digits), format.where);
        if (table.number && may("--number")) append(stage, "--number", std::to_string(*table.number), format.where);
        const char* caption = table.page ? "--title" : "--caption";
        if (!table.caption.empty() && may(caption)) append(stage, caption, table.caption, format.where);
    }

    void files(PlannedTable& planned)
    {
        std::vector<const Stage*> all;
        for (const Stage& stage : planned.shell) all.push_back(&stage);
        for (const PlannedOutput& output : planned.outputs) all.push_back(&output.last);
        std::set<std::string> inputs;
        std::set<std::string> codebooks;
        for (const Stage* stage : all) {
            const UnderstoodStage understood = tools_.understand(*stage);
            for (const std::string& file : understood.files) {
                const bool codebook = std::find(understood.codebooks.begin(), understood.codebooks.end(), file) != understood.codebooks.end();
                inputs.insert(file);
                if (codebook) codebooks.insert(file);
                look_for(file, *stage, codebook);
            }
        }
        planned.inputs.assign(inputs.begin(), inputs.end());
        planned.codebooks.assign(codebooks.begin(), codebooks.end());
    }

    void look_for(const std::string& file, const Stage& stage, bool codebook)
    {
        if (file == "-" || !looked_for_.insert(file).second) return;
        std::error_code failed;
        if (std::filesystem::exists(manifest_.path(file), failed)) return;
        Location where = stage.words.front().where;
        for (const Word& word : stage.words)
            if (word.text.find(file) != std::string::npos) where = word.where;
        missing_.push_back({file, where, codebook});
    }

    const Manifest& manifest_;
    const Toolbox& tools_;
    std::vector<Problem>& problems_;
    std::vector<MissingFile> missing_;
    std::set<std::string> looked_for_;
};

// What is made must not stand where something is read, whatever the two paths look like.
void refuse_inputs_as_outputs(const Plan& plan, std::vector<Problem>& problems)
{
    const auto where = [&](const std::string& path) { return std::filesystem::path(plan.manifest.path(path)).lexically_normal(); };
    std::set<std::filesystem::path> read = {std::filesystem::path(plan.manifest.file).lexically_normal()};
    for (const PlannedTable& planned : plan.tables)
        for (const std::string& input : planned.inputs) read.insert(where(input));
    for (const PlannedTable& planned : plan.tables)
        for (const PlannedOutput& output : planned.outputs)
            if (read.contains(where(output.path)))
                problems.push_back({planned.table->where, fmt::format("'{}' is read, and would be written", output.path), "give it another id, or another folder of outputs"});
}

}  // namespace

std::vector<Stage> PlannedTable::whole(const PlannedOutput& output) const
{
    std::vector<Stage> all = shell;
    all.push_back(output.last);
    return all;
}

std::string PlannedTable::as_shell(const PlannedOutput& output) const
{
    return qda::as_shell(whole(output));
}

std::string PlannedTable::name() const
{
    return table->number ? fmt::format("table {}", *table->number) : fmt::format("table '{}'", table->id);
}

Plan make_plan(Manifest manifest, const Toolbox& tools, std::vector<Problem>& problems)
{
    Plan plan;
    plan.manifest = std::move(manifest);
    Planner planner(plan.manifest, tools, problems);
    for (const ManifestTable& table : plan.manifest.tables) {
        PlannedTable planned = planner.plan(table);
        plan.tables.push_back(std::move(planned));
    }
    refuse_inputs_as_outputs(plan, problems);
    plan.missing = planner.missing();
    share_imports(plan, tools);
    return plan;
}

}  // namespace qda
