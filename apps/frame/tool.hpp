#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "qda/base/diagnostics.hpp"
#include "qda/base/output.hpp"
#include "qda/build/reading.hpp"
#include "qda/model/universe.hpp"
#include "qda/table/table.hpp"

namespace qda {

/// What a tool takes and gives. reader: file -> segments; filter: segments -> segments; analysis: segments -> table;
/// table_filter: tables -> table; display: table -> page; check: anything -> verdict.
enum class Kind { reader, filter, analysis, table_filter, display, check };

/// What a tool runs with.
struct Context {
    Output out;
    Diagnostics diagnostics;
    std::string by;  ///< the tool's `#by` line: name, version and the options that change the result
};

/// Does the tool's work; the exit status.
using Run = std::function<int(Context&)>;

/// A tool: its verb, its kind, the question it answers, and the function that declares its options and gives its work.
struct Tool {
    const char* name;
    Kind kind;
    const char* question;
    Run (*bind)(CLI::App& app);
};

/// All tools, in the order help shows them: the one place from which help, links, man pages and completions come.
std::span<const Tool* const> all_tools();

namespace frame {

/// The options of every tool that reads segments: input files, `--codebook`, and how foreign files are read.
std::shared_ptr<Reading> add_reading(CLI::App& app);
/// The same without FILE, of a tool that names its inputs in another way.
std::shared_ptr<Reading> add_reading_options(CLI::App& app);

/// `--where`, `--codings`, `--overlapping` and `--keep-universe`: which quotations of what is read go on. Of every filter
/// and analysis.
void add_where(CLI::App& app, const std::shared_ptr<Reading>& reading);

/// `--output`, `--bare` and `--no-history`, of every tool that writes a stream or a table.
struct Writing {
    std::string output = "-";
    bool bare = false;
    bool no_history = false;
};
std::shared_ptr<Writing> add_writing(CLI::App& app);

/// A list with commas: `--rows respondent,variable`; never takes the next argument.
CLI::Option* add_list(CLI::App& app, const std::string& name, std::vector<std::string>& into, const std::string& help);

/// Writes a table with the tool's history behind that of its input.
void write(Table table, const Writing& writing, Context& context);

/// \throws Error with a hint if `file` is standard input and that is a terminal.
void refuse_terminal(const std::string& file);

/// `level=value`. \throws Error if there is no `=`.
std::pair<std::string, std::string> parted(const std::string& text, const std::string& option);

}  // namespace frame
}  // namespace qda
