#include "qda/build/checking.hpp"

#include <algorithm>
#include <array>
#include <sys/stat.h>

#include "qda/analysis/check.hpp"
#include "qda/codebook/soundness.hpp"
#include "qda/model/corpus.hpp"

namespace qda {

namespace {

// Problems with a line in this file, as findings; others are not for a reader of the file to solve.
void take_problems(const Error& error, const std::string& file, std::vector<Finding>& findings)
{
    for (const Problem& problem : error.problems())
        if (problem.where.file != file || problem.where.line == 0) throw error;
    for (const Problem& problem : error.problems())
        findings.push_back({FindingKind::codebook_invalid, problem.where, {}, {}, problem.what, problem.hint, {}});
}

bool begins_like_a_codebook(std::string_view text)
{
    static constexpr std::array<std::string_view, 12> kKeys = {
        "codebook",   "title",  "language", "dimensions", "sources",    "source_kinds", "instruments",
        "quote_code", "tables", "case",     "background", "research_questions"};
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        const bool stream = line.starts_with("#qda\t");
        if (stream) return false;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos || line.front() == '#' || line.starts_with("---")) continue;
        return std::any_of(kKeys.begin(), kKeys.end(), [&](std::string_view key) {
            return line.starts_with(key) && line.substr(key.size()).starts_with(':');
        });
    }
    return false;
}

}  // namespace

bool is_codebook(const std::string& path)
{
    if (path == "-") return false;
    if (path.ends_with(".yaml") || path.ends_with(".yml")) return true;
    struct stat status = {};
    // Only a file can be looked into and then be read again.
    if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return false;
    Source source = Source::open(path);
    return begins_like_a_codebook(source.peek(std::size_t{1} << 16));
}

std::optional<Codebook> check_codebook_file(const std::string& path, std::vector<Finding>& findings)
{
    try {
        Codebook codebook = read_codebook(path);
        const std::vector<Finding> found = codebook_findings(codebook);
        findings.insert(findings.end(), found.begin(), found.end());
        return codebook;
    } catch (const Error& error) {
        take_problems(error, path, findings);
        return std::nullopt;
    }
}

bool check_export(const Reading& reading, const Codebook* codebook, Universe& universe, std::vector<Finding>& findings)
{
    Reading how = reading;
    how.unmentioned = false;
    Corpus corpus;
    Diagnostics remarks;
    try {
        read_segments(how, Corpus::needs(false), universe, [&](Batch& batch) { corpus.add(batch); }, remarks);
    } catch (const Error& error) {
        if (!codebook) throw;
        take_problems(error, codebook->file, findings);  // globs of two values on one code of the export
        return false;
    }
    corpus.close();
    std::vector<Finding> found = export_findings({corpus, universe, codebook}, remarks);
    const bool named = reading.files.size() == 1 && reading.files.front() != "-";
    for (Finding& finding : found) {
        if (named && finding.where.file.empty()) finding.where = {reading.files.front()};
        findings.push_back(std::move(finding));
    }
    return true;
}

}  // namespace qda
