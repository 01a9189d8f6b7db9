// qda-diff: what differs between two exports, two codebooks or two tables?

#include <algorithm>

#include "frame/counting.hpp"
#include "qda/base/choice.hpp"
#include "qda/build/comparing.hpp"
#include "qda/build/findings.hpp"

namespace qda {

namespace {

constexpr const char* kFooter =
    "OLD and NEW are two exports (any format or stream), two codebooks or two tables of ours; one of them may be -, standard\n"
    "input. A codebook is known by its name (.yaml, .yml) or first key, a table by its first line; the rest are exports. Two\n"
    "of different kinds are refused. --kind says what a pipe holds if the other one is a pipe too.\n\n"
    "The result is a table with a row a difference: kind, what, where, old, new, reason; or with --to text a sentence each,\n"
    "with --to github an annotation each (on NEW). A reason that begins with 'perhaps' is a guess. Sentences leave out\n"
    "codings whose quotation is said to be added, removed or recoded.\n\n"
    "Exports\n"
    "  document, code, coder   added, removed; changed: groups, labels, length. A codebook's own codes are no difference\n"
    "  quotation               added, removed (with its codes); recoded: other codes; moved: another place, in the same\n"
    "                          unit of positions; renumbered: another id; relabelled; reworded (the words are not shown)\n"
    "  coding                  added, removed: a code on a quotation, by a coder where both name coders\n"
    "  Two quotations of one document are the same by the first of these that they share, each with one other: id and\n"
    "  place; id and words; place and words; id; place and codes; place; words and codes; words. Names are compared trimmed and in\n"
    "  Unicode NFC. Each must stay in its document: one that goes to another document is removed and added.\n\n"
    "Cells of a count, with the reason\n"
    "  With --rows (and --columns, --unit, --where, ... as qda-count takes them) the cells of that count are compared instead.\n"
    "  Each changed cell names the quotations behind it: added, removed, recoded into or out of it, labelled otherwise (by a\n"
    "  codebook, a group, a --where), or adding another amount (units codings, characters, words). exchanged: the same\n"
    "  number of other quotations. At most ten are named of each; qda-explain lists all. Totals are compared with --totals.\n"
    "  Counts are compared, not shares; --sort, --top, --long and --zeros make no difference.\n\n"
    "Codebooks\n"
    "  Dimensions, values, codes (moved: to another value), sources, kinds of source, instruments and questions: added,\n"
    "  removed, changed (a field), moved (a value with another parent). Of an example only that it changed: it may be a quotation.\n\n"
    "Tables\n"
    "  Title, notes, columns, rows and cells. Rows are matched by their key columns. Cells of text may be participants' words:\n"
    "  their content is left out, but for columns of codes and places; --text shows it.\n\n"
    "A recode map (--map), applied to OLD first, so that only what it does not explain is left. All rules hold at once. YAML:\n"
    "  codes:\n"
    "    - {from: Wachtlijst, to: Wachtlijsten, reason: one spelling}              a rename\n"
    "    - {from: [Geld, Budget], to: Middelen, reason: one theme}                 a merge\n"
    "    - {from: Overleg, to: [Overleg school, Overleg gemeente], reason: two kinds}  a split\n"
    "  documents:\n"
    "    - {from: Interview 1, to: Respondent 1, reason: names of the thesis}      a rename, not a merge or split\n"
    "or a table with tabs (any other file name): from, to, reason and perhaps kind (code, document), several names parted by |.\n"
    "Each rule needs its reason; it stands in the notes. A name of from must be in OLD, one of to in NEW. A code that was split\n"
    "becomes those of its successors that the same quotation has in NEW; where it has none, it stays and is a difference.\n\n"
    "Exit status: 0 no difference; 1 there is one; 2 a file or the command line cannot be used.\n\n"
    "Examples:\n"
    "  qda-diff quotations.csv quotations.xlsx --to text\n"
    "  qda-diff quotations.csv quotations.xml --only quotation,coding --to text\n"
    "  qda-diff quotations.csv labelled.seg --rows respondent --columns variable --codebook codebook.yaml\n"
    "  qda-diff codebook.yaml codebook.yaml";

std::vector<std::string> kinds_of_changes()
{
    return {"document", "code", "coder", "quotation", "coding", "cell", "row", "column", "text", "title", "note", "codebook", "dimension", "value", "source",
            "source_kind", "instrument", "question"};
}

void keep_only(const std::vector<std::string>& kinds, Differences& found)
{
    if (kinds.empty()) return;
    std::erase_if(found.changes, [&](const Change& change) { return std::find(kinds.begin(), kinds.end(), change.kind) == kinds.end(); });
    std::string text;
    for (const std::string& kind : kinds) text += (text.empty() ? "" : ", ") + kind;
    found.notes.push_back("only differences of the kind " + text + " are looked at");
}

void print_sentences(const Differences& found, bool github, const std::string& file, Output& out)
{
    for (const Change& change : found.changes) {
        if (change.told) continue;
        const std::string sentence = sentence_of(change);
        out.write(github ? annotation("warning", {file == "-" ? "" : file}, change.kind + " " + change.what, sentence) : sentence + "\n");
    }
}

}  // namespace

Run bind_diff(CLI::App& app)
{
    app.footer(kFooter);
    auto options = std::make_shared<DiffOptions>();
    auto only = std::make_shared<std::vector<std::string>>();
    auto to = std::make_shared<std::string>("tsv");
    app.add_option("OLD", options->before, "Before: an export, codebook or table")->required();
    app.add_option("NEW", options->now, "After: another one of the same kind")->required();
    auto reading = frame::add_reading_options(app);
    frame::add_where(app, reading);
    auto writing = frame::add_writing(app);
    auto counting = frame::add_counting(app);
    app.add_option("--map", options->map, "Renames, merges and splits, applied to OLD first")->type_name("FILE");
    app.add_option("--kind", options->kind, "exports, codebooks or tables, instead of what their content says")->type_name("KIND");
    app.add_option("--old-codebook", options->old_codebook, "Codebook of OLD, instead of --codebook")->type_name("FILE");
    app.add_option("--new-codebook", options->new_codebook, "Codebook of NEW, instead of --codebook")->type_name("FILE");
    frame::add_list(app, "--only", *only, "Only differences of these kinds: document, code, quotation, coding, cell, ...")->type_name("KIND,...");
    app.add_option("--to", *to, "tsv (our table), text (sentences) or github (annotations of a pull request)")->capture_default_str()->type_name("FORM");
    app.add_flag("--text", options->words, "Of tables: also cells that may be participants' words, left out otherwise");
    return [=](Context& context) {
        must_be_one_of(*to, {"tsv", "text", "github"}, "--to");
        for (const std::string& kind : *only) must_be_one_of(kind, kinds_of_changes(), "--only");
        for (const std::string* file : {&options->before, &options->now}) frame::refuse_terminal(*file);
        Differences found = compare_files(*options, *reading, *counting, context.diagnostics);
        keep_only(*only, found);
        if (*to == "tsv") {
            frame::write(table_of(found), *writing, context);
        } else {
            context.out = Output::open(writing->output);
            print_sentences(found, *to == "github", options->now, context.out);
            context.out.close();
            for (const std::string& note : found.notes) context.diagnostics.note(note);
        }
        context.diagnostics.note(summary_of(found));
        return found.changes.empty() ? 0 : 1;
    };
}

extern const Tool kDiff{"diff", Kind::check, "What differs between two exports, codebooks or tables, and why?", bind_diff};

}  // namespace qda
