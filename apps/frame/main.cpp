// The program: finds the tool by the name it was called by (`qda-count`, or `qda count`), runs it, and turns what goes
// wrong into a message and an exit status.

#include <csignal>
#include <cstdio>
#include <cstring>
#include <iostream>

#include "frame/history.hpp"
#include "frame/pages.hpp"
#include "frame/tool.hpp"

namespace qda {

namespace {

constexpr int kUnusable = 2;  // the input or the command line cannot be used

const Tool* find_tool(std::string_view name)
{
    for (const Tool* tool : all_tools())
        if (name == tool->name) return tool;
    return nullptr;
}

void say(const std::string& tool, const char* severity, const Problem& problem)
{
    std::string line = tool + ": ";
    const std::string place = to_string(problem.where);
    if (!place.empty()) line += place + ": ";
    line += std::string(severity) + ": " + problem.what + "\n";
    if (!problem.hint.empty()) line += "hint: " + problem.hint + "\n";
    std::fputs(line.c_str(), stderr);
}

void say_remarks(const std::string& tool, const Diagnostics& diagnostics)
{
    for (const Diagnostics::Remark& remark : diagnostics.remarks())
        say(tool, remark.severity == Severity::warning ? "warning" : "note", {remark.where, remark.what, remark.hint});
}

int run_tool(const Tool& tool, int argc, char** argv)
{
    const std::string name = std::string("qda-") + tool.name;
    CLI::App app(tool.question, name);
    const Run run = tool.bind(app);
    prepare_help(app, tool);
    Context context{Output::to_text(), {}, {}};
    try {
        app.parse(argc, argv);
        context.by = frame::by_line(tool, app);
        const int status = run(context);
        say_remarks(name, context.diagnostics);
        return status;
    } catch (const CLI::CallForHelp&) {
        std::cout << app.help() << std::flush;
        return std::cout.good() ? 0 : kUnusable;
    } catch (const CLI::CallForVersion& version) {
        std::cout << version.what() << std::endl;
        return 0;
    } catch (const CLI::ParseError& error) {
        say(name, "error", {{}, error.what(), "see " + name + " --help"});
    } catch (const ClosedPipe&) {
        return 0;  // whoever read our output has seen enough
    } catch (const Error& error) {
        say_remarks(name, context.diagnostics);
        for (const Problem& problem : error.problems()) say(name, "error", problem);
    } catch (const std::bad_alloc&) {
        say(name, "error", {{}, "not enough memory", ""});
    }
    return kUnusable;
}

int run_program(int argc, char** argv)
{
    const std::string_view first = argc > 1 ? argv[1] : "";
    if (first.empty() || first == "--help" || first == "-h" || first == "help") {
        print_overview();
        return 0;
    }
    if (first == "--version") {
        std::puts("qda " QDA_VERSION);
        return 0;
    }
    if (first == "--list-tools") {
        for (const Tool* tool : all_tools()) std::puts(tool->name);
        return 0;
    }
    if (first == "--man" && argc > 2) return print_man(argv[2]);
    if (first == "--completion" && argc > 2) return print_completion(argv[2]);
    if (const Tool* tool = find_tool(first)) return run_tool(*tool, argc - 1, argv + 1);
    std::vector<std::string> names;
    for (const Tool* tool : all_tools()) names.push_back(tool->name);
    const std::string near = nearest_name(first, names);
    say("qda", "error", {{}, "no tool '" + std::string(first) + "'",
                         near.empty() ? "qda alone lists the tools" : "did you mean 'qda " + near + "'?"});
    return kUnusable;
}

}  // namespace

}  // namespace qda

int main(int argc, char** argv)
{
    std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is seen where we write
    const char* slash = std::strrchr(argv[0], '/');
    const std::string_view called = slash ? slash + 1 : argv[0];
    if (called.starts_with("qda-"))
        if (const qda::Tool* tool = qda::find_tool(called.substr(4))) return qda::run_tool(*tool, argc, argv);
    return qda::run_program(argc, argv);
}
