#pragma once

#include <string>

#include "frame/tool.hpp"

namespace qda::frame {

/// The `#by` line of a tool whose command line was parsed: its name, version and the options that change the result, in the
/// order in which the tool declares them. Paths stay out: the same files in another folder are the same input.
std::string by_line(const Tool& tool, const CLI::App& app);

}  // namespace qda::frame
