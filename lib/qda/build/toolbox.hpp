#pragma once

#include <functional>
#include <string>
#include <vector>

#include "qda/base/diagnostics.hpp"
#include "qda/build/pipeline.hpp"

namespace qda {

/// What goes into a tool, or comes out of it.
enum class Flow {
    files,     ///< nothing from a pipe: it names its files
    segments,
    tables,
    page,      ///< for readers: what no other tool takes
    anything,  ///< a check takes what there is
};

/// An option of a tool as a manifest needs to know it.
struct VerbOption {
    std::string name;          ///< `--codebook`, `-o`; a positional one without dashes: `FILE`
    bool takes_value = false;
    bool file = false;         ///< its value names a file
    bool of_reading = false;   ///< says how a foreign file is read
};

/// A tool that a pipeline may call.
struct Verb {
    std::string name;
    Flow takes = Flow::files;
    Flow gives = Flow::page;
    std::vector<VerbOption> options;
    bool of_stream = false;  ///< what it makes of an export is what it makes of the stream that the export is imported to

    const VerbOption* option(std::string_view wanted) const;
    bool has(std::string_view wanted) const { return option(wanted) != nullptr; }
    /// It reads exports, of any format, by itself.
    bool reads_exports() const { return has("FILE") && has("--codebook") && has("--format"); }
    /// It is about a codebook and not about an export.
    bool about_codebook() const { return has("CODEBOOK"); }
};

/// A word of a stage that its tool does not take: which one (0: the verb), and why.
struct Mistake {
    std::size_t word = 0;
    std::string what;
    std::string hint;
};

/// What a tool makes of its words before anything runs.
struct UnderstoodStage {
    std::vector<Mistake> mistakes;
    bool names_input = false;        ///< names a file to read, other than by an option
    std::vector<std::string> files;  ///< all that it reads
    std::vector<std::string> codebooks;  ///< those of `files` that are codebooks
};

/// The quotations behind a cell of a table, by name: `2:31`, or `Document 2:31` where ids are not unique among documents.
struct CellBehind {
    std::vector<std::string> rows;     ///< the cell's label at each level of the rows
    std::vector<std::string> columns;  ///< and of the columns; empty where the table has none
    std::vector<std::string> quotations;
};

/// The tools, as the program that holds them gives them to a manifest: which there are, what they make of a command line,
/// and a run of one with the text that it reads for the text that it writes.
///
/// `run` throws Error as the tool does; its remarks go to the diagnostics. `behind` gives, for the same words and input, the
/// quotations behind each cell that is not zero, without totals; nothing for a tool that does not count.
struct Toolbox {
    std::vector<Verb> verbs;
    std::function<UnderstoodStage(const Stage&)> understand;
    std::function<std::string(const Stage&, std::string input, Diagnostics&)> run;
    std::function<std::vector<CellBehind>(const Stage&, std::string input)> behind;

    const Verb* find(std::string_view name) const;
};

}  // namespace qda
