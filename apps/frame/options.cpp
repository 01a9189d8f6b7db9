#include <unistd.h>

#include "frame/tool.hpp"
#include "qda/base/standard.hpp"
#include "qda/build/formats.hpp"
#include "qda/table/table_stream.hpp"

namespace qda::frame {

namespace {

constexpr const char* kInput = "Input";
constexpr const char* kSelection = "Selection (EXPR: qda-select --help)";
constexpr const char* kOutput = "Output";

}  // namespace

CLI::Option* add_list(CLI::App& app, const std::string& name, std::vector<std::string>& into, const std::string& help)
{
    return app.add_option(name, into, help)->delimiter(',')->allow_extra_args(false);
}

std::pair<std::string, std::string> parted(const std::string& text, const std::string& option)
{
    const std::size_t at = text.find('=');
    if (at == std::string::npos || at == 0)
        throw Error({}, option + " '" + text + "' has no '='", "write it as " + option + " name=value");
    return {text.substr(0, at), text.substr(at + 1)};
}

void refuse_terminal(const std::string& file)
{
    if (StandardStreams::current()) return;  // in a pipeline of qda-build
    if (file == "-" && ::isatty(STDIN_FILENO) != 0)
        throw Error({}, "no input: standard input is a terminal", "name a file, or pipe one in");
}

namespace {

void add_reading_options_to(CLI::App& app, const std::shared_ptr<Reading>& reading)
{
    ReadOptions& options = reading->options;
    std::string formats_text = "Input format; without it recognised by content: segments";
    for (const FormatName& format : formats()) formats_text += std::string(", ") + format.name;
    app.add_option("--format", options.format, formats_text)->group(kInput);
    app.add_option("--codebook", reading->codebook, "Codebook (YAML): labels codes and documents, as qda-label does")
        ->type_name("FILE")
        ->group(kInput);
    app.add_option("--attributes", options.attributes,
                   "Table (CSV, XLSX) of attributes, joined by its column document, respondent or source")
        ->type_name("FILE")
        ->allow_extra_args(false)
        ->delimiter(',')
        ->group(kInput);
    app.add_option("--codes", options.codes, "Code list or codebook of the project (CSV, XLSX), or its XML export or bundle: codes that exist, hierarchy, groups")
        ->type_name("FILE")
        ->allow_extra_args(false)
        ->delimiter(',')
        ->group(kInput);
    app.add_option("--documents", options.documents, "Document list of the project (CSV, XLSX), or its XML export or bundle: documents that exist, groups")
        ->type_name("FILE")
        ->allow_extra_args(false)
        ->delimiter(',')
        ->group(kInput);
    app.add_option_function<std::vector<std::string>>(
           "--column",
           [reading](const std::vector<std::string>& mapped) {
               for (const std::string& text : mapped) {
                   auto [ours, theirs] = parted(text, "--column");
                   reading->options.columns[ours] = theirs;
               }
           },
           "Our column = header in the file, e.g. code=Kodes; may be repeated")
        ->type_name("NAME=HEADER")
        ->allow_extra_args(false)
        ->take_all()
        ->group(kInput);
    app.add_option("--code-separator", options.code_separator,
                   "A table whose cells of codes hold several: what stands between two, e.g. ';' (\\n: a line feed)")
        ->type_name("TEXT")
        ->group(kInput);
    app.add_option("--wide-codes", options.wide_codes,
                   "A table in which each code is a column, filled where it was applied: the headers of the first and the "
                   "last of them; FIRST: is up to the end")
        ->type_name("FIRST:LAST")
        ->group(kInput);
    app.add_option("--positions", options.positions,
                   "Unit of start and end in a plain table: codepoint (default), paragraph, page:codepoint, millisecond; in the "
                   "texts of a project (default: found out): codepoint, utf16, each with -crlf1 where CR LF counts one")
        ->check(CLI::IsMember({"codepoint", "paragraph", "page:codepoint", "millisecond", "utf16", "codepoint-crlf1",
                               "utf16-crlf1", "codepoint-mark", "utf16-mark", "codepoint-crlf1-mark", "utf16-crlf1-mark"}))
        ->type_name("UNIT")
        ->group(kInput);
    app.add_option("--encoding", options.encoding, "utf-8, utf-16le, utf-16be or windows-1252; without it recognised by content")
        ->group(kInput);
    app.add_option_function<std::string>(
           "--coder-from", [reading](const std::string&) { reading->options.coder_from_quotation_by = true; },
           "quotation_by: who made a quotation is taken as who coded it")
        ->check(CLI::IsMember({"quotation_by"}))
        ->type_name("COLUMN")
        ->group(kInput);
    app.add_flag("--partial", reading->partial, "Accept a stream without its #end line: it was cut on purpose")->group(kInput);
}

}  // namespace

std::shared_ptr<Reading> add_reading_options(CLI::App& app)
{
    auto reading = std::make_shared<Reading>();
    add_reading_options_to(app, reading);
    return reading;
}

std::shared_ptr<Reading> add_reading(CLI::App& app)
{
    auto reading = std::make_shared<Reading>();
    app.add_option("FILE", reading->files, "Segment streams or foreign files; none, or -, is standard input")
        ->group(kInput);
    add_reading_options_to(app, reading);
    app.callback([reading] {
        if (reading->files.empty()) refuse_terminal("-");
        for (const std::string& file : reading->files) refuse_terminal(file);
    });
    return reading;
}

void add_where(CLI::App& app, const std::shared_ptr<Reading>& reading)
{
    SelectionOptions& selection = reading->selection;
    const auto expressions = [&](const char* name, std::vector<std::string>& into, const char* help) {
        app.add_option(name, into, help)->type_name("EXPR")->allow_extra_args(false)->take_all()->group(kSelection);
    };
    expressions("--where", selection.where, "Only quotations for which it holds: 'judgement = knelpunt and not code = A'; repeated: all of them");
    expressions("--overlapping", selection.overlapping, "Only what overlaps a quotation for which it holds; repeated: one for each");
    app.add_flag("--codings", selection.codings, "Hold --where against single codings, and keep only those that meet it")
        ->group(kSelection);
    app.add_flag("--keep-universe", selection.keep_universe,
                 "Keep also the documents and respondents that the conditions exclude, as zeros and in denominators")
        ->group(kSelection);
}

std::shared_ptr<Writing> add_writing(CLI::App& app)
{
    auto writing = std::make_shared<Writing>();
    app.add_option("-o,--output", writing->output, "File to write, whole or not at all; without it standard output")
        ->type_name("FILE")
        ->group(kOutput);
    app.add_flag("--bare", writing->bare, "Leave the # lines out: a plain table for R, Excel or DuckDB")->group(kOutput);
    app.add_flag("--no-history", writing->no_history, "Leave out which tools made it (#by lines)")->group(kOutput);
    return writing;
}

void write(Table table, const Writing& writing, Context& context)
{
    if (writing.no_history)
        table.history.clear();
    else
        table.history.push_back(context.by);
    context.out = Output::open(writing.output);
    write_table(table, context.out, writing.bare);
    context.out.close();
}

}  // namespace qda::frame
