#pragma once

#include <memory>
#include <string>
#include <vector>

#include "frame/tool.hpp"
#include "qda/model/finding.hpp"

namespace qda::frame {

/// `--to`, `--error` and `--ignore` of tools of the kind check.
struct Verdict {
    std::string to = "text";
    FindingChoice choice;
};
std::shared_ptr<Verdict> add_verdict(CLI::App& app);

/// The kinds of findings with their severity, for help.
std::string list_of_kinds();

/// Prints the findings, sums them up on standard error, and gives the exit status: 1 if there is an error among them.
/// `history` is that of the input, for `--to tsv`. \throws Error for an unknown form or kind.
int verdict(std::vector<Finding> findings, std::vector<std::string> history, const Verdict& how, const Writing& writing,
            Context& context);

/// \throws Error for an unknown form or kind: asked before anything is read.
void check_verdict(const Verdict& how);

}  // namespace qda::frame
