#include "frame/pages.hpp"

#include <cstdio>
#include <sstream>

namespace qda {

namespace {

struct KindWord {
    Kind kind;
    const char* name;
    const char* what;
};
constexpr KindWord kKinds[] = {{Kind::reader, "readers", "file -> segments"},
                               {Kind::filter, "filters", "segments -> segments"},
                               {Kind::analysis, "analyses", "segments -> table"},
                               {Kind::table_filter, "table filters", "tables -> table"},
                               {Kind::display, "displays", "table -> page"},
                               {Kind::check, "checks", "anything -> verdict"}};

std::string full_name(const Tool& tool) { return std::string("qda-") + tool.name; }

std::unique_ptr<CLI::App> app_of(const Tool& tool)
{
    auto app = std::make_unique<CLI::App>(tool.question, full_name(tool));
    tool.bind(*app);
    prepare_help(*app, tool);
    return app;
}

// Roff takes a leading dot or quote for a command, and a plain minus for a hyphen.
std::string roff(const std::string& text)
{
    std::string out;
    bool start = true;
    for (const char c : text) {
        if (start && (c == '.' || c == '\'')) out += "\\&";
        if (c == '\\')
            out += "\\e";
        else if (c == '-')
            out += "\\-";
        else
            out += c;
        start = c == '\n';
    }
    return out;
}

std::string option_names(const CLI::Option& option)
{
    std::string names;
    for (const std::string& s : option.get_snames()) names += (names.empty() ? "-" : ", -") + s;
    for (const std::string& l : option.get_lnames()) names += (names.empty() ? "--" : ", --") + l;
    if (names.empty()) return option.get_name(true);
    if (option.get_expected_min() > 0) names += " " + option.get_type_name();
    return names;
}

std::string quoted_for_shell(const std::string& text)
{
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

void print_bash()
{
    std::puts("_qda() {\n    local tool=${COMP_WORDS[0]##*/} word=${COMP_WORDS[COMP_CWORD]} words=");
    std::puts("    if [[ $tool == qda ]]; then\n        if ((COMP_CWORD == 1)); then");
    std::string tools;
    for (const Tool* tool : all_tools()) tools += std::string(tools.empty() ? "" : " ") + tool->name;
    std::printf("            COMPREPLY=($(compgen -W '%s --help --version' -- \"$word\"))\n", tools.c_str());
    std::puts("            return\n        fi\n        tool=qda-${COMP_WORDS[1]}\n    fi\n    case $tool in");
    for (const Tool* tool : all_tools()) {
        std::string words;
        const auto app = app_of(*tool);
        for (const CLI::Option* option : app->get_options())
            for (const std::string& name : option->get_lnames()) words += " --" + name;
        std::printf("    %s) words='%s' ;;\n", full_name(*tool).c_str(), words.substr(1).c_str());
    }
    std::puts("    esac\n    if [[ $word == -* ]]; then\n        COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))");
    std::puts("    else\n        COMPREPLY=($(compgen -f -- \"$word\"))\n    fi\n}");
    std::string names = "qda";
    for (const Tool* tool : all_tools()) names += " " + full_name(*tool);
    std::printf("complete -o filenames -F _qda %s\n", names.c_str());
}

void print_zsh()
{
    std::string names = "qda";
    for (const Tool* tool : all_tools()) names += " " + full_name(*tool);
    std::printf("#compdef %s\n_qda() {\n    local tool=$service\n    if [[ $tool == qda ]]; then\n", names.c_str());
    std::puts("        if ((CURRENT == 2)); then\n            local -a tools=(");
    for (const Tool* tool : all_tools())
        std::printf("                %s\n", quoted_for_shell(std::string(tool->name) + ":" + tool->question).c_str());
    std::puts("            )\n            _describe tool tools\n            return\n        fi\n        tool=qda-$words[2]\n    fi\n    case $tool in");
    for (const Tool* tool : all_tools()) {
        std::printf("    %s) _arguments -S", full_name(*tool).c_str());
        const auto app = app_of(*tool);
        for (const CLI::Option* option : app->get_options()) {
            for (const std::string& name : option->get_lnames()) {
                std::string help = option->get_description();
                for (char& c : help)
                    if (c == '[' || c == ']' || c == ':') c = ' ';
                std::string spec = "--" + name + "[" + help + "]";
                if (option->get_expected_min() > 0) spec += ":value:" + std::string(option->get_type_name() == "FILE" ? "_files" : " ");
                std::printf(" \\\n        %s", quoted_for_shell(spec).c_str());
            }
        }
        std::puts(" \\\n        '*:file:_files' ;;");
    }
    std::puts("    esac\n}\n_qda \"$@\"");
}

}  // namespace

void prepare_help(CLI::App& app, const Tool& tool)
{
    app.set_version_flag("--version", full_name(tool) + " " QDA_VERSION)->description("Print the version");
    app.get_formatter()->column_width(30);
    app.get_formatter()->label("TEXT", "TEXT");
    app.set_help_flag("--help", "Print this help");
}

void print_overview()
{
    std::puts("qda " QDA_VERSION ": counts, crosses and publishes coded interviews, observations and documents.\n");
    std::puts("Tools are joined by pipes; each is called as qda-VERB or qda VERB, and has --help.\n");
    for (const KindWord& kind : kKinds) {
        bool first = true;
        for (const Tool* tool : all_tools()) {
            if (tool->kind != kind.kind) continue;
            if (first) std::printf("%s (%s)\n", kind.name, kind.what);
            first = false;
            std::printf("  qda-%-12s%s\n", tool->name, tool->question);
        }
    }
    std::puts("\nThe main job, from an ATLAS.ti export to a table:\n");
    std::puts("  qda-import quotations.csv | qda-label --codebook codebook.yaml \\");
    std::puts("    | qda-count --rows respondent --columns variable | qda-table --to md");
}

int print_man(const std::string& name)
{
    if (name == "qda") {
        std::puts(".TH QDA 1 \"\" \"qdatools " QDA_VERSION "\"\n.SH NAME\nqda \\- count, cross and publish coded interviews");
        std::puts(".SH SYNOPSIS\n.B qda\n.I VERB\n[options]\n.SH TOOLS");
        for (const Tool* tool : all_tools())
            std::printf(".TP\n.BR qda\\-%s (1)\n%s\n", roff(tool->name).c_str(), roff(tool->question).c_str());
        return 0;
    }
    for (const Tool* tool : all_tools()) {
        if (name != tool->name) continue;
        const auto app = app_of(*tool);
        std::string upper = full_name(*tool);
        for (char& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        std::printf(".TH %s 1 \"\" \"qdatools " QDA_VERSION "\"\n.SH NAME\nqda\\-%s \\- %s\n", upper.c_str(),
                    roff(tool->name).c_str(), roff(tool->question).c_str());
        std::printf(".SH SYNOPSIS\n.B qda\\-%s\n[options] [FILE...]\n.SH OPTIONS\n", roff(tool->name).c_str());
        for (const CLI::Option* option : app->get_options())
            std::printf(".TP\n.B %s\n%s\n", roff(option_names(*option)).c_str(), roff(option->get_description()).c_str());
        std::printf(".SH NOTES\n.nf\n%s\n.fi\n", roff(app->get_footer()).c_str());
        std::puts(".SH EXIT STATUS\n0: done. 1: a check found something. 2: the input or the command line cannot be used.");
        std::puts(".SH SEE ALSO\n.BR qda (1)");
        return 0;
    }
    std::fprintf(stderr, "qda: error: no tool '%s'\n", name.c_str());
    return 2;
}

int print_completion(const std::string& shell)
{
    if (shell == "bash")
        print_bash();
    else if (shell == "zsh")
        print_zsh();
    else {
        std::fprintf(stderr, "qda: error: completions are for bash and zsh\n");
        return 2;
    }
    return 0;
}

}  // namespace qda
