#pragma once

#include <optional>
#include <string>
#include <vector>

#include "qda/build/claims.hpp"
#include "qda/build/pipeline.hpp"

namespace qda {

/// What the pipelines of a manifest read, as it names it: paths from the manifest's folder.
struct ManifestInputs {
    std::vector<Word> exports;
    std::optional<Word> codebook;
    std::vector<Word> codes;       ///< code lists
    std::vector<Word> documents;   ///< document lists
    std::vector<Word> attributes;  ///< tables of attributes
    std::vector<Word> options;     ///< further options of the first verb: `--column code=Kodes`
};

/// A table (or page) to be made.
struct ManifestTable {
    std::string id;  ///< letters, digits, `_`, `-`, `.`: its files are named so
    Location where;
    std::string caption;         ///< empty: the title that the pipeline gives
    std::optional<int> number;   ///< of the table in its publication
    std::optional<int> digits;   ///< of forms for readers
    std::string language;        ///< empty: that of the tools
    std::vector<Word> formats;
    bool page = false;           ///< the last verb makes the page, in each format, itself
    std::vector<Stage> pipeline; ///< as it is written
};

/// The tables of a study as code: MANIFEST.md says what the keys mean.
struct Manifest {
    std::string file;    ///< as the user named it
    std::string folder;  ///< where it lies: `.`, or up to the last slash
    std::string title;
    ManifestInputs inputs;
    std::string outputs;  ///< folder of the results, from the manifest's folder
    std::string language;  ///< of the defaults; empty: that of the tools
    std::vector<ManifestTable> tables;
    std::vector<Claim> claims;
    std::vector<NamedFigure> figures;  ///< for running text: numbers.yaml and numbers.tex

    const ManifestTable* find(std::string_view id) const;
    /// A path from the manifest's folder, as seen from where the program runs.
    std::string path(const std::string& from_folder) const;
    /// The file of the figures in a form, yaml or tex, from the manifest's folder.
    std::string figures_path(const std::string& form) const { return outputs + "/" + kFiguresId + "." + form; }
};

/// Reads a manifest. What is wrong with it by itself is added to `problems`, with its place; what is read is then not all.
/// \throws Error if it is no YAML.
Manifest read_manifest(const std::string& file, std::vector<Problem>& problems);

/// The forms in which a manifest's tables are made unless it says so: md, latex, html, csv and, where it can be made, xlsx.
std::vector<std::string> usual_formats();

}  // namespace qda
