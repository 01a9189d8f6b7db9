#pragma once

#include <functional>
#include <string>
#include <vector>

#include "qda/base/diagnostics.hpp"
#include "qda/build/selecting.hpp"
#include "qda/import/options.hpp"
#include "qda/model/batch.hpp"
#include "qda/model/universe.hpp"

namespace qda {

/// What is read, and how: the inputs of every tool that takes segments.
struct Reading {
    std::vector<std::string> files;  ///< `-` is standard input; none: standard input
    ReadOptions options;
    std::string codebook;  ///< file; empty: none. Labels while reading, as qda-label does
    bool partial = false;  ///< a stream without `#end` was cut on purpose
    bool unmentioned = true;  ///< codes and documents that only the codebook names are there too
    bool file_coders = false;  ///< rows of a file without any coder have one who is named after it (file_coders.hpp)
    SelectionOptions selection;  ///< only these quotations (or codings) go on
    /// Where names become others while reading (a recode map): called with each batch before it is labelled, and once when
    /// all rows are there, before what the codebook says of all is checked.
    std::function<void(Batch&, Universe&)> rewrite = {};
    std::function<void(Universe&)> rewritten = {};
};

/// Reads all inputs, one after another, into `universe`, and hands their rows to `take` in file order: streams of ours
/// and foreign files alike. With a codebook, codes and documents are labelled before rows with them come; with
/// attributes, these are joined. After it the universe is complete. With a selection, rows wait until it is; then only
/// what is selected is handed on, over what the selection leaves of the universe.
/// \throws Error for anything that cannot be used.
void read_segments(const Reading& reading, const Needs& needs, Universe& universe, const BatchSink& take,
                   Diagnostics& diagnostics);

}  // namespace qda
