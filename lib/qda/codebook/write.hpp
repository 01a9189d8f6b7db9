#pragma once

#include <map>
#include <string>
#include <vector>

#include "qda/codebook/codebook.hpp"

namespace qda {

/// What is said in comments of a codebook that is written: lines without their `#`.
struct CodebookComments {
    std::vector<std::string> head;  ///< before everything
    std::map<const CodebookValue*, std::vector<std::string>> values;    ///< above the value
    std::map<const CodebookSource*, std::vector<std::string>> sources;  ///< above the source
    std::vector<std::string> before_sources;
    std::vector<std::string> end;
};

/// A codebook as YAML that read_codebook() reads to the same codebook (places aside). Everything it holds is written; the
/// same codebook gives the same bytes.
std::string codebook_yaml(const Codebook& codebook, const CodebookComments& comments = {});

}  // namespace qda
