// qda-build: all tables of a manifest, made again; or: are the committed ones still true?

#include <memory>

#include <fmt/format.h>

#include "frame/progress.hpp"
#include "frame/tool.hpp"
#include "frame/toolbox.hpp"
#include "qda/base/choice.hpp"
#include "qda/base/folder_lock.hpp"
#include "qda/build/making.hpp"
#include "qda/build/proving.hpp"
#include "qda/render/render.hpp"
#include "qda/build/starting.hpp"

namespace qda {

namespace {

struct BuildCall {
    std::string manifest;
    std::vector<std::string> ids;
    std::vector<std::string> formats;
    bool check = false;
    bool list = false;
    bool claims = false;
    bool shell = false;
    bool force = false;
    std::string to = "text";
    std::string start;  // --new
    std::string language;
};

Plan plan_of(const BuildCall& call, const Toolbox& tools, std::vector<Problem>& problems)
{
    Manifest manifest = read_manifest(call.manifest, problems);
    for (ManifestTable& table : manifest.tables) {
        if (call.formats.empty() || table.page) continue;
        table.formats.clear();
        for (const std::string& format : call.formats) table.formats.push_back({format, {}});
    }
    return make_plan(std::move(manifest), tools, problems);
}

void in_order(std::vector<Problem>& problems)
{
    std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
        return std::pair(a.where.line, a.where.column) < std::pair(b.where.line, b.where.column);
    });
}

int list(const Plan& plan, const BuildCall& call, Context& context)
{
    context.out = Output::open("-");
    for (const PlannedTable* table : chosen_tables(plan, call.ids))
        for (const PlannedOutput& output : table->outputs)
            context.out.write(call.shell ? table->as_shell(output) + " -o " + shell_quoted(output.path) + "\n"
                                         : fmt::format("{}\t{}\t{}\n", table->table->id, output.path, table->table->caption));
    if (!plan.manifest.figures.empty() && call.ids.empty() && !call.shell)
        for (const char* form : {"tex", "yaml"})
            context.out.write(fmt::format("{}\t{}\t\n", kFiguresId, plan.manifest.figures_path(form)));
    context.out.close();
    return 0;
}

// A folder to begin with; the exports stand in the place of the manifest and its tables.
int begin(const BuildCall& call, Context& context)
{
    std::vector<std::string> exports = {call.manifest};
    exports.insert(exports.end(), call.ids.begin(), call.ids.end());
    const std::string language = call.language.empty() ? "en" : call.language;
    must_be_one_of(language, {"en", "nl"}, "--language");
    const std::vector<StarterFile> files = starter_files(call.start, exports, language, context.diagnostics);
    write_starter(call.start, files);
    context.out = Output::open("-");
    for (const StarterFile& file : files) context.out.write("made\t" + call.start + "/" + file.name + "\n");
    context.out.close();
    context.diagnostics.note(fmt::format("now: qda-build {}/tables.yaml makes the tables; then say in {}/codebook.yaml what the codes mean",
                                         call.start, call.start));
    return 0;
}

// Each claim, what became of it, and the figures that it rests on. Status 1 where one is not as it is expected.
int claims(const Plan& plan, const Toolbox& tools, std::vector<Problem> problems, Context& context)
{
    const std::vector<Judgement> judgements =
        judge_claims(plan, tools, std::move(problems), context.diagnostics, [](std::size_t, std::size_t, const std::string&) {});
    context.out = Output::open("-");
    bool as_expected = true;
    for (const Judgement& judgement : judgements) {
        const Claim& claim = *judgement.claim;
        const char* outcome = !judgement.holds ? "unknown" : *judgement.holds ? "holds" : "fails";
        context.out.write(fmt::format("{}\t{}\t{}\t{}\t{}\n", outcome, claim.id, judgement.found, claim.source, claim.text));
        as_expected = as_expected && judgement.as_expected();
    }
    context.out.close();
    return as_expected ? 0 : 1;
}

Progress shown_on(frame::ProgressBar& bar)
{
    return [&bar](std::size_t done, std::size_t all, const std::string& next) { bar.show(done, all, next); };
}

int check(const Plan& plan, const BuildCall& call, const Toolbox& tools, std::vector<Problem> problems, Context& context)
{
    std::vector<Difference> differences;
    std::vector<std::string> unproven;
    {
        frame::ProgressBar bar;
        differences = check_outputs(plan, call.ids, tools, std::move(problems), unproven, context.diagnostics, shown_on(bar));
    }
    context.out = Output::open("-");
    std::size_t n = 0;
    for (const Difference& difference : differences) {
        n += difference.matters ? 1 : 0;
        context.out.write(call.to == "github" ? difference_as_annotation(difference) : difference_as_text(difference));
    }
    context.out.close();
    for (const std::string& file : unproven)
        context.diagnostics.warning(fmt::format("'{}' is not here: what needs it was checked against the lock, not made again", file));
    const std::size_t tables = chosen_tables(plan, call.ids).size();
    context.diagnostics.note(n == 0 ? fmt::format("{} table{} still true", tables, tables == 1 ? " is" : "s are")
                                    : fmt::format("{} difference{}; qda-build {} makes the tables anew", n, n == 1 ? "" : "s", call.manifest));
    return n == 0 ? 0 : 1;
}

int make(const Plan& plan, const BuildCall& call, const Toolbox& tools, std::vector<Problem> problems, Context& context)
{
    for (const MissingFile& file : plan.missing)
        problems.push_back({file.where, fmt::format("no file '{}'", file.path), "paths are from the manifest's folder"});
    in_order(problems);
    Making making;
    {
        frame::ProgressBar bar;
        making = make_outputs(plan, {call.ids, call.force, !call.formats.empty()}, tools, std::move(problems), context.diagnostics, shown_on(bar));
    }
    context.out = Output::open("-");
    for (const std::string& path : making.written) context.out.write("made\t" + path + "\n");
    for (const std::string& path : making.removed) context.out.write("removed\t" + path + "\n");
    context.out.close();
    for (const std::string& path : making.left)
        context.diagnostics.warning(fmt::format("'{}' is no longer in the manifest, and was edited by hand: not removed", path));
    for (const std::string& path : making.edited)
        context.diagnostics.warning(fmt::format("'{}' is not as qda-build made it: left as it is", path), {},
                                    "--force writes it anew; keep your changes in another file");
    for (const Judgement& judgement : making.claims)
        if (const std::string words = judgement_in_words(judgement); !words.empty())
            context.diagnostics.warning(fmt::format("claim '{}' {}", judgement.claim->id, words), judgement.claim->where);
    context.diagnostics.note(fmt::format("{} made, {} up to date", making.written.size(), making.same));
    return making.edited.empty() ? 0 : 1;
}

constexpr const char* kManual =
    "A manifest (YAML) says what is read, and for each table an id and a pipeline, written as in the shell:\n\n"
    "  build: my-study\n"
    "  inputs: {exports: [quotations.csv], codebook: codebook.yaml}\n"
    "  defaults: {language: nl, formats: [md, latex, html, csv]}\n"
    "  outputs: tables\n"
    "  tables:\n"
    "    - id: references\n"
    "      number: 9\n"
    "      caption: References in chapter 5\n"
    "      pipeline: import | label | count --rows respondent --columns variable --totals\n\n"
    "inputs: exports, codebook, codes, documents, attributes (files, or lists of them), options (of the first verb).\n"
    "The first verb reads the exports unless it names a file; label, and a first verb other than import, gets codebook and\n"
    "attributes. Paths are from the manifest's folder. The pipeline goes on to table by itself, once for each format;\n"
    "caption, number, language and digits are its options. page: true is for verbs that make the page themselves\n"
    "(knelpunt, quotes, cooccur, check), with their own formats. There is no shell: only the verbs of qda.\n\n"
    "Results stand in outputs/ID.EXT (latex: .tex). Only those are made again whose inputs, pipeline or program changed,\n"
    "by content; each file is written whole or not at all. A result that was edited by hand is left as it is, with status\n"
    "1, unless --force is given; one that the manifest no longer makes is removed. The lock file beside the manifest\n"
    "(tables.lock) says what everything was made from: commit it with the results.\n\n"
    "--check makes all tables in memory and tells what differs from the results, cell by cell. Where an export is not at\n"
    "hand, the results are checked against the lock, and a warning says so. Two builds in one folder wait for each other.\n\n"
    "claims are sentences of the text with an expression over the tables; --check says which no longer hold, --claims what\n"
    "becomes of each, and 'expect: fails' marks one that is known not to. numbers are figures for running text, written to\n"
    "numbers.yaml and, for LaTeX, numbers.tex:\n\n"
    "  claims: [{id: all-speak, text: All speak of it., holds: 'all of references[*, Leadership] >= 1'}]\n"
    "  numbers: [{id: cited, value: 'count(references[*, total] >= 1)'}]\n\n"
    "Expressions: table[row, column] is a cell, * all of a row or column (without total); + - * / and brackets, = != < > <=\n"
    ">=, and or not; all of, all but N of, any of, none of, most of, at least N of, at most N of, exactly N of; count and\n"
    "share of truths; sum max min mean median; rank of NAME in table[*, column]. What is NA decides nothing.\n\n"
    "To begin: qda-build --new my-study quotations.csv makes a folder with a manifest, a codebook of all codes and documents\n"
    "found, and files that check the tables on GitHub and GitLab. Nothing that is there already is overwritten.\n\n"
    "Exit status: 0 done, or all still true; 1 something differs, or was left as it is; 2 something cannot be used: all of\n"
    "it is said at once, and nothing is written.\n\n"
    "Example:\n"
    "  printf '%s\\n' 'inputs: {exports: quotations.csv, codebook: codebook.yaml}' 'tables: [{id: a, pipeline: count --rows variable}]' > tables.yaml; "
    "qda-build tables.yaml --formats md; qda-build tables.yaml --list";

}  // namespace

Run bind_build(CLI::App& app)
{
    app.footer(kManual);
    auto call = std::make_shared<BuildCall>();
    app.add_option("MANIFEST", call->manifest, "The manifest, e.g. tables.yaml; with --new an export")->required();
    app.add_option("ID", call->ids, "Only these tables; with --new further exports");
    app.add_flag("--check", call->check, "Are the results still true? Writes nothing");
    app.add_option("--to", call->to, "Of --check: text, or github (annotations of a pull request)")->capture_default_str()->type_name("FORM");
    frame::add_list(app, "--formats", call->formats, "Instead of those of the manifest: " + list_of(render_forms()))->type_name("FORM,...");
    app.add_flag("--force", call->force, "Write also over results that were edited by hand");
    app.add_flag("--list", call->list, "What the manifest makes: id, file, caption");
    app.add_option("--new", call->start, "Begin: a folder with a manifest, a codebook of the codes found, and files for CI, from\nexports named instead of MANIFEST and ID")->type_name("DIR");
    app.add_option("--language", call->language, "Of --new: en or nl")->type_name("LANGUAGE");
    app.add_flag("--claims", call->claims, "What becomes of each claim: outcome, id, figures, source, text");
    app.add_flag("--shell", call->shell, "The same as commands of a shell, to be run in the manifest's folder");
    return [call](Context& context) {
        must_be_one_of(call->to, {"text", "github"}, "--to");
        if (!call->start.empty()) return begin(*call, context);
        if (!call->language.empty()) throw Error({}, "--language is for --new", "in a manifest: defaults: {language: nl}");
        const Toolbox tools = frame::toolbox();
        std::vector<Problem> problems;
        const Plan plan = plan_of(*call, tools, problems);
        in_order(problems);
        if (call->list || call->shell) {
            if (!problems.empty()) throw Error(std::move(problems));
            return list(plan, *call, context);
        }
        const auto waiting = [&] { std::fputs(fmt::format("qda-build: note: another build in {} is at work: waiting\n", plan.manifest.folder).c_str(), stderr); };
        const FolderLock held(plan.manifest.folder, call->check || call->claims ? FolderLock::Use::read : FolderLock::Use::write, waiting);
        if (call->claims) return claims(plan, tools, std::move(problems), context);
        return call->check ? check(plan, *call, tools, std::move(problems), context) : make(plan, *call, tools, std::move(problems), context);
    };
}

extern const Tool kBuild{"build", Kind::check, "Are all tables made, and still true?", bind_build};

}  // namespace qda
