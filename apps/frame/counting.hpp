#pragma once

#include "frame/tool.hpp"
#include "qda/analysis/count.hpp"

namespace qda::frame {

/// What is counted, and by what: `--rows --columns --unit --share --per-characters --unlabelled --coder --coders`, and how the
/// table is laid out: `--long --zeros --totals --sort --top`. Of qda-count, and of the tools that look behind its tables.
std::shared_ptr<CountOptions> add_counting(CLI::App& app);

}  // namespace qda::frame
