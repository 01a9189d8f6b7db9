#include "qda/build/starting.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "qda/base/output.hpp"
#include "qda/base/source.hpp"
#include "qda/build/pipeline.hpp"
#include "qda/build/reading.hpp"
#include "qda/codebook/codebook.hpp"
#include "qda/codebook/skeleton.hpp"

namespace qda {

namespace {

namespace fs = std::filesystem;

constexpr const char* kGitHub =
    "# Are the committed tables still true? They are made again from the export; where the confidential export is not in\n"
    "# the repository, they are checked against tables.lock.\n"
    "name: tables\n"
    "on: [push, pull_request]\n"
    "jobs:\n"
    "  check:\n"
    "    runs-on: ubuntu-latest\n"
    "    container: debian:12\n"
    "    steps:\n"
    "      - uses: actions/checkout@v4\n"
    "      # The Debian package of qdatools, kept in the folder ci of this repository.\n"
    "      - run: apt-get update && apt-get install -y ./ci/qdatools_*.deb\n"
    "      - run: qda-build tables.yaml --check --to github\n";

constexpr const char* kGitLab =
    "# Are the committed tables still true? They are made again from the export; where the confidential export is not in\n"
    "# the repository, they are checked against tables.lock.\n"
    "tables:\n"
    "  image: debian:12\n"
    "  script:\n"
    "    # The Debian package of qdatools, kept in the folder ci of this repository.\n"
    "    - apt-get update && apt-get install -y ./ci/qdatools_*.deb\n"
    "    - qda-build tables.yaml --check\n";

constexpr const char* kAttributes =
    "# Results are compared byte by byte: git must not change their line ends.\n"
    "/tables/** -text\n"
    "/tables.lock -text\n";

std::string quoted(const std::string& text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

bool below(const std::string& path) { return !path.starts_with("../") && !path.starts_with('/'); }

class Starter {
public:
    Starter(const Codebook& book, std::vector<std::string> exports, std::string language)
        : book_(book), exports_(std::move(exports)), dutch_(language == "nl"), language_(std::move(language))
    {
    }

    std::string manifest()
    {
        text_ = dutch_ ? "# De tabellen van het onderzoek: `qda-build tables.yaml` maakt ze, `qda-build tables.yaml --check` zegt of ze nog kloppen.\n"
                       : "# The tables of the study: `qda-build tables.yaml` makes them, `qda-build tables.yaml --check` says whether they are still true.\n";
        text_ += fmt::format("build: {}\n\ninputs:\n  exports:\n", quoted(book_.id));
        for (const std::string& one : exports_) text_ += "    - " + quoted(one) + "\n";
        text_ += fmt::format("  codebook: codebook.yaml\n\ndefaults:\n  language: {}\n  formats: [md, latex, html, csv, xlsx]\n\noutputs: tables\n\ntables:\n", language_);
        codes();
        levels();
        bottlenecks();
        return std::move(text_);
    }

private:
    std::string word(const char* english, const char* dutch) const { return dutch_ ? dutch : english; }

    void table(const std::string& id, const std::string& caption, const std::string& pipeline)
    {
        text_ += fmt::format("  - id: {}\n    caption: {}\n    pipeline: {}\n", id, quoted(caption), pipeline);
    }

    void codes()
    {
        table("codes", word("Codes by number of codings", "Codes naar aantal coderingen"), "import | label | count --rows code --unit codings --sort total");
        table("codes_by_document", word("Codes by document", "Codes per document"), "import | label | count --rows code --columns document --totals");
    }

    void levels()
    {
        if (book_.dimensions.empty()) return;
        const bool respondents = std::any_of(book_.sources.begin(), book_.sources.end(), [](const auto& source) { return source.respondent; });
        for (const CodebookLevel& level : book_.dimensions.front().levels) {
            const std::string name = shell_quoted(level.name);
            if (respondents && &level == &book_.dimensions.front().levels.front())
                table("respondents_by_" + level.name, word("Quotations by respondent", "Fragmenten per respondent"),
                      fmt::format("import | label | count --rows respondent --columns {} --totals", name));
            if (book_.sources.empty()) continue;  // then nothing says what kind a document is
            table(level.name + "_by_source_kind", word("Quotations by kind of source", "Fragmenten per vindplaats"),
                  fmt::format("import | label | count --rows {} --columns source_kind --totals", name));
        }
    }

    void bottlenecks()
    {
        text_ += word("\n  # When the codebook declares which code is the judgement knelpunt (see the comments in it), take these too:\n",
                      "\n  # Zodra het codeboek zegt welke code het oordeel knelpunt is (zie het commentaar daarin), kunnen ook deze:\n");
        text_ +=
            "  # - id: judgements\n"
            "  #   pipeline: import | label | count --rows variable --columns judgement --totals\n"
            "  # - id: knelpunten\n"
            "  #   page: true\n"
            "  #   formats: [md]\n"
            "  #   pipeline: knelpunt --text\n";
    }

    const Codebook& book_;
    std::vector<std::string> exports_;
    bool dutch_;
    std::string language_;
    std::string text_;
};

// As it is named from the new folder.
std::string from_folder(const std::string& path, const std::string& folder)
{
    if (fs::path(path).is_absolute()) return path;
    const fs::path here = fs::absolute(path).lexically_normal();
    return here.lexically_relative(fs::absolute(folder).lexically_normal()).generic_string();
}

std::string id_of(const std::string& folder)
{
    const std::string name = fs::absolute(folder).lexically_normal().filename().string();
    const std::string id = name.empty() ? fs::absolute(folder).lexically_normal().parent_path().filename().string() : name;
    return id.empty() ? "my-study" : id;
}

}  // namespace

std::vector<StarterFile> starter_files(const std::string& folder, const std::vector<std::string>& exports,
                                       const std::string& language, Diagnostics& diagnostics)
{
    Reading reading;
    reading.files = exports;
    Universe universe;
    read_segments(reading, {}, universe, [](Batch&) {}, diagnostics);
    SkeletonOptions options;
    options.id = id_of(folder);
    options.language = language;
    const std::string codebook = codebook_skeleton(universe, options, diagnostics);
    Source source = Source::from_text("codebook.yaml", codebook);
    const Codebook book = read_codebook(source);

    std::vector<std::string> paths;
    std::string ignored;
    for (const std::string& path : exports) {
        paths.push_back(from_folder(path, folder));
        if (below(paths.back())) ignored += "/" + paths.back() + "\n";
    }
    std::vector<StarterFile> files = {{"tables.yaml", Starter(book, paths, language).manifest()},
                                      {"codebook.yaml", codebook},
                                      {".gitattributes", kAttributes},
                                      {".github/workflows/tables.yml", kGitHub},
                                      {".gitlab-ci.yml", kGitLab}};
    if (!ignored.empty())
        files.push_back({".gitignore", "# What participants said stays out of the repository; take the line out where it may be in it.\n" + ignored});
    return files;
}

void write_starter(const std::string& folder, const std::vector<StarterFile>& files)
{
    const auto path_of = [&](const StarterFile& file) { return (fs::path(folder) / file.name).string(); };
    for (const StarterFile& file : files)
        if (fs::exists(path_of(file)))
            throw Error({path_of(file)}, "is there already", "name a new folder, or take the file away: nothing was written");
    for (const StarterFile& file : files) {
        std::error_code failed;
        fs::create_directories(fs::path(path_of(file)).parent_path(), failed);
        if (failed) throw Error({folder}, "cannot make the folder: " + failed.message());
        Output out = Output::open(path_of(file));
        out.write(file.text);
        out.close();
    }
}

}  // namespace qda
