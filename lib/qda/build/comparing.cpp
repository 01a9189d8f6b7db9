#include "qda/build/comparing.hpp"

#include <sys/stat.h>

#include <memory>

#include <fmt/format.h>

#include "qda/analysis/diff_cells.hpp"
#include "qda/analysis/diff_codebooks.hpp"
#include "qda/analysis/diff_exports.hpp"
#include "qda/analysis/diff_tables.hpp"
#include "qda/analysis/explain.hpp"
#include "qda/analysis/recoding.hpp"
#include "qda/base/choice.hpp"
#include "qda/build/checking.hpp"
#include "qda/table/table_stream.hpp"

namespace qda {

namespace {

// An export that was read, and the counter that saw it.
struct ReadExport {
    CodedProject project;
    std::unique_ptr<Counter> counter;
};

void read_export(const std::string& path, const std::string& codebook, const Reading& how, const CountOptions& counting, ReadExport& into,
                 Recoding* recoding, Diagnostics& diagnostics)
{
    Reading reading = how;
    reading.files = {path};
    reading.codebook = codebook.empty() ? how.codebook : codebook;
    reading.unmentioned = false;  // what only the codebook names is no difference of exports
    if (recoding) {
        reading.rewrite = [recoding](Batch& batch, Universe& universe) { recoding->rewrite(batch, universe); };
        reading.rewritten = [recoding](Universe& universe) { recoding->finish(universe); };
    }
    if (!counting.rows.empty()) into.counter = std::make_unique<Counter>(counting, into.project.universe, diagnostics);
    Needs needs = into.counter ? explain_needs(*into.counter, true) : Corpus::needs(true);
    const auto take = [&](Batch& batch) {
        into.project.corpus.add(batch);
        if (into.counter) into.counter->add(batch);
    };
    read_segments(reading, needs, into.project.universe, take, diagnostics);
    into.project.corpus.close();
}

KnownNames names_in(const Universe& universe) { return {universe.codes.names(), universe.documents.names()}; }

Differences compare_two_exports(const DiffOptions& options, const Reading& how, CountOptions counting, Diagnostics& diagnostics)
{
    counting.traced = true;
    counting.top.reset();  // rows beyond them differ too
    RecodeMap map;
    if (!options.map.empty()) map = read_recode_map(options.map);
    ReadExport now;
    read_export(options.now, options.new_codebook, how, counting, now, nullptr, diagnostics);
    Recoding recoding(map, now.project);
    ReadExport before;
    read_export(options.before, options.old_codebook, how, counting, before, map.rules.empty() ? nullptr : &recoding, diagnostics);
    if (!map.rules.empty()) check_recode_map(map, recoding.names_before(), names_in(now.project.universe));
    const Pairing pairing = pair_quotations(before.project, now.project);
    Differences comparison = compare_exports(before.project, now.project, pairing, {recoding.gone_codes(), recoding.gone_documents()});
    if (!counting.rows.empty()) {
        const std::string exports = summary_of(comparison);
        comparison = compare_cells(before.counter->all_behind(), now.counter->all_behind(), before.project, now.project, pairing, counting);
        comparison.notes.push_back("the exports: " + exports);
    }
    for (const std::string& line : in_words(map)) comparison.notes.push_back(line);
    return comparison;
}

// Nothing that is asked for is left out in silence.
void check_options(const DiffOptions& options, const std::string& kind, const CountOptions& counting)
{
    const bool exports = kind == "exports";
    if (!exports && (!counting.rows.empty() || !counting.columns.empty()))
        throw Error({}, fmt::format("--rows and --columns with two {}", kind), "cells and what is behind them are compared in two exports");
    if (counting.rows.empty() && (!counting.columns.empty() || counting.unit != CountOptions{}.unit))
        throw Error({}, "--columns or --unit without --rows", "--rows names the levels of the count whose cells are compared");
    if (!exports && (!options.old_codebook.empty() || !options.new_codebook.empty()))
        throw Error({}, fmt::format("--old-codebook or --new-codebook with two {}", kind), "they label exports; two codebooks are OLD and NEW");
    if (kind != "tables" && options.words)
        throw Error({}, fmt::format("--text with two {}", kind), "words are shown of tables only; qda-quotes --text shows those of an export");
    if (kind == "tables" && !options.map.empty())
        throw Error({}, "--map with two tables", "a map says what became of codes: give the exports, and --rows");
}

Table read_whole_table(const std::string& path)
{
    Source source = Source::open(path);
    return read_table(source);
}

std::string kind_of_both(const DiffOptions& options)
{
    if (!options.kind.empty()) {
        must_be_one_of(options.kind, {"exports", "codebooks", "tables"}, "--kind");
        return options.kind;
    }
    const std::optional<std::string> before = diff_kind_of(options.before);
    const std::optional<std::string> now = diff_kind_of(options.now);
    if (before && now && *before != *now)
        throw Error({}, fmt::format("{} and {} are of two kinds: {} and {}", options.before, options.now, *before, *now), "compare two exports, two codebooks or two tables; --kind says what they are");
    return before ? *before : now ? *now : "exports";
}

}  // namespace

std::optional<std::string> diff_kind_of(const std::string& path)
{
    struct stat status = {};
    if (path == "-" || (::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode))) return std::nullopt;
    if (is_codebook(path)) return "codebooks";
    if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return "exports";
    Source source = Source::open(path);
    const std::string_view head = source.peek(64);
    return head.starts_with("#qda\t") && head.find("\ttable") != head.npos && head.find("\ttable") < head.find('\n') ? "tables" : "exports";
}

Differences compare_files(const DiffOptions& options, const Reading& reading, const CountOptions& counting, Diagnostics& diagnostics)
{
    if (options.before == "-" && options.now == "-")
        throw Error({}, "both the old and the new one are standard input", "name a file for one of them");
    const std::string kind = kind_of_both(options);
    check_options(options, kind, counting);
    if (kind == "exports") return compare_two_exports(options, reading, counting, diagnostics);
    if (kind == "tables") return compare_tables(read_whole_table(options.before), read_whole_table(options.now), options.words);
    RecodeMap map;
    if (!options.map.empty()) map = read_recode_map(options.map);
    return compare_codebooks(read_codebook(options.before), read_codebook(options.now), map);
}

}  // namespace qda
