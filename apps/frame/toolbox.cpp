#include "frame/toolbox.hpp"

#include <algorithm>
#include <string_view>

#include "frame/behind.hpp"
#include "frame/history.hpp"
#include "frame/pages.hpp"
#include "qda/base/standard.hpp"
#include "qda/text/yaml_fields.hpp"

namespace qda::frame {

namespace {

constexpr std::string_view kInputNames[] = {"FILE", "CODEBOOK", "OLD", "NEW", "EXPORT"};

// Those that look at nothing but the stream of an export. Others look at its files as well (which coder's file it is, the
// texts of its documents): they read it themselves.
constexpr std::string_view kOfStream[] = {"import", "label", "select", "count", "quotes", "cooccur", "knelpunt"};

const Tool* tool_named(const std::string& name)
{
    for (const Tool* tool : all_tools())
        if (name == tool->name) return tool;
    return nullptr;
}

// A tool with its options, its command line not yet parsed.
struct Bound {
    explicit Bound(const Tool& tool) : app(tool.question, std::string("qda-") + tool.name), run(tool.bind(app)) { prepare_help(app, tool); }

    void parse(const std::vector<Word>& words)
    {
        std::vector<std::string> backwards;
        for (std::size_t i = words.size(); i-- > 1;) backwards.push_back(words[i].text);
        app.parse(backwards);
    }

    CLI::App app;
    Run run;
};

bool is_input(const CLI::Option& option)
{
    return option.get_positional() &&
           std::find(std::begin(kInputNames), std::end(kInputNames), option.get_name(true)) != std::end(kInputNames);
}

void flow_of(const Tool& tool, Verb& verb)
{
    switch (tool.kind) {
    case Kind::reader: verb.takes = Flow::files; verb.gives = Flow::segments; break;
    case Kind::filter: verb.takes = Flow::segments; verb.gives = Flow::segments; break;
    case Kind::analysis: verb.takes = Flow::segments; verb.gives = Flow::tables; break;
    case Kind::table_filter: verb.takes = Flow::tables; verb.gives = Flow::tables; break;
    case Kind::display: verb.takes = Flow::tables; verb.gives = Flow::page; break;
    case Kind::check: verb.takes = Flow::anything; verb.gives = Flow::page; break;
    }
}

Verb verb_of(const Tool& tool)
{
    Verb verb;
    verb.name = tool.name;
    verb.of_stream = std::find(std::begin(kOfStream), std::end(kOfStream), verb.name) != std::end(kOfStream);
    flow_of(tool, verb);
    const Bound bound(tool);
    for (const CLI::Option* option : bound.app.get_options()) {
        VerbOption one;
        one.takes_value = option->get_expected_max() > 0;
        one.file = is_input(*option) || option->get_type_name() == "FILE";
        const bool of_codebook = option->check_lname("codebook") || option->check_lname("attributes");
        one.of_reading = option->get_group() == "Input" && !option->get_positional() && !of_codebook;
        for (const std::string& name : option->get_lnames()) one.name = "--" + name, verb.options.push_back(one);
        for (const std::string& name : option->get_snames()) one.name = "-" + name, verb.options.push_back(one);
        if (option->get_positional()) one.name = option->get_name(true), verb.options.push_back(one);
    }
    if (verb.about_codebook()) verb.takes = Flow::files, verb.gives = Flow::tables;  // a display of what the codebook holds
    return verb;
}

std::vector<Mistake> unknown_options(const CLI::App& app, const std::vector<Word>& words)
{
    std::vector<std::string> known;
    for (const CLI::Option* option : app.get_options())
        for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
    std::vector<Mistake> mistakes;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::string& text = words[i].text;
        const std::string name = text.substr(0, text.find('='));
        if (!text.starts_with("--") || text == "--" || app.get_option_no_throw(name)) continue;
        const std::string near = nearest_name(name, known);
        mistakes.push_back({i, "no option '" + name + "'", near.empty() ? "qda-" + words.front().text + " --help lists them" : "did you mean '" + near + "'?"});
    }
    return mistakes;
}

// The word that the message of a command line is about, else the verb.
std::size_t word_of(const std::string& message, const std::vector<Word>& words)
{
    for (const bool option : {false, true})
        for (std::size_t i = 1; i < words.size(); ++i)
            if (words[i].text.starts_with("-") == option && !words[i].text.empty() && message.find(words[i].text.substr(0, words[i].text.find('='))) != std::string::npos)
                return i;
    return 0;
}

UnderstoodStage understand(const Stage& stage)
{
    UnderstoodStage understood;
    const Tool* tool = tool_named(stage.verb());
    if (!tool) return understood;
    Bound bound(*tool);
    understood.mistakes = unknown_options(bound.app, stage.words);
    if (!understood.mistakes.empty()) return understood;
    const StandardStreams streams({});  // a terminal is not what comes in here
    try {
        bound.parse(stage.words);
    } catch (const CLI::Success&) {  // --help or --version
    } catch (const CLI::ParseError& error) {
        understood.mistakes.push_back({word_of(error.what(), stage.words), error.what(), "see qda-" + stage.verb() + " --help"});
    } catch (const Error& error) {
        for (const Problem& problem : error.problems())
            understood.mistakes.push_back({word_of(problem.what, stage.words), problem.what, problem.hint});
    }
    for (const CLI::Option* option : bound.app.get_options()) {
        const bool input = is_input(*option);
        if (option->count() == 0 || option->check_lname("output") || (!input && option->get_type_name() != "FILE")) continue;
        for (const std::string& file : option->results()) {
            if (file == "-") continue;
            understood.names_input = understood.names_input || input;
            understood.files.push_back(file);
            if (option->check_lname("codebook") || (input && option->get_name(true) == "CODEBOOK")) understood.codebooks.push_back(file);
        }
    }
    return understood;
}

std::string run(const Stage& stage, std::string input, Diagnostics& diagnostics)
{
    const Tool& tool = *tool_named(stage.verb());
    Bound bound(tool);
    StandardStreams streams(std::move(input));
    try {
        bound.parse(stage.words);
        Context context{Output::to_text(), {}, stage.unmarked ? std::string() : frame::by_line(tool, bound.app)};
        if (!stage.named.empty()) {
            Bound named(tool);
            named.parse(stage.named);
            context.by = frame::by_line(tool, named.app);
        }
        bound.run(context);  // a check that finds something (1) has done its work, and what is wrong is thrown
        diagnostics = std::move(context.diagnostics);
    } catch (const CLI::ParseError& error) {
        throw Error({}, error.what(), "see qda-" + stage.verb() + " --help");
    }
    return streams.take_output();
}

}  // namespace

Toolbox toolbox()
{
    Toolbox box;
    for (const Tool* tool : all_tools())
        if (std::string_view(tool->name) != "build") box.verbs.push_back(verb_of(*tool));
    box.understand = understand;
    box.run = run;
    box.behind = quotations_behind;
    return box;
}

}  // namespace qda::frame
