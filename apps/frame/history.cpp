#include "frame/history.hpp"

#include <algorithm>

namespace qda::frame {

std::string by_line(const Tool& tool, const CLI::App& app)
{
    static constexpr const char* kSilent[] = {"FILE", "OLD", "NEW", "output", "bare", "no-history", "help", "version"};
    std::string line = std::string("qda-") + tool.name + " " QDA_VERSION;
    for (const CLI::Option* option : app.get_options()) {
        const std::string name = option->get_lnames().empty() ? option->get_name() : option->get_lnames().front();
        const bool silent = std::any_of(std::begin(kSilent), std::end(kSilent), [&](const char* s) { return name == s; });
        if (option->count() == 0 || silent) continue;
        if (option->nonpositional()) line += "\t--" + name;
        if (option->get_type_name() == "FILE" || option->get_expected_min() == 0) continue;
        char between = option->nonpositional() ? ' ' : '\t';
        for (const std::string& value : option->results()) {
            line += between;
            for (const char c : value) line += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
            between = ',';
        }
    }
    return line;
}

}  // namespace qda::frame
