#pragma once

#include <string>

#include "frame/tool.hpp"

namespace qda {

/// Sets what `--help` of every tool has: version, layout, width.
void prepare_help(CLI::App& app, const Tool& tool);

/// `qda` alone: what this is, and the tools by kind.
void print_overview();

/// `qda --man VERB`: a man page in roff. Exit status 2 for an unknown tool.
int print_man(const std::string& name);

/// `qda --completion bash|zsh`.
int print_completion(const std::string& shell);

}  // namespace qda
