#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "qda/base/diagnostics.hpp"
#include "qda/model/batch.hpp"
#include "qda/model/universe.hpp"

namespace qda {

/// A name for each file: without folders and extension (`standard input` for `-`), where needed with the folder before it.
/// Two files of one name in folders of one name keep the same.
std::vector<std::string> names_after_files(const std::vector<std::string>& files);

/// One file a coder: gives the rows of each file that names no coder at all to a coder who is named after the file. Rows
/// wait until it is known whether a row of their file has a coder.
class FileCoders {
public:
    FileCoders(const std::vector<std::string>& files, Universe& universe, BatchSink next, Diagnostics& diagnostics)
        : files_(files), names_(names_after_files(files)), universe_(universe), next_(std::move(next)), diagnostics_(diagnostics)
    {
    }

    void begin(std::size_t file);
    void take(Batch& batch);
    void end();

private:
    void hand_on();

    std::vector<std::string> files_;
    std::vector<std::string> names_;
    Universe& universe_;
    BatchSink next_;
    Diagnostics& diagnostics_;
    std::size_t file_ = 0;
    bool named_ = false;  // a row of this file has a coder
    std::vector<Batch> waiting_;
};

}  // namespace qda
