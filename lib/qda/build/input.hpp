#pragma once

#include <string>

#include "qda/base/source.hpp"
#include "qda/import/options.hpp"
#include "qda/model/intake.hpp"

namespace qda {

/// Opens an input by the name that a user gives; a folder is what stands in it, where that is one project (`NAME.qda`
/// holds QualCoder's `data.qda`). \throws Error as Source::open does.
Source open_input(const std::string& path);

/// Reads one input into `intake`: a stream of ours, or a foreign file, recognised by content unless `options.format`
/// says it. \throws Error if nothing reads it.
void read_input(Source& source, const ReadOptions& options, bool partial, Intake& intake);

}  // namespace qda
