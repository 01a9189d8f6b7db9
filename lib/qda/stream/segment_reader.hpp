#pragma once

#include <string_view>

#include "qda/base/source.hpp"
#include "qda/model/intake.hpp"

namespace qda {

struct StreamOptions {
    bool partial = false;                  ///< a stream without `#end` was cut on purpose
    bool coder_from_quotation_by = false;  ///< who made the quotation is taken as who coded it
};

/// Does the input start as a stream of segments or a table of ours (`#qda`)?
bool is_our_stream(std::string_view head);

/// Reads the segment stream of FORMAT.md, or several in a row, into `intake`. Regular files are read on all cores.
/// \throws Error for anything that does not follow FORMAT.md, and for a stream that was cut.
void read_stream(Source& source, const StreamOptions& options, Intake& intake);

}  // namespace qda
