#pragma once

#include <map>
#include <string>
#include <vector>

#include "qda/base/source.hpp"
#include "qda/build/table_record.hpp"

namespace qda {

/// An output as it was made: its file, what made it and what came out, as hashes (SHA-256).
struct LockedOutput {
    std::string path;      ///< from the manifest's folder
    std::string pipeline;  ///< of the pipeline as a shell command, with caption, language and the like
    std::string result;    ///< of the file
};

struct LockedInput {
    std::string path;
    std::string content;  ///< hash
    bool codebook = false;
};

/// What is kept of a table that was made.
struct LockedTable {
    std::string version;  ///< of the program
    std::string caption;
    std::string number;
    std::vector<LockedInput> inputs;    ///< sorted by path
    std::vector<LockedOutput> outputs;  ///< sorted by path
    TableRecord record;                 ///< empty for a page

    const LockedOutput* output(std::string_view path) const;
};

/// The lock file of a manifest: what every output was made from, in plain text, sorted, the same bytes for the same
/// content. MANIFEST.md describes its lines.
struct Lock {
    std::map<std::string, LockedTable> tables;  ///< by id
};

/// `tables.yaml` has `tables.lock`.
std::string lock_path(const std::string& manifest);

/// An empty lock where there is no file. \throws Error with line for a file that is no lock.
Lock read_lock(const std::string& path);
Lock read_lock(Source& source);

std::string lock_text(const Lock& lock);

}  // namespace qda
