#include "qda/build/shared_import.hpp"

#include <set>
#include <utility>

namespace qda {

namespace {

// Parts the words of a first verb that reads an export itself: those that say how it is read, and the others.
void part_reading(const Stage& stage, const Verb& verb, std::vector<Word>& reading, std::vector<Word>& rest)
{
    rest.push_back(stage.words.front());
    for (std::size_t i = 1; i < stage.words.size(); ++i) {
        const std::string& text = stage.words[i].text;
        const VerbOption* option = text.starts_with("-") ? verb.option(text.substr(0, text.find('='))) : nullptr;
        std::vector<Word>& into = option && option->of_reading ? reading : rest;
        into.push_back(stage.words[i]);
        if (option && option->takes_value && text.find('=') == std::string::npos && i + 1 < stage.words.size())
            into.push_back(stage.words[++i]);
    }
}

// The first verb reads the exports that the manifest names, and nothing but their stream matters to it.
bool reads_exports_of(const Manifest& manifest, const Stage& first, const Toolbox& tools)
{
    const Verb* verb = tools.find(first.verb());
    if (!verb || !verb->of_stream || manifest.inputs.exports.empty() || first.words.size() < 2) return false;
    const Location& put = first.words[1].where;
    const Location& named = manifest.inputs.exports.front().where;
    return put.line == named.line && put.column == named.column;
}

// One import for all pipelines, which keeps everything and leaves no mark; the first verb of a pipeline reads it instead
// of the exports. (A stream that holds all is imported as the export is: a test compares them.)
std::vector<Stage> behind_shared_import(const std::vector<Stage>& all, const Manifest& manifest, const Toolbox& tools)
{
    const Stage& first = all.front();
    Stage rest;
    std::vector<Word> reading;
    part_reading(first, *tools.find(first.verb()), reading, rest.words);
    const auto exports = static_cast<std::ptrdiff_t>(manifest.inputs.exports.size());
    Stage shared;
    shared.words.push_back({"import", first.words.front().where});
    shared.words.insert(shared.words.end(), rest.words.begin() + 1, rest.words.begin() + 1 + exports);
    rest.words.erase(rest.words.begin() + 1, rest.words.begin() + 1 + exports);
    shared.words.insert(shared.words.end(), reading.begin(), reading.end());
    for (const char* option : {"--text", "--with=quotation_by,created,weight,n_characters,n_words,reference"})
        shared.words.push_back({option, first.words.front().where});
    shared.unmarked = true;
    rest.named = first.words;
    std::vector<Stage> stages = {std::move(shared), std::move(rest)};
    stages.insert(stages.end(), all.begin() + 1, all.end());
    return stages;
}

}  // namespace

void share_imports(Plan& plan, const Toolbox& tools)
{
    std::set<std::string> ways;
    bool share = false;
    for (const PlannedTable& planned : plan.tables) {
        for (const PlannedOutput& output : planned.outputs) {
            const Stage first = planned.whole(output).front();
            if (!reads_exports_of(plan.manifest, first, tools)) continue;
            ways.insert(as_shell({first}));
            share = share || ways.size() > 1 || first.verb() != "import";
        }
    }
    for (PlannedTable& planned : plan.tables) {
        for (PlannedOutput& output : planned.outputs) {
            std::vector<Stage> all = planned.whole(output);
            if (share && reads_exports_of(plan.manifest, all.front(), tools)) all = behind_shared_import(all, plan.manifest, tools);
            output.run_last = std::move(all.back());
            all.pop_back();
            planned.stages = std::move(all);
        }
    }
}

}  // namespace qda
